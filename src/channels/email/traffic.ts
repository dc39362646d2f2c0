/** A destination that kept a session waiting is taken up last for so long. */
const SLOW_FOR_MS = 60_000;

/** Which mail domains are under way, and which of them keep sessions waiting: one that does must not take all of them. */
export class Traffic {
  private readonly underWay = new Map<string, number>();
  private readonly slowUntil = new Map<string, number>();

  constructor(private readonly connections: number) {}

  began(destination: string): void {
    this.underWay.set(destination, (this.underWay.get(destination) ?? 0) + 1);
  }

  ended(destination: string): void {
    const left = (this.underWay.get(destination) ?? 1) - 1;
    if (left > 0) this.underWay.set(destination, left);
    else this.underWay.delete(destination);
  }

  /** True where another destination should go first: half of the sessions wait for this one already. */
  isCrowded(destination: string): boolean {
    return this.connections > 1 && (this.underWay.get(destination) ?? 0) >= Math.ceil(this.connections / 2);
  }

  isSlow(destination: string): boolean {
    if (this.slowUntil.size === 0) return false;
    const until = this.slowUntil.get(destination);
    if (until === undefined) return false;
    if (performance.now() < until) return true;
    this.slowUntil.delete(destination);
    return false;
  }

  stalled(destination: string): void {
    this.slowUntil.set(destination, performance.now() + SLOW_FOR_MS);
  }

  /** It answers like the others again. */
  recovered(destination: string): void {
    this.slowUntil.delete(destination);
  }
}
