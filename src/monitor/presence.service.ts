import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { PresenceStore } from './presence.store.js';

const EVERY_MS = 5_000;
/** More than this apart and somebody must look at the machine's clock. */
const SKEW_MS = 2_000;

/** Says "I am here" every five seconds, and sets the hub's clock by the answer. */
@Injectable()
export class PresenceService {
  private readonly id = randomUUID();
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(PresenceStore) private readonly store: PresenceStore,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async start(): Promise<void> {
    await this.renew();
    this.timer = setInterval(() => {
      this.renew().catch((error: unknown) => this.platform.log.failure('could not renew the presence', error));
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.store.remove(this.id).catch(() => undefined);
  }

  private async renew(): Promise<void> {
    const { clock, config, vitals, log } = this.platform;
    const sent = performance.now();
    const now = await this.store.renew(this.id, config.role, { lanes: vitals.lanes(), skewMs: clock.skewMs });
    clock.follow(now, { sent, answered: performance.now() });
    if (Math.abs(clock.skewMs) > SKEW_MS) {
      log.warning('this machine’s clock is not the database’s; the database’s counts', { skewMs: clock.skewMs });
    }
  }
}
