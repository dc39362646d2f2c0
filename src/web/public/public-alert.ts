import { issuedOf, newestOf, type AlertRecord, type VersionRecord } from '../../alerts/alert-record.js';
import { hasExpired } from '../../domain/alert.js';
import { textFor, type Language } from '../../domain/language.js';
import { markTitle } from '../../domain/marking.js';
import type { Standing } from './alert-words.js';

/** The version residents may read: the newest that went out, or what is shown only. A draft is nobody's business. */
export function publicVersion(record: AlertRecord): VersionRecord | undefined {
  return issuedOf(record) ?? (record.state === 'shown' ? newestOf(record) : undefined);
}

/** Everything residents may read, newest first. */
export function publicVersions(record: AlertRecord): VersionRecord[] {
  const issued = record.versions.filter((version) => version.issuedAt !== undefined);
  const only = publicVersion(record);
  return issued.length > 0 ? issued.toReversed() : only === undefined ? [] : [only];
}

export function standingOf(record: AlertRecord, version: VersionRecord, now: Date): Standing {
  if (record.state === 'cancelled' || version.content.messageType === 'Cancel') return 'cancelled';
  if (record.state === 'ended' || version.content.messageType === 'AllClear') return 'cleared';
  return hasExpired(version.content, now) ? 'expired' : 'active';
}

/** The headline with its drill mark, in the language asked for or the next best. */
export function headlineOf(version: VersionRecord, language: Language): { text: string; language: Language } {
  const found = textFor(version.content.texts, language);
  return { text: markTitle(version.content.kind, found.language, found.text.headline), language: found.language };
}

/** When residents were told; what is shown only counts from when it was written down. */
export function toldAt(version: VersionRecord): Date {
  return version.issuedAt ?? version.createdAt;
}

/** 第N報 as residents count: what they were told, not what the office drafted in between. */
export function reportNumber(record: AlertRecord, version: VersionRecord): number {
  return publicVersions(record).filter((each) => each.number <= version.number).length;
}
