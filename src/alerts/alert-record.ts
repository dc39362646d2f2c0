import type { Identity, VersionContent } from '../domain/alert.js';
import type { State } from '../domain/lifecycle.js';

/** One version as kept. Immutable from the moment it is issued. */
export interface VersionRecord {
  id: string;
  alertId: string;
  number: number;
  content: VersionContent;
  /** SHA-256 of the canonical content, hex: what an approver signs. */
  contentHash: string;
  createdAt: Date;
  /** Account, key or rule that wrote it. */
  author: { id: string; name: string };
  approver?: { id: string; name: string };
  issuedAt?: Date;
}

/** Who did what to an alert, oldest first. */
export interface AlertEvent {
  at: Date;
  by: string;
  move: string;
  versionNumber: number;
  detail: string;
}

export interface AlertRecord {
  id: string;
  /** Five digits: printed, read aloud, typed. */
  shortId: string;
  state: State;
  organisation: string;
  identity: Identity;
  createdAt: Date;
  noticeId?: string;
  /** Set when 継続 said again what the newest version says: it holds longer than that version knew. */
  prolongedUntil?: Date;
  /** Oldest first, never empty. */
  versions: VersionRecord[];
  events: AlertEvent[];
}

export function newestOf(record: AlertRecord): VersionRecord {
  const newest = record.versions.at(-1);
  if (newest === undefined) throw new Error(`alert ${record.id} has no version`);
  return newest;
}

/** The newest version that residents have been told, if any. */
export function issuedOf(record: AlertRecord): VersionRecord | undefined {
  return record.versions.findLast((version) => version.issuedAt !== undefined);
}

/** Until when the newest word holds. */
export function holdsUntil(record: AlertRecord): Date {
  const said = Date.parse(newestOf(record).content.expiresAt);
  return new Date(Math.max(said, record.prolongedUntil?.getTime() ?? 0));
}

export function isPast(record: AlertRecord, now: Date): boolean {
  return holdsUntil(record) <= now;
}

/** 第N報: residents count what they were told, not the drafts in between. */
export function reportNumber(record: AlertRecord, version: VersionRecord): number {
  return 1 + record.versions.filter((each) => each.issuedAt !== undefined && each.number < version.number).length;
}
