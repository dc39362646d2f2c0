import { isPast, issuedOf, type AlertRecord } from '../alerts/alert-record.js';

export type Over = 'superseded' | 'ended';

/**
 * Why nobody is rung or visited for this version any more. An all-clear and a cancellation are themselves the newest word
 * of an alert that is over: they are still told.
 */
export function whyOver(record: AlertRecord, versionId: string, now: Date): Over | undefined {
  const newest = issuedOf(record);
  if (newest === undefined || newest.id !== versionId) return 'superseded';
  if (isPast(record, now)) return 'ended';
  const isLastWord = newest.content.messageType === 'AllClear' || newest.content.messageType === 'Cancel';
  const isClosed = record.state === 'cancelled' || record.state === 'ended';
  return isClosed && !isLastWord ? 'ended' : undefined;
}
