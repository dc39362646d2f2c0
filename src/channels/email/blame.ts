import type { Recipient } from '../channel.js';
import type { Reason } from '../../domain/outcome.js';
import { destinationOf } from './address.js';
import type { Verdict } from './reply.js';

/** So many people refused and nobody taken since: no coincidence of single mailboxes. */
const EVERYBODY = 3;
/** 552 and 554 (RFC 5321 §4.2.2): said of one mailbox, or of everything that we send. */
const EITHER: ReadonlySet<Reason> = new Set(['refused', 'too-large']);
const ANYBODY = '';

/** How the servers think of this sender, as far as their answers to the channel tell. */
export class Standing {
  private acceptedAt = -Infinity;
  /** Who was refused since somebody was taken, by domain and altogether; no more than needed. */
  private readonly refused = new Map<string, Set<string>>();

  constructor(private readonly proofMs: number) {}

  heard(recipient: Recipient<string>, { reason }: Verdict): void {
    const whose = [destinationOf(recipient.address), ANYBODY];
    if (reason === 'accepted') {
      this.acceptedAt = performance.now();
      for (const each of whose) this.refused.delete(each);
    } else if (EITHER.has(reason)) {
      for (const each of whose) this.note(each, recipient.wayId);
    }
  }

  /** What is refused there now would be refused to everybody. */
  isBadAt(domain: string): boolean {
    const isProven = performance.now() - this.acceptedAt < this.proofMs;
    return !isProven || [domain, ANYBODY].some((each) => (this.refused.get(each)?.size ?? 0) >= EVERYBODY);
  }

  private note(whose: string, wayId: string): void {
    const known = this.refused.get(whose) ?? new Set<string>();
    if (known.size < EVERYBODY) this.refused.set(whose, known.add(wayId));
  }
}

/**
 * Whose fault a refusal is, which only its neighbours tell: it waits for the end of its batch. A server that takes us
 * for spam, or finds every mail too big, says so of everybody: then nobody is written off, the lane stops, and a person
 * is told.
 */
export class Blame {
  private readonly refusals: [Recipient<string>, Verdict][] = [];

  constructor(private readonly standing: Standing) {}

  get waiting(): number {
    return this.refusals.length;
  }

  /** Whether this answer has to wait for the others. */
  mustWait(recipient: Recipient<string>, verdict: Verdict): boolean {
    this.standing.heard(recipient, verdict);
    if (!EITHER.has(verdict.reason)) return false;
    this.refusals.push([recipient, verdict]);
    return true;
  }

  /** Each refusal with its final reason. */
  settle(tell: (recipient: Recipient<string>, verdict: Verdict) => void): void {
    for (const [recipient, verdict] of this.refusals.splice(0)) {
      const isOurs = this.standing.isBadAt(destinationOf(recipient.address));
      tell(recipient, isOurs ? { ...verdict, reason: 'blocked' } : verdict);
    }
  }
}
