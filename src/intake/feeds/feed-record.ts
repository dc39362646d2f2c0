import type { ParseProblem } from '../../sources/source.js';

/** What is kept of a feed. */
export interface FeedRecord {
  name: string;
  url: string;
  createdAt: Date;
  /** The first answer; what is older than that is not taken in. */
  beganAt?: Date;
  polledAt?: Date;
  /** The last good answer, changed or not. */
  succeededAt?: Date;
  /** The last answer with a document. */
  changedAt?: Date;
  /** When the publisher last had something new, by the feed's own word. */
  newsAt?: Date;
  /** Since when the long edition is to be read. */
  longDueAt?: Date;
  longReadAt?: Date;
  etag?: string;
  lastModified?: string;
  /** The publisher's clock against ours; positive = ahead. */
  skewSeconds?: number;
  failures: number;
  /** Not asked today any more: the day's bytes are used up. */
  isPaused: boolean;
  problem?: ParseProblem;
}

/** What a good answer says of its feed. */
export interface FeedNews {
  at: Date;
  /** The earlier of the publisher's clock and ours. */
  earliest: Date;
  skewSeconds?: number;
  /** Absent for an answer "unchanged". */
  document?: { etag?: string; lastModified?: string; updated?: Date };
  /** The long edition: to be read (again), or read. */
  long?: 'due' | 'read';
  problem?: ParseProblem;
}

/** A document that a feed led to and that is still to be fetched. */
export interface WaitingEntry {
  url: string;
  feed: string;
  updatedAt: Date;
  attempts: number;
}

/** An entry that a person may want to know about. */
export interface TroubledEntry {
  url: string;
  feed: string;
  state: 'waiting' | 'failed';
  updatedAt: Date;
  attempts: number;
  problem: ParseProblem;
}

export interface EntryCounts {
  waiting: number;
  /** Waiting although it was tried several times. */
  stuck: number;
  /** Given up within the last day. */
  failed: number;
  fetched: number;
  skipped: number;
}
