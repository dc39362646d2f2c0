import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { ReachService } from './reach.service.js';

const EVERY_MS = 2_000;

/** Looks every two seconds which households are due for their next step. */
@Injectable()
export class ReachWorker {
  private timer?: NodeJS.Timeout;
  private running = Promise.resolve();

  constructor(
    @Inject(ReachService) private readonly reach: ReachService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    const next = (): void => {
      this.running = this.reach
        .follow()
        .catch((error: unknown) => this.platform.log.failure('reach failed', error))
        .finally(() => {
          if (this.timer !== undefined) this.timer = setTimeout(next, EVERY_MS);
        });
    };
    this.timer = setTimeout(next, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    delete this.timer;
    await this.running;
  }
}
