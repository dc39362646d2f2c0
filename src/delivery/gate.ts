import type { AlertRecord, VersionRecord } from '../alerts/alert-record.js';
import { hasExpired } from '../domain/alert.js';
import type { Reason } from '../domain/outcome.js';

/**
 * Why a version must not go out any more, asked again right before each window. A cancellation and an
 * all-clear are themselves the newest version of an alert that is over: they go.
 */
export function closedFor(record: AlertRecord, version: VersionRecord, now: Date): Reason | undefined {
  if (hasExpired(version.content, now)) return 'expired';
  const newer = record.versions.findLast(
    (candidate) => candidate.issuedAt !== undefined && candidate.number > version.number,
  );
  if (newer !== undefined) return newer.content.messageType === 'Cancel' ? 'cancelled' : 'superseded';
  const closes = version.content.messageType === 'Cancel' || version.content.messageType === 'AllClear';
  if (closes) return undefined;
  return record.state === 'cancelled' || record.state === 'ended' ? 'cancelled' : undefined;
}
