import { findChannel } from '../channels/index.js';
import type { Lane } from '../domain/alert.js';

/** A worker that is silent for so long is taken for dead: its dispatches are free again. */
export const LEASE_SECONDS = 5;

/** Deaths in a row after which a dispatch goes on one address at a time, to find the one that kills. */
export const CRASHES_UNTIL_SINGLE = 3;

/** A batch of at most 500 addresses of one channel, language, destination and lane: the unit of queueing. */
export interface Dispatch {
  id: string;
  versionId: string;
  channel: string;
  language: string;
  lane: Lane;
  /** Why these people: their area, their group, or only that an earlier version went to them. */
  because: 'area' | 'group' | 'earlier';
  /** Keyed hash of the mail domain or push service; '' = mixed, or one provider for all. */
  destination: string;
  wayIds: string[];
  /** 0 = cut by the fan-out; more = what a dispatch before it left to be tried again. */
  round: number;
  /** How often it, or the one it came from, was tried before. */
  tries: number;
  /** Workers that died with it in a row, nothing settled in between. */
  crashes: number;
  /** These people must be tried again with this key. */
  repeatKey?: string;
  firstTriedAt: Date;
  /** Doubtful window left by a worker that died while sending: [from, to) of `wayIds`. */
  handing?: Span;
}

/** Part of a dispatch: 0-based, end exclusive. */
export interface Span {
  from: number;
  to: number;
}

/** Proof that this worker holds the dispatch, until the lease runs out. */
export interface Lease {
  dispatch: Dispatch;
  token: string;
}

/** What is left to be tried again, together. */
export interface Remainder {
  wayIds: readonly string[];
  pauseMs: number;
  repeatKey?: string;
}

/** A dispatch that no queue seems to have. */
export type Forgotten = Pick<Dispatch, 'id' | 'channel' | 'lane' | 'tries'>;

type Queued = Pick<Dispatch, 'channel' | 'lane' | 'tries'>;

/**
 * The queue that carries a dispatch. Life-safety has workers of its own, so that it never waits behind a newsletter
 * that is under way; retries have theirs, so that a dead mail server does not stand in front of first tries.
 */
export function deliveryQueue({ channel, lane, tries }: Queued): string {
  if (findChannel(channel)?.reach === 'public') return `deliver-${channel}`;
  if (tries > 0) return `deliver-${channel}-retry`;
  return `deliver-${channel}-${lane === 'emergency' ? 'emergency' : 'bulk'}`;
}

/** Every queue of a channel. */
export function deliveryQueues(channel: string): string[] {
  const lanes = ['emergency', 'notice'] as const;
  const queues = lanes.flatMap((lane) => [0, 1].map((tries) => deliveryQueue({ channel, lane, tries })));
  return [...new Set(queues)];
}
