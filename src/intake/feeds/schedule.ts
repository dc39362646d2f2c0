/** The next moment of a grid of `everySeconds` that begins `offsetSeconds` after the full minute; never now itself. */
export function nextPoll(now: Date, grid: { everySeconds: number; offsetSeconds: number }): Date {
  const every = grid.everySeconds * 1_000;
  const offset = (grid.offsetSeconds * 1_000) % every;
  const passed = Math.floor((now.getTime() - offset) / every);
  return new Date((passed + 1) * every + offset);
}

/** Asked right away after a start, unless another process has just asked. */
export function isOverdue(now: Date, polledAt: Date | undefined, everySeconds: number): boolean {
  return polledAt === undefined || now.getTime() - polledAt.getTime() >= everySeconds * 1_000;
}

const FIRST_RETRY_SECONDS = 20;
const LONGEST_RETRY_SECONDS = 600;

/** Twice as long each time, up to ten minutes: a telegram that is late by a day has no readers left. */
export function retryDelaySeconds(attempts: number, retryAfterSeconds = 0): number {
  const doubled = FIRST_RETRY_SECONDS * 2 ** Math.min(attempts - 1, 10);
  return Math.min(LONGEST_RETRY_SECONDS, Math.max(doubled, retryAfterSeconds));
}

/** Without an answer for longer than this, the feed's long edition is read: the short one may have moved on. */
const GAP_MS = 10 * 60_000;

/** True when the last answer is so long ago that the short edition may not reach back to it. */
export function hasGap(now: Date, succeededAt: Date | undefined): boolean {
  return succeededAt !== undefined && now.getTime() - succeededAt.getTime() > GAP_MS;
}

/** A cache on the way may answer "unchanged" for ever: once an hour the whole feed is asked for. */
const TRUST_UNCHANGED_MS = 60 * 60_000;

/** True when the feed shall be asked for whole, whatever was kept of it. */
export function isUnchangedTooLong(now: Date, changedAt: Date | undefined): boolean {
  return changedAt === undefined || now.getTime() - changedAt.getTime() >= TRUST_UNCHANGED_MS;
}

const UNREACHABLE_SECONDS = 300;

/** Seconds without an answer after which a person is told: five minutes, or three rounds of a slow feed. */
export function unreachableAfterSeconds(everySeconds: number): number {
  return Math.max(UNREACHABLE_SECONDS, 3 * everySeconds);
}
