import type { Attempted } from '../domain/outcome.js';
import { isUntried } from './lane.js';

/**
 * Milliseconds between two writes. Where nobody drops a repeat for us, a kill must leave few mails in doubt; where
 * somebody does, fewer statements count more.
 */
const WRITE_EVERY_MS = { repeatsSafely: 100, otherwise: 20 } as const;

/**
 * Outcomes on their way to the ledger. They are written with the next window, or after some milliseconds where a window
 * takes longer: a kill leaves in doubt only what was in flight, not what was answered.
 */
export class Told {
  private readonly pending: Attempted[] = [];
  private readonly inWindow = new Set<string>();
  private writing: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly write: (attempts: readonly Attempted[]) => Promise<void>,
    repeatsSafely: boolean,
  ) {
    this.timer = setInterval(() => this.flush(), WRITE_EVERY_MS[repeatsSafely ? 'repeatsSafely' : 'otherwise']);
  }

  /** A new window begins: each address is told of once in it. */
  begin(): void {
    this.inWindow.clear();
  }

  /** Something that was never tried is no attempt. */
  add(attempted: Attempted): void {
    if (isUntried(attempted.reason) || this.inWindow.has(attempted.wayId)) return;
    this.inWindow.add(attempted.wayId);
    this.pending.push(attempted);
  }

  /** What nobody has written yet; whoever takes it writes it. */
  take(): Attempted[] {
    return this.pending.splice(0);
  }

  /** The same after the writes that are under way: what none of them took is in the caller's hands. */
  async rest(): Promise<Attempted[]> {
    await this.writing;
    return this.take();
  }

  /** Ends with the writes that are under way. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private flush(): void {
    const attempts = this.take();
    if (attempts.length === 0) return;
    // What could not be written is not forgotten: the end of the window writes it, or says that it is in doubt.
    this.writing = this.writing.then(() => this.write(attempts)).catch(() => void this.pending.unshift(...attempts));
  }
}
