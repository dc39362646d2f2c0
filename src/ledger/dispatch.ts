import type { Lane } from '../domain/alert.js';
import type { Attempted } from '../domain/outcome.js';

/** A batch of at most 500 addresses of one channel, language and lane: the unit of queueing. */
export interface Dispatch {
  id: string;
  versionId: string;
  channel: string;
  language: string;
  lane: Lane;
  wayIds: string[];
  /** 0 = first try. */
  round: number;
  /** Doubtful window left by a worker that died while sending: [from, to). */
  handing?: { from: number; to: number };
}

/** Proof that this worker holds the dispatch, until the lease runs out. */
export interface Lease {
  dispatch: Dispatch;
  token: string;
}

/** Results to be written for one dispatch. */
export interface Settlement {
  lease: Lease;
  attempts: readonly Attempted[];
  at: Date;
}

/** Name of the queue that carries a channel's dispatches. */
export function deliveryQueue(channel: string): string {
  return `deliver-${channel}`;
}
