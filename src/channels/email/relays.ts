import { openLine, type Opened } from './connection.js';
import type { Limits } from './limits.js';
import type { Verdict } from './reply.js';
import type { Relay } from './settings.js';
import { MailSession } from './session.js';

/** A session and whose it is. */
export interface RelaySession {
  session: MailSession;
  isFallback: boolean;
}

/** Not to be reached: it is away. */
const UNREACHABLE = ['provider-down', 'timeout'];
/** Turned away at the door: away too, unless it merely allows no more sessions. Refused credentials and broken TLS are neither. */
const TURNED_AWAY = ['provider-busy', 'rate-limited'];

/** The office's mail server, and the second one for when that is away. */
export class Relays {
  /** Where each was found last: a resolver that is down must not stop the mail (its name stays what TLS checks). */
  private readonly lastFoundAt = new Map<Relay, string>();
  /** Until then the first one rests. */
  private restsUntil = 0;
  private firstSessions = 0;

  constructor(
    private readonly relays: { first: Relay; fallback: Relay | undefined },
    private readonly limits: Limits,
    private readonly warn: (message: string) => void,
  ) {}

  /** True once when the first relay has rested long enough: whoever asked tries it, the others carry on. */
  claimsFirst(): boolean {
    if (this.restsUntil === 0 || performance.now() < this.restsUntil) return false;
    this.restsUntil = performance.now() + this.limits.relayRestMs;
    return true;
  }

  /** A session with the first relay, or with the second where the first is away. */
  async open(): Promise<RelaySession | Verdict> {
    const { fallback } = this.relays;
    if (fallback === undefined) return this.openFirst();
    const rests = this.restsUntil > 0 && !this.claimsFirst();
    const first = rests ? undefined : await this.openFirst();
    if (first !== undefined && !this.isAway(first)) return first;
    const second = await this.openOne(fallback);
    if ('line' in second) return { session: new MailSession(second.line, this.limits), isFallback: true };
    // Both are away: the first may be back before its rest is over.
    return first ?? this.openFirst();
  }

  /** A session with the first relay only. */
  async openFirst(): Promise<RelaySession | Verdict> {
    const opened = await this.openOne(this.relays.first);
    if ('reason' in opened) {
      if (this.isAway(opened)) this.rest(opened);
      return opened;
    }
    this.restsUntil = 0;
    this.firstSessions += 1;
    opened.line.socket.once('close', () => (this.firstSessions -= 1));
    return { session: new MailSession(opened.line, this.limits), isFallback: false };
  }

  private isAway(opened: RelaySession | Verdict): boolean {
    if (!('reason' in opened)) return false;
    return UNREACHABLE.includes(opened.reason) || (TURNED_AWAY.includes(opened.reason) && this.firstSessions === 0);
  }

  private rest(verdict: Verdict): void {
    if (this.relays.fallback === undefined) return;
    if (this.restsUntil === 0)
      this.warn(
        `メールサーバーが使えないため、予備のサーバーで送ります (mail server away, using the second one): ${verdict.reason}`,
      );
    this.restsUntil = performance.now() + this.limits.relayRestMs;
  }

  private async openOne(relay: Relay): Promise<Opened | Verdict> {
    const opened = await openLine(relay, this.limits);
    const known = this.lastFoundAt.get(relay);
    const final =
      'reason' in opened && opened.isUnresolved && known !== undefined
        ? await openLine(relay, this.limits, known)
        : opened;
    if ('line' in final && final.foundAt !== undefined) this.lastFoundAt.set(relay, final.foundAt);
    return final;
  }
}
