import { REASONS, outcomeOf, type Attempted } from '../domain/outcome.js';

/** Messages in a window: of the first one to a destination nobody knows yet, and at most. Equal = never cut. */
export interface WindowSizes {
  first: number;
  most: number;
}

/** Halved at most once in this time: the windows that were under way together saw the same jam. */
const ONE_JAM_MS = 1_000;
/** Slowest pace, messages (or whole calls) a second: told to slow down, and merely turned away (greylisting wants everybody tried). */
const FLOOR = { told: 1, turnedAway: 20 } as const;
/** At this many times the pace of the last jam, the lane counts as free. */
const FREE_AT = 20;
const LONG_PAST_MS = 10_000;
const LONGEST_BREAK_MS = 60_000;
/** RFC 9110 §10.2.3 sets no limit; a day-long Retry-After must not outlive the alert unnoticed. */
const LONGEST_ASKED_MS = 3_600_000;
/** What a lane showed so long ago says nothing about now. */
const FORGETS_AFTER_MS = 600_000;

/**
 * How fast the messages of one destination leave. Free until told to slow down; then the pace is halved (RFC 5681's
 * multiplicative decrease), and each clean second adds a little. A window that came to nothing opens the circuit
 * breaker: one small window probes after 1, 2, 4 ... 60 s. All times are milliseconds of a clock that only goes forward.
 */
export class Lane {
  /** Messages a second; calls, where one takes the whole window. */
  private rate = Infinity;
  private jamRate = Infinity;
  private jammedAt = -Infinity;
  private raisedAt = 0;
  private size: number;
  private readyAt = 0;
  private failures = 0;
  private heardAt = -Infinity;
  /** Handed over in this second and in the one before. */
  private readonly good = { second: 0, now: 0, before: 0 };

  constructor(private readonly sizes: WindowSizes) {
    this.size = sizes.first;
  }

  /** Something got through lately: several may work on it side by side. */
  isProven(now: number): boolean {
    return this.failures === 0 && now - this.heardAt < FORGETS_AFTER_MS;
  }

  /** Milliseconds until the next window may begin; 0 = now. */
  waitMs(now: number): number {
    return Math.max(0, this.readyAt - now);
  }

  /** Begins a window of those who are `left`: how many messages it may hold. Whoever asks next waits for the pace. */
  take(now: number, left = Infinity): number {
    if (now - this.heardAt > FORGETS_AFTER_MS && this.heardAt > 0) this.size = this.sizes.first;
    const count = this.isWhole ? this.sizes.most : Math.max(1, Math.min(this.size, Math.floor(this.rate)));
    const paced = this.isWhole ? 1 : Math.min(count, left);
    if (this.rate < Infinity) this.readyAt = Math.max(now, this.readyAt) + (paced / this.rate) * 1_000;
    return count;
  }

  /** One call takes the whole window, and it is calls that such a provider counts (LINE: 200 a second). */
  private get isWhole(): boolean {
    return this.sizes.first === this.sizes.most;
  }

  /** What came of a window that took `tookMs`. */
  heard(attempts: readonly Attempted[], tookMs: number, now: number): void {
    const tried = attempts.filter(({ reason }) => !isUntried(reason));
    if (tried.length === 0) return;
    const jammed = tried.filter(({ reason }) => pauseOf(reason) !== undefined);
    const good = tried.length - jammed.length;
    const asked = Math.max(0, ...jammed.map(({ retryAfterMs }) => retryAfterMs ?? 0));
    this.count(this.isWhole ? Math.sign(good) : good, now);
    if (good === 0 && jammed.some(({ reason }) => STOPS.has(reason))) this.stop(now);
    else this.keep(jammed, { tookMs, tried: tried.length, now });
    if (asked > 0) this.readyAt = Math.max(this.readyAt, now + Math.min(asked, LONGEST_ASKED_MS));
    this.heardAt = now;
  }

  /** For the operator: what the lane is doing, in one word and figures. */
  state(now: number): { state: 'free' | 'slowed' | 'stopped'; perSecond?: number; readyInMs?: number } {
    const readyInMs = Math.round(this.waitMs(now));
    if (this.failures > 0) return { state: 'stopped', readyInMs };
    if (this.rate === Infinity && readyInMs < 1_000) return { state: 'free' };
    return { state: 'slowed', readyInMs, ...(this.rate < Infinity ? { perSecond: Math.round(this.rate) } : {}) };
  }

  private stop(now: number): void {
    // Those that failed beside the first one are the same failure.
    if (this.failures > 0 && now < this.readyAt) return;
    this.failures += 1;
    this.size = this.sizes.first;
    this.readyAt = now + Math.min(1_000 * 2 ** (this.failures - 1), LONGEST_BREAK_MS);
  }

  private keep(jammed: readonly Attempted[], window: { tookMs: number; tried: number; now: number }): void {
    this.failures = 0;
    const told = jammed.filter(({ reason }) => reason === 'rate-limited').length;
    if (told > 0 || jammed.length * 2 > window.tried)
      this.slowDown(told > 0 ? FLOOR.told : FLOOR.turnedAway, window.now);
    else this.speedUp(window.now);
    if (jammed.length === 0 && window.tookMs < 2_000) this.size = Math.min(this.size * 2, this.sizes.most);
  }

  private slowDown(floor: number, now: number): void {
    this.raisedAt = now;
    if (now - this.jammedAt < ONE_JAM_MS) return;
    this.jammedAt = now;
    const passed = Math.max(this.good.now, this.good.before);
    // What really got through in a second says more than what was tried.
    const known = passed > 0 ? passed : this.rate;
    this.rate = Math.max(floor, Math.min(this.rate, known === Infinity ? floor * 8 : known) / 2);
    this.jamRate = this.rate;
  }

  private speedUp(now: number): void {
    if (this.rate === Infinity) return;
    // A jam long past says little: then the pace grows by a part of itself.
    const step = now - this.jammedAt > LONG_PAST_MS ? this.rate / 5 : Math.max(1, this.jamRate / 10);
    this.rate += step * ((now - this.raisedAt) / 1_000);
    this.raisedAt = now;
    if (this.rate > this.jamRate * FREE_AT) this.rate = Infinity;
  }

  private count(good: number, now: number): void {
    const second = Math.floor(now / 1_000);
    if (second !== this.good.second) {
      this.good.before = second === this.good.second + 1 ? this.good.now : 0;
      this.good.now = 0;
      this.good.second = second;
    }
    this.good.now += good;
  }
}

type Reason = Attempted['reason'];

/** No answer at all, or one that everybody would get: trying the next hundred would only take their time. */
const STOPS: ReadonlySet<Reason> = new Set(['timeout', 'provider-down', 'credentials', 'blocked', 'quota']);

export function isUntried(reason: Reason): boolean {
  return 'untried' in REASONS[reason];
}

/** What else must wait for this: the lane, the provider, or nothing. */
export function pauseOf(reason: Reason): 'lane' | 'provider' | undefined {
  const facts = REASONS[reason];
  return 'pauses' in facts ? facts.pauses : undefined;
}

/** Tried, and worth another try. */
export function isRetry(reason: Reason): boolean {
  return outcomeOf(reason) === 'retry' && !isUntried(reason);
}
