import type { Batch, Recipient } from '../channel.js';
import type { Attempted } from '../../domain/outcome.js';
import { destinationOf, onTheWire, parseAddress } from './address.js';
import { Blame, type Standing } from './blame.js';
import { personalMail, type MailWire } from './compose.js';
import type { Borrower, Loan, SessionPool } from './pool.js';
import { withoutAddress, type Verdict } from './reply.js';
import type { Feed, Handed, Mail, Returned } from './session.js';
import type { Traffic } from './traffic.js';

/** What every batch of the channel shares. */
export interface Post {
  pool: SessionPool;
  traffic: Traffic;
  standing: Standing;
  /** The From header's value, encoded. */
  from: string;
  envelopeFrom: string;
  sign: ((mail: string) => Promise<string>) | undefined;
}

/** One recipient still to be served. */
interface Item {
  recipient: Recipient<string>;
  destination: string;
  /** Its session ended under it, which says nothing about it: once more, first on a session of its own. */
  needsFresh: boolean;
  hasStalled: boolean;
}

interface Letter extends Mail {
  item: Item;
}

const NOT_STARTED: Verdict = { reason: 'not-started', detail: 'stopped before sending' };

const ENDED_AT_ONCE: Handed = { verdict: { reason: 'provider-down', detail: 'session ended at once' }, stale: true };

/** One batch on its way: several sessions take from one list. */
export class Round {
  private readonly results: Attempted[] = [];
  /** Taken from the end. */
  private readonly left: Item[];
  /** For destinations that keep sessions waiting: carried by sessions that do not count. */
  private readonly late: Item[] = [];
  private readonly wire: MailWire;
  private readonly loans = new Set<Loan>();
  private readonly workers = { atWork: 0, aside: 0 };
  private readonly borrower: Borrower;
  private readonly blame: Blame;
  private isOver = false;
  private readonly finished = Promise.withResolvers<Attempted[]>();

  constructor(
    private readonly post: Post,
    private readonly batch: Batch<string>,
    private readonly width: number,
  ) {
    this.wire = batch.rendition.wire as MailWire;
    this.blame = new Blame(post.standing);
    this.left = batch.recipients
      .map((recipient) => ({
        recipient,
        destination: destinationOf(recipient.address),
        needsFresh: false,
        hasStalled: false,
      }))
      .reverse();
    this.borrower = {
      atWork: { held: 0, wants: () => !this.isOver && this.left.length > 0 },
      aside: { held: 0, wants: () => !this.isOver && this.late.length > 0 },
    };
  }

  async run(): Promise<Attempted[]> {
    const { signal } = this.batch;
    const abort = () => {
      this.stop();
      for (const { session } of this.loans) session.close();
    };
    signal.addEventListener('abort', abort, { once: true });
    try {
      if (this.batch.recipients.length === 0) return [];
      for (const item of this.left.filter(({ recipient }) => parseAddress(recipient.address) === undefined)) {
        this.left.splice(this.left.indexOf(item), 1);
        this.note(item, { reason: 'address-invalid', detail: 'not an address' });
      }
      if (signal.aborted) this.stop();
      this.staff();
      return await this.finished.promise;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** As many workers as there is work for, within the width. */
  private staff(): void {
    if (this.isOver) return;
    while (this.workers.atWork < Math.min(this.width, this.left.length)) this.hire('atWork');
    while (this.workers.aside < Math.min(this.width, this.late.length)) this.hire('aside');
  }

  private hire(place: 'atWork' | 'aside'): void {
    this.workers[place] += 1;
    this.work(place).catch((error: unknown) => this.finished.reject(error));
  }

  private async work(hiredFor: 'atWork' | 'aside'): Promise<void> {
    let place = hiredFor;
    while (this.borrower[place].wants()) {
      const list = place === 'aside' ? this.late : this.left;
      const wish = { isAside: place === 'aside', isFresh: list.at(-1)?.needsFresh === true };
      const loan = await this.post.pool.borrow(this.borrower, wish);
      if (loan === undefined) break;
      if ('reason' in loan) {
        this.workers[place] -= 1;
        // A server that limits the number of sessions turns the surplus away: the others carry on with the list,
        // and only the last of them speaks for what is left.
        if (this.workers.atWork + this.workers.aside === 0) this.giveUp(loan);
        return;
      }
      await this.use(loan);
      if (loan.isAside) place = 'aside';
    }
    this.workers[place] -= 1;
    if (this.post.pool.isClosed) this.stop();
    this.staff();
  }

  private async use(loan: Loan): Promise<void> {
    this.loans.add(loan);
    try {
      await loan.session.carry(this.feedOf(loan));
    } finally {
      this.loans.delete(loan);
      this.post.pool.giveBack(loan, this.borrower);
    }
  }

  private feedOf(loan: Loan): Feed<Letter> {
    /** Nothing was carried yet: a session that ends now, though new, says something about the mail. */
    let isFirst = true;
    let begun = 0;
    return {
      next: () => {
        begun += 1;
        return this.next(loan, begun === 1);
      },
      mayGo: () => this.mayGo(),
      settled: ({ item }, handed) => {
        this.settled(item, handed, loan.isFresh && isFirst);
        isFirst = false;
      },
      returned: ({ item }, why) => {
        // A new session that ends at once would be opened again and again.
        if (why === 'session-ended' && loan.isFresh && isFirst) this.settled(item, ENDED_AT_ONCE, true);
        else this.returned(item, why);
      },
      stalled: ({ item }, at, waits) => this.stalled(loan, item, { at, waits }),
    };
  }

  private next(loan: Loan, isFirst: boolean): Letter | Promise<Letter> | undefined {
    if (!this.mayGo()) return undefined;
    const { pool, traffic } = this.post;
    if (!isFirst && !loan.isAside && pool.shouldYield(this.borrower)) return undefined;
    const item = this.pick(loan.isAside ? this.late : this.left, loan, isFirst);
    if (item === undefined) return undefined;
    traffic.began(item.destination);
    return this.letterTo(item);
  }

  /** The next in the list; who waits for a busy destination lets others go first, who waits for a slow one goes late. */
  private pick(list: Item[], loan: Loan, isFirst: boolean): Item | undefined {
    const { traffic } = this.post;
    let crowded: Item | undefined;
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const item = list[at];
      if (item === undefined || (item.needsFresh && !(isFirst && loan.isFresh))) continue;
      if (!loan.isAside && traffic.isSlow(item.destination)) this.late.push(...list.splice(at, 1));
      else if (!loan.isAside && traffic.isCrowded(item.destination)) crowded ??= item;
      else return list.splice(at, 1)[0];
    }
    this.staff();
    return crowded === undefined ? undefined : list.splice(list.indexOf(crowded), 1)[0];
  }

  private letterTo(item: Item): Letter | Promise<Letter> {
    const { recipient } = item;
    const { from, envelopeFrom, sign } = this.post;
    const text = personalMail(this.wire, from, { ...recipient, to: recipient.address });
    const letter = { item, from: envelopeFrom, to: onTheWire(recipient.address), text };
    return sign === undefined ? letter : sign(text).then((signed) => ({ ...letter, text: signed }));
  }

  private mayGo(): boolean {
    if (!this.isOver && (this.batch.signal.aborted || !this.batch.mayStart())) this.stop();
    return !this.isOver;
  }

  private settled(item: Item, handed: Handed, isCertain: boolean): void {
    const { traffic } = this.post;
    traffic.ended(item.destination);
    if (handed.stale && !isCertain && !this.isOver) {
      this.again(item);
      return;
    }
    if (!item.hasStalled) traffic.recovered(item.destination);
    this.note(item, handed.verdict);
  }

  private returned(item: Item, why: Returned): void {
    this.post.traffic.ended(item.destination);
    if (this.isOver || why === 'may-not-go') this.note(item, NOT_STARTED);
    else this.again(item);
  }

  private again(item: Item): void {
    item.needsFresh = true;
    item.hasStalled = false;
    this.left.push(item);
    this.staff();
  }

  private stalled(loan: Loan, item: Item, { at, waits }: { at: 'envelope' | 'text'; waits: boolean }): boolean {
    const { pool, traffic } = this.post;
    item.hasStalled = true;
    // A text is judged by the relay itself; an envelope may have to wait for the destination.
    if (at === 'envelope') traffic.stalled(item.destination);
    if (!waits && this.left.length === 0 && !pool.hasWaiting) return false;
    if (!pool.setAside(loan, this.borrower)) return false;
    this.workers.atWork -= 1;
    this.workers.aside += 1;
    this.staff();
    return true;
  }

  /** Nothing more may leave: what has not begun is for another time. */
  private stop(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.giveUp(NOT_STARTED);
  }

  /** The same answer for all that are left, instead of 100 times five seconds. */
  private giveUp(verdict: Verdict): void {
    for (const item of [...this.left.splice(0), ...this.late.splice(0)]) this.note(item, verdict);
  }

  private note({ recipient }: Item, verdict: Verdict): void {
    if (!this.blame.mustWait(recipient, verdict)) this.tell(recipient, verdict);
    if (this.results.length + this.blame.waiting < this.batch.recipients.length) return;
    this.blame.settle((refused, judged) => this.tell(refused, judged));
    this.finished.resolve(this.results);
  }

  private tell(recipient: Recipient<string>, verdict: Verdict): void {
    const attempted: Attempted = {
      wayId: recipient.wayId,
      reason: verdict.reason,
      detail: withoutAddress(verdict.detail, recipient.address),
    };
    this.results.push(attempted);
    this.batch.settled(attempted);
  }
}
