/** What one receiver saw. Times are milliseconds since 1970 with a fraction. */
export interface Seen {
  /** Messages, one for each person. */
  messages: number;
  /** Calls or mails that carried them. */
  calls: number;
  firstAt: number;
  lastAt: number;
}

/** The finest clock that all processes of one machine share. */
export function wallClockMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Counts, and nothing else: a receiver that keeps what it gets would be what the benchmark measures. */
export class Tally {
  private seen: Seen = nothingSeen();

  add(messages = 1): void {
    const now = wallClockMs();
    if (this.seen.calls === 0) this.seen.firstAt = now;
    this.seen.messages += messages;
    this.seen.calls += 1;
    this.seen.lastAt = now;
  }

  read(): Seen {
    return { ...this.seen };
  }

  reset(): void {
    this.seen = nothingSeen();
  }
}

export function nothingSeen(): Seen {
  return { messages: 0, calls: 0, firstAt: 0, lastAt: 0 };
}
