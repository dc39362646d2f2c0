/** How much later than its time a message may end. */
const SWEEP_MS = 100;

interface Pending {
  dueAt: number;
  signal: AbortSignal;
  end(): void;
}

/**
 * Absolute time limits for all messages of a line, whatever bytes still trickle in. One timer looks at all of them: a
 * timer and an abort listener for each message cost as much as a tenth of sending it.
 */
export class Deadlines {
  private readonly pending = new Set<Pending>();
  private timer: NodeJS.Timeout | undefined;

  /** Calls `end` once `ms` have passed or `signal` says stop, unless what it returns is called first. */
  start(ms: number, signal: AbortSignal, end: () => void): () => void {
    const pending = { dueAt: performance.now() + ms, signal, end };
    this.pending.add(pending);
    this.timer ??= setInterval(() => this.sweep(), Math.min(SWEEP_MS, ms));
    return () => void this.pending.delete(pending);
  }

  private sweep(): void {
    const now = performance.now();
    for (const each of this.pending) {
      if (each.dueAt > now && !each.signal.aborted) continue;
      this.pending.delete(each);
      each.end();
    }
    if (this.pending.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
