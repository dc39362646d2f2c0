import { retryDelayMs, type Attempted } from '../domain/outcome.js';
import type { Dispatch, Remainder } from '../ledger/dispatch.js';

/** Nobody tries longer than this, whatever `expires` says: it is no emergency any more. */
const LONGEST_MS = 72 * 3_600_000;
/** The last try comes so long before the end: a message that arrives as it expires helps nobody. */
const LAST_TRY_BEFORE_MS = 5_000;

export interface Retry {
  tries: number;
  again: readonly Attempted[];
  /** The lane is closed for so long. */
  laneWaitMs: number;
  now: Date;
  expiresAt: Date;
  firstTriedAt: Date;
}

/** When to try again: after the planned pause, what the provider asked and what the lane needs; never past the end. */
export function nextTry(retry: Retry): { pauseMs: number } | 'over' {
  const { tries, again, laneWaitMs, now, expiresAt, firstTriedAt } = retry;
  const end = Math.min(expiresAt.getTime(), firstTriedAt.getTime() + LONGEST_MS) - LAST_TRY_BEFORE_MS;
  const leftMs = end - now.getTime();
  if (leftMs <= 0) return 'over';
  const asked = Math.max(0, ...again.map((each) => each.retryAfterMs ?? 0));
  const planned = again.length === 0 ? laneWaitMs : retryDelayMs(tries + 1, Math.max(asked, laneWaitMs));
  return { pauseMs: Math.min(planned, leftMs) };
}

/**
 * Who is tried again together. A call that stayed unanswered is repeated for the same people with the same key, so that
 * a provider that did take it knows it again (LINE's X-Line-Retry-Key).
 */
export function remaindersOf(
  dispatch: Dispatch,
  again: readonly Attempted[],
  rest: readonly string[],
): Omit<Remainder, 'pauseMs'>[] {
  const groups = new Map<string, string[]>();
  for (const { wayId, repeatKey = '' } of again) groups.set(repeatKey, [...(groups.get(repeatKey) ?? []), wayId]);
  // Nobody asked about these yet: they keep the key the dispatch came with.
  if (rest.length > 0) {
    const key = dispatch.repeatKey ?? '';
    groups.set(key, [...(groups.get(key) ?? []), ...rest]);
  }
  return [...groups].map(([repeatKey, wayIds]) => ({ wayIds, ...(repeatKey === '' ? {} : { repeatKey }) }));
}
