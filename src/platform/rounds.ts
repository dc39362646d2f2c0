/** Something that is done again and again: one round is over before the pause to the next begins, and none stops the others. */
export class Rounds {
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly everyMs: number,
    private readonly round: () => Promise<unknown>,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    const next = (): void => {
      this.running = this.round()
        .catch(this.failed)
        .finally(() => {
          if (this.timer !== undefined) this.timer = setTimeout(next, this.everyMs);
        });
    };
    this.timer = setTimeout(next, this.everyMs);
  }

  /** No further round; waits for the one under way. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    delete this.timer;
    await this.running;
  }
}
