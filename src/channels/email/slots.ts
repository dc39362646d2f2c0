/** Whoever works with sessions: a batch. */
export interface Party {
  /** Slots it has now. */
  held: number;
  /** False once it has nothing left to do: its place in the queue goes to others. */
  wants(): boolean;
}

/** A number of places, given to whoever has fewest of them. */
export class Slots {
  private used = 0;
  private readonly queue: { party: Party; grant: (isGranted: boolean) => void }[] = [];

  constructor(private readonly count: number) {}

  get inUse(): number {
    return this.used;
  }

  get hasWaiting(): boolean {
    return this.queue.some(({ party }) => party.wants());
  }

  /** A place, as soon as there is one; false when it is not wanted any more. */
  take(party: Party): Promise<boolean> {
    if (this.queue.length === 0 && this.takeNow(party)) return Promise.resolve(true);
    return new Promise((grant) => this.queue.push({ party, grant }));
  }

  /** A place if one is free this moment. */
  takeNow(party: Party): boolean {
    if (this.used >= this.count) return false;
    this.used += 1;
    party.held += 1;
    return true;
  }

  giveBack(party: Party): void {
    this.used -= 1;
    party.held -= 1;
    while (this.queue.length > 0 && this.used < this.count) {
      const neediest = this.queue.reduce((least, each) => (each.party.held < least.party.held ? each : least));
      this.queue.splice(this.queue.indexOf(neediest), 1);
      neediest.grant(neediest.party.wants() && this.takeNow(neediest.party));
    }
  }

  /** Fair shares: somebody waits who has none, or at least two fewer than `party`. */
  shouldYield(party: Party): boolean {
    return this.queue.some(({ party: other }) => {
      const isBehind = other.held === 0 ? party.held > 0 : other.held + 1 < party.held;
      return other !== party && isBehind && other.wants();
    });
  }

  /** Sends everybody away who waits. */
  dismiss(): void {
    for (const { grant } of this.queue.splice(0)) grant(false);
  }
}
