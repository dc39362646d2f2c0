import { Injectable } from '@nestjs/common';

/**
 * The hub's time. `HUB_CLOCK_START` lets it begin in the past, so that real telegrams can be replayed;
 * VAPID, DKIM, TLS and leases keep the machine's time.
 */
@Injectable()
export class Clock {
  private readonly offsetMs: number;

  constructor(startAt?: Date) {
    this.offsetMs = startAt === undefined ? 0 : startAt.getTime() - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** True when the hub lives in another time than the machine. */
  isShifted(): boolean {
    return this.offsetMs !== 0;
  }
}
