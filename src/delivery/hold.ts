import { LEASE_SECONDS } from '../ledger/dispatch.js';

const RENEW_EVERY_MS = 1_200;
/** Less than the lease by what a message may take from the last question to its first byte. */
const TRUSTED_MS = LEASE_SECONDS * 1_000 - 1_000;

/**
 * This worker's time with one dispatch. It is counted from before the lease was asked for, on the clock that only goes
 * forward: a process that was frozen, or whose loop was blocked, finds its time over before anybody tells it so.
 */
export class Hold {
  private readonly lost = new AbortController();
  readonly signal: AbortSignal;
  private timer: NodeJS.Timeout;

  constructor(
    private askedAt: number,
    stopping: AbortSignal,
    renew: () => Promise<boolean>,
  ) {
    this.signal = AbortSignal.any([stopping, this.lost.signal]);
    this.timer = setInterval(() => {
      const askedAt = performance.now();
      renew().then(
        (held) => (held ? (this.askedAt = askedAt) : this.lost.abort()),
        // The database is away: the time runs out by itself, and then nothing more is sent.
        () => undefined,
      );
    }, RENEW_EVERY_MS);
  }

  /** Nothing more may leave. */
  get isOver(): boolean {
    return this.signal.aborted || performance.now() - this.askedAt > TRUSTED_MS;
  }

  end(): void {
    clearInterval(this.timer);
  }
}
