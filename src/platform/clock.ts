import { Injectable } from '@nestjs/common';

/**
 * The hub's time: the database's, carried on by a clock that only goes forward. All processes agree on what has
 * expired, and a machine whose clock jumps ends no alert early. `HUB_CLOCK_START` lets it begin in the past, so that
 * real telegrams can be replayed; VAPID, DKIM, TLS and leases keep the real time.
 */
@Injectable()
export class Clock {
  private readonly offsetMs: number;
  private at = { realMs: Date.now(), ticks: performance.now() };
  /** How far this machine's own clock is from the database's, in milliseconds; positive = ahead. */
  skewMs = 0;

  constructor(startAt?: Date) {
    this.offsetMs = startAt === undefined ? 0 : startAt.getTime() - Date.now();
  }

  now(): Date {
    return new Date(this.at.realMs + (performance.now() - this.at.ticks) + this.offsetMs);
  }

  /** Takes over the database's time, asked between these two ticks of `performance.now()`. */
  follow(databaseTime: Date, asked: { sent: number; answered: number }): void {
    // The answer was made about half way; a slow one says nothing exact.
    if (asked.answered - asked.sent > 1_000) return;
    const ticks = (asked.sent + asked.answered) / 2;
    this.at = { realMs: databaseTime.getTime(), ticks };
    this.skewMs = Math.round(Date.now() - (databaseTime.getTime() + performance.now() - ticks));
  }

  /** True when the hub lives in another time than the machine. */
  isShifted(): boolean {
    return this.offsetMs !== 0;
  }
}
