import type { ParseProblem, Remark } from '../sources/source.js';

export const NOTICE_STATES = ['received', 'parsed', 'quarantined'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** The raw bytes that a source handed in, with where and when; the bytes themselves are read apart. */
export interface NoticeRecord {
  id: string;
  source: string;
  organisation: string;
  receivedAt: Date;
  mediaType: string;
  state: NoticeState;
  /** Size in bytes. */
  bytes: number;
  alertIds: string[];
  problem?: ParseProblem;
  /** What became of it, in words: recorded, no news, concerns nobody here. */
  note?: { ja: string; en: string };
  /** What was found while reading: rules broken, mended, noted. */
  report?: Remark[];
}

/** How many notices of a source are in a state. */
export interface NoticeCount {
  source: string;
  state: NoticeState;
  count: number;
}
