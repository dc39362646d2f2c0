/** From the end of a step to the beginning of the next one: a job has to be fetched and a lease taken. */
const LINGER_MS = 1_000;

/**
 * Something urgent is on its way through this process, from its bytes to its dispatches. Until then nothing of it can be
 * seen in a lane, and all that time the bulk would keep the one event loop busy.
 */
export class Urgency {
  private underWay = 0;
  private until = -Infinity;

  /** True while whatever can wait should stand still. */
  get isOn(): boolean {
    return this.underWay > 0 || performance.now() < this.until;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await work();
    } finally {
      this.underWay -= 1;
      this.until = performance.now() + LINGER_MS;
    }
  }
}
