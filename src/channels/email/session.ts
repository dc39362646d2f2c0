import { Dialogue } from './dialogue.js';
import type { Reply } from './reply-reader.js';
import { verdictOf, type Verdict } from './reply.js';
import type { Line } from './takeover.js';

/** One mail to one recipient, ready for the wire: 7-bit text with CRLF ends, addresses as the envelope wants them. */
export interface Mail {
  from: string;
  to: string;
  text: string;
}

/** What one hand-over came to. */
export interface Handed {
  verdict: Verdict;
  /** The server ended the session before it took anything of this mail. */
  stale: boolean;
}

export type Returned = 'session-ended' | 'set-aside' | 'may-not-go';

/** Where a session gets its mails from, and where it says what became of them. */
export interface Feed<M extends Mail> {
  /** The next mail, asked for right before its envelope is written; `undefined` ends this session's work. */
  next(): M | undefined | Promise<M | undefined>;
  /** Asked once more right before the text, which cannot be taken back. */
  mayGo(): boolean;
  settled(mail: M, handed: Handed): void;
  /** Nothing but its envelope was offered: another session may carry it. */
  returned(mail: M, why: Returned): void;
  /** No answer for so long. True = this session is set aside; `waits`: another mail's envelope stands behind this one. */
  stalled(mail: M, at: 'envelope' | 'text', waits: boolean): boolean;
}

export interface SessionLimits {
  /** From a mail's turn to its last reply, by the wall clock: a server that drips cannot stretch it. */
  messageMs: number;
  /** Without an answer for so long, a session no longer counts among those at work. */
  stalledMs: number;
}

interface Work<M extends Mail> {
  feed: Feed<M>;
  mail: M | undefined;
  /** Its envelope left together with the text of `mail`. */
  next: M | undefined;
  at: 'envelope' | 'text';
}

type Command = 'RSET' | 'MAIL FROM' | 'RCPT TO' | 'DATA';

const ENVELOPE: readonly Command[] = ['MAIL FROM', 'RCPT TO', 'DATA'];
const AFTER_RESET: readonly Command[] = ['RSET', ...ENVELOPE];
/** First digit of the reply that lets the next command make sense. */
const GOOD: Record<Command, number> = { RSET: 2, 'MAIL FROM': 2, 'RCPT TO': 2, DATA: 3 };

/**
 * A session with a mail server, after sign-in. Where the server offers PIPELINING (RFC 2920) the end of one mail and the
 * envelope of the next leave in one write.
 */
export class MailSession {
  private readonly dialogue: Dialogue;
  private plan = ENVELOPE;
  /** MAIL was accepted and no text followed: the server still holds a transaction (RFC 5321 §4.1.1.5). */
  private isHalfOpen = false;
  /** An envelope was offered that is carried elsewhere now: its text must never follow here. */
  private isSpoilt = false;

  constructor(
    private readonly line: Line,
    private readonly limits: SessionLimits,
  ) {
    this.dialogue = new Dialogue(line.socket);
  }

  get isUsable(): boolean {
    return this.dialogue.failure === undefined;
  }

  /** Ends the session at once; the mail it was at counts as late. */
  close(): void {
    this.dialogue.fail({ code: 'ETIMEDOUT' });
  }

  leave(): void {
    this.dialogue.leave();
  }

  /** Carries mails one after another until the feed has no more or the session ends. */
  async carry<M extends Mail>(feed: Feed<M>): Promise<void> {
    const work: Work<M> = { feed, mail: undefined, next: undefined, at: 'envelope' };
    const deadline = setTimeout(() => unlessAnswered(work, () => this.close()), this.limits.messageMs);
    const watch = setInterval(() => {
      const { at } = work;
      unlessAnswered(work, () => {
        if (work.at === at && this.isSetAside(work)) clearInterval(watch);
      });
    }, this.limits.stalledMs);
    try {
      work.mail = await this.begin(feed);
      while (work.mail !== undefined && this.isUsable) {
        deadline.refresh();
        watch.refresh();
        work.mail = await this.hand(work, work.mail);
      }
      if (work.mail !== undefined) feed.returned(work.mail, 'session-ended');
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      if (this.isSpoilt) this.close();
    }
  }

  /** Sees one mail through whose envelope has left; the next one's envelope has left when it returns. */
  private async hand<M extends Mail>(work: Work<M>, mail: M): Promise<M | undefined> {
    const { feed } = work;
    const refusal = await this.offered(mail);
    if (refusal !== undefined) {
      settle(work, mail, refusal);
      return this.begin(feed);
    }
    work.next = this.line.pipelining ? await this.nextOf(feed) : undefined;
    if (!feed.mayGo()) return this.holdBack(work, mail);
    const isHanded = this.isUsable;
    this.isHalfOpen = false;
    work.at = 'text';
    this.send(stuffed(mail.text), work.next);
    const reply = await this.dialogue.reply();
    settle(work, mail, this.taken(reply, isHanded));
    const { next } = work;
    work.next = undefined;
    return next ?? this.begin(feed);
  }

  /** The server waits for a text that must not come: hanging up is the only way out (RFC 5321 §4.1.1.4). */
  private holdBack<M extends Mail>(work: Work<M>, mail: M): undefined {
    this.dialogue.fail({ code: 'ECONNECTION' });
    for (const each of [mail, work.next]) if (each !== undefined) work.feed.returned(each, 'may-not-go');
    work.next = undefined;
  }

  private isSetAside<M extends Mail>(work: Work<M>): boolean {
    const { mail, next, feed } = work;
    if (mail === undefined || !this.isUsable || !feed.stalled(mail, work.at, next !== undefined)) return false;
    if (next !== undefined) {
      this.isSpoilt = true;
      work.next = undefined;
      feed.returned(next, 'set-aside');
    }
    return true;
  }

  private async begin<M extends Mail>(feed: Feed<M>): Promise<M | undefined> {
    const mail = await this.nextOf(feed);
    if (mail !== undefined) this.send('', mail);
    return mail;
  }

  private async nextOf<M extends Mail>(feed: Feed<M>): Promise<M | undefined> {
    const { maxSize } = this.line;
    while (this.isUsable && !this.isSpoilt) {
      const mail = await feed.next();
      if (mail === undefined || maxSize === 0 || mail.text.length <= maxSize) return mail;
      const verdict: Verdict = { reason: 'too-large', detail: `the server takes ${maxSize} bytes` };
      feed.settled(mail, { verdict, stale: false });
    }
    return undefined;
  }

  /** One write: the end of one mail and, where there is one, the envelope of the next. */
  private send(text: string, next: Mail | undefined): void {
    let bytes = text;
    let replies = text === '' ? 0 : 1;
    if (next !== undefined) {
      this.plan = this.isHalfOpen ? AFTER_RESET : ENVELOPE;
      const commands = this.line.pipelining ? this.plan : this.plan.slice(0, 1);
      for (const command of commands) bytes += this.lineOf(command, next);
      replies += commands.length;
    }
    this.dialogue.write(bytes, replies);
  }

  private lineOf(command: Command, mail: Mail): string {
    if (command === 'MAIL FROM')
      return `MAIL FROM:<${mail.from}>${this.line.size ? ` SIZE=${mail.text.length}` : ''}\r\n`;
    return command === 'RCPT TO' ? `RCPT TO:<${mail.to}>\r\n` : `${command}\r\n`;
  }

  /** Reads what the server says to an envelope; `undefined` = it waits for the text. */
  private async offered(mail: Mail): Promise<Handed | undefined> {
    let refusal: Handed | undefined;
    let isRecipientTaken = false;
    let isOpen = false;
    for (const command of this.plan) {
      if (!this.line.pipelining && command !== this.plan[0]) {
        if (refusal !== undefined) break;
        this.dialogue.write(this.lineOf(command, mail), 1);
      }
      const reply = await this.dialogue.reply();
      const isGood = Math.floor(reply.code / 100) === GOOD[command];
      if (command === 'MAIL FROM') this.isHalfOpen = isGood;
      if (command === 'RCPT TO') isRecipientTaken = isGood;
      if (command === 'DATA') isOpen = isGood;
      if (!isGood) refusal ??= this.refused(reply, command);
    }
    if (refusal !== undefined && isOpen) await this.endEmptyText(isRecipientTaken);
    return refusal;
  }

  /**
   * RFC 2920 §3.1: a server may say 354 though it has no recipient; a lone dot ends that. With a recipient it would be an
   * empty mail, so then only hanging up is left.
   */
  private async endEmptyText(hasRecipient: boolean): Promise<void> {
    if (hasRecipient) {
      this.dialogue.fail({ code: 'EPROTOCOL' });
      return;
    }
    this.dialogue.write('.\r\n', 1);
    await this.dialogue.reply();
    this.isHalfOpen = false;
  }

  private refused(reply: Reply, command: Command): Handed {
    if (reply.code === 0) {
      const failure = this.dialogue.failure ?? {};
      return { verdict: verdictOf(failure, false), stale: failure.code !== 'ETIMEDOUT' };
    }
    const verdict = verdictOf({ responseCode: reply.code, response: reply.text, command }, false);
    // A reply that fits no command means that the two sides do not speak of the same thing any more.
    const isAstray = reply.code < 400 || command === 'RSET';
    if (isAstray) this.dialogue.fail({ code: 'EPROTOCOL' });
    // 421 ends a session, for idleness or after so many mails; it takes nothing (RFC 5321 §3.8).
    return { verdict, stale: isAstray || reply.code === 421 };
  }

  /** What came of a text that `isHanded`, or was to be when the session ended. */
  private taken(reply: Reply, isHanded: boolean): Handed {
    if (reply.code >= 200 && reply.code < 300)
      return { verdict: { reason: 'accepted', detail: reply.text }, stale: false };
    if (reply.code >= 400) return this.refused(reply, 'DATA');
    const failure = this.dialogue.failure ?? { code: 'EPROTOCOL' };
    this.dialogue.fail(failure);
    return { verdict: verdictOf(failure, isHanded), stale: !isHanded && failure.code !== 'ETIMEDOUT' };
  }
}

/** Acts unless the answer lies unread: where this process was held up, its timers come before the replies. */
function unlessAnswered<M extends Mail>(work: Work<M>, act: () => void): void {
  const { mail } = work;
  setImmediate(() => {
    if (mail !== undefined && work.mail === mail) act();
  });
}

function settle<M extends Mail>(work: Work<M>, mail: M, handed: Handed): void {
  work.mail = undefined;
  work.at = 'envelope';
  work.feed.settled(mail, handed);
}

/** RFC 5321 §4.5.2: a line that begins with a dot gets a second one; a dot alone ends the text. */
function stuffed(text: string): string {
  const dotted = text.startsWith('.') || text.includes('\n.') ? text.replace(/^\./gm, '..') : text;
  return dotted.endsWith('\r\n') ? `${dotted}.\r\n` : `${dotted}\r\n.\r\n`;
}
