/** How much of the day's bytes is used, and what follows for a feed. */
export interface Pace {
  /** So many times slower than planned. */
  factor: number;
  /** Not asked at all until midnight. */
  isPaused: boolean;
}

/** From here on the office is told and what can wait is asked less often. */
export const NEARLY = 0.8;
/** Ten times the allowance: at about 10 GB a day JMA shut out whole addresses in March 2021. */
const FAR_OVER = 10;

const FULL: Pace = { factor: 1, isPaused: false };

/**
 * Warnings go on when the day's bytes are used up, ever more slowly: an allowance of our own is no reason to miss one.
 * Everything else waits for the next day.
 */
export function paceOf(usedBytes: number, allowedBytes: number, isVital: boolean): Pace {
  const used = usedBytes / allowedBytes;
  if (used < NEARLY) return FULL;
  if (!isVital) return { factor: 3, isPaused: used >= 1 };
  if (used < 1) return FULL;
  return { factor: used < FAR_OVER ? 2 : 4, isPaused: false };
}

/** The date in the town, as the day of an allowance. */
export function dayIn(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}
