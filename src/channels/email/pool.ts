import type { Limits } from './limits.js';
import type { Relays, RelaySession } from './relays.js';
import type { Verdict } from './reply.js';
import { Slots, type Party } from './slots.js';

/** A borrowed session. */
export interface Loan extends RelaySession {
  /** Opened for this loan. */
  isFresh: boolean;
  /** It no longer counts among the sessions at work, only among those set aside. */
  isAside: boolean;
}

/** One batch, as it stands in the two queues. */
export interface Borrower {
  atWork: Party;
  aside: Party;
}

/**
 * The sessions with the mail server, reused from mail to mail and shared by every batch under way. As many as
 * `connections` work; up to as many more may be set aside because the destination of their mail does not answer.
 */
export class SessionPool {
  private readonly idle: RelaySession[] = [];
  private readonly lent = new Set<Loan>();
  private readonly atWork: Slots;
  private readonly aside: Slots;
  private hasEnded = false;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly relays: Relays,
    private readonly connections: number,
    private readonly limits: Limits,
  ) {
    this.atWork = new Slots(connections);
    this.aside = new Slots(connections);
  }

  get isClosed(): boolean {
    return this.hasEnded;
  }

  get hasWaiting(): boolean {
    return this.atWork.hasWaiting;
  }

  /** A session, or why there is none; `undefined` when the borrower does not want it any more. */
  async borrow(borrower: Borrower, wish: Pick<Loan, 'isFresh' | 'isAside'>): Promise<Loan | Verdict | undefined> {
    const place = wish.isAside ? 'aside' : 'atWork';
    if (this.hasEnded || !(await this[place].take(borrower[place]))) return undefined;
    const found = await this.find(wish.isFresh);
    if ('reason' in found || this.isClosed) {
      this[place].giveBack(borrower[place]);
      if ('reason' in found) return found;
      found.session.leave();
      return undefined;
    }
    const loan = { ...found, isAside: wish.isAside };
    this.lent.add(loan);
    return loan;
  }

  /** Gives a session back; one that has ended leaves its place to another. */
  giveBack(loan: Loan, borrower: Borrower): void {
    this.lent.delete(loan);
    const isRoom = !loan.isAside || this.idle.length + this.atWork.inUse < this.connections;
    if (!loan.session.isUsable || this.hasEnded || !isRoom) {
      loan.session.leave();
    } else {
      this.idle.push({ session: loan.session, isFallback: loan.isFallback });
      this.watchIdle();
    }
    const place = loan.isAside ? 'aside' : 'atWork';
    this[place].giveBack(borrower[place]);
  }

  /** Lets another session work in the place of one that only waits. False when as many are set aside as may be. */
  setAside(loan: Loan, borrower: Borrower): boolean {
    if (loan.isAside || !this.aside.takeNow(borrower.aside)) return false;
    loan.isAside = true;
    this.atWork.giveBack(borrower.atWork);
    return true;
  }

  /** True where another batch should have this one's session: all get a fair share of them. */
  shouldYield(borrower: Borrower): boolean {
    return this.atWork.shouldYield(borrower.atWork);
  }

  close(): void {
    this.hasEnded = true;
    clearTimeout(this.idleTimer);
    for (const { session } of this.idle.splice(0)) session.leave();
    for (const { session } of this.lent) session.close();
    this.atWork.dismiss();
    this.aside.dismiss();
  }

  private async find(isFresh: boolean): Promise<Omit<Loan, 'isAside'> | Verdict> {
    let kept = this.nextIdle();
    if (kept !== undefined && isFresh) {
      kept.session.leave();
      kept = undefined;
    }
    if (kept !== undefined && !(kept.isFallback && this.relays.claimsFirst())) return { ...kept, isFresh: false };
    const opened = await (kept === undefined ? this.relays.open() : this.relays.openFirst());
    if (!('reason' in opened)) {
      kept?.session.leave();
      return { ...opened, isFresh: true };
    }
    return kept === undefined ? opened : { ...kept, isFresh: false };
  }

  private nextIdle(): RelaySession | undefined {
    for (;;) {
      const kept = this.idle.pop();
      if (kept === undefined || kept.session.isUsable) return kept;
    }
  }

  /** Leaves before the server does (Postfix after 300 s), so that a quiet night ends in QUIT, not in an error. */
  private watchIdle(): void {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      for (const { session } of this.idle.splice(0)) session.leave();
    }, this.limits.idleMs);
    this.idleTimer.unref();
  }
}
