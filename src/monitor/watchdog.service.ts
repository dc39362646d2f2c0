import { Inject, Injectable } from '@nestjs/common';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';

const EVERY_MS = 5_000;
/** So long with work that is due, free, and taken by nobody: this process will never take it. */
const STUCK_MS = 45_000;

/**
 * Ends a process that can no longer work, so that its supervisor starts a new one. It judges by work: the database
 * answers, dispatches are due and free, and yet this process has begun nothing for a long time.
 */
@Injectable()
export class WatchdogService {
  private timer?: NodeJS.Timeout;
  private idleSince = performance.now();
  private seen = -1;

  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** `end` is called when there is no hope. */
  start(end: () => void): void {
    this.timer = setInterval(() => {
      this.isStuck().then(
        (stuck) => (stuck ? this.giveUp(end) : undefined),
        // The database is away: ending would not bring it back.
        () => (this.idleSince = performance.now()),
      );
    }, EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Nothing begun since, although something has been waiting to be begun. */
  async isStuck(stuckMs = STUCK_MS): Promise<boolean> {
    const { begun } = this.platform.queues;
    const isWaiting = (await this.ledger.waitingSeconds()) * 1_000 > stuckMs;
    if (begun !== this.seen || !isWaiting) {
      this.seen = begun;
      this.idleSince = performance.now();
      return false;
    }
    return performance.now() - this.idleSince > stuckMs;
  }

  private giveUp(end: () => void): void {
    this.platform.log.failure(
      'work is due and this process takes none: it ends, to be started anew',
      new Error('stuck'),
    );
    end();
  }
}
