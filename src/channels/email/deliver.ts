import { readFileSync } from 'node:fs';
import DKIM from 'nodemailer/lib/dkim';
import MimeNode from 'nodemailer/lib/mime-node';
import type { Batch, OpenChannel, Recipient } from '../channel.js';
import type { Attempted } from '../../domain/outcome.js';
import { onTheWire, parseAddress } from './address.js';
import { personalMail, type MailWire } from './compose.js';
import { hand, LIMITS, type Limits } from './connection.js';
import { ConnectionPool } from './pool.js';
import { withoutAddress, type Verdict } from './reply.js';
import type { DkimKey, EmailSettings, Sender } from './settings.js';

/** nodemailer's own list leaves out List-Unsubscribe-Post, which RFC 8058 §4 wants signed. */
const SIGNED_FIELDS =
  'from:to:subject:date:message-id:mime-version:content-type:content-language:auto-submitted:list-unsubscribe:list-unsubscribe-post';

/** The mail channel over a pool of reused sessions: one recipient to a message, always. */
export function openEmail(settings: EmailSettings, limits: Limits = LIMITS): OpenChannel<string> {
  const pool = new ConnectionPool(settings, limits);
  const from = fromHeader(settings.from);
  const sign = settings.dkim === undefined ? undefined : signer(settings.dkim);
  const post: Post = { pool, limits, sign, from, envelopeFrom: onTheWire(settings.from.address) };
  return {
    deliver: (batch) => new Round(post, batch, settings.connections).run(),
    close: () => {
      pool.close();
      return Promise.resolve();
    },
  };
}

interface Post {
  pool: ConnectionPool;
  limits: Limits;
  from: string;
  envelopeFrom: string;
  sign: ((mail: Buffer) => Promise<Buffer>) | undefined;
}

/** One batch on its way: several sessions take from one list. */
class Round {
  private readonly results: Attempted[] = [];
  private readonly left: Recipient<string>[];
  private readonly wire: MailWire;
  /** Workers that still take from the list. */
  private working = 0;

  constructor(
    private readonly post: Post,
    private readonly batch: Batch<string>,
    private readonly width: number,
  ) {
    this.left = [...batch.recipients].reverse();
    this.wire = batch.rendition.wire as MailWire;
  }

  async run(): Promise<Attempted[]> {
    this.working = Math.min(this.width, this.left.length);
    await Promise.all(Array.from({ length: this.working }, () => this.work()));
    return this.results;
  }

  private async work(): Promise<void> {
    for (let recipient = this.left.pop(); recipient !== undefined; recipient = this.left.pop()) {
      if (parseAddress(recipient.address) === undefined) {
        this.note(recipient, { reason: 'address-invalid', detail: 'not an address' });
      } else if (!(await this.tryOne(recipient))) break;
    }
    this.working -= 1;
  }

  /** False when this worker should stop: it got no session. */
  private async tryOne(recipient: Recipient<string>, again = false): Promise<boolean> {
    if (this.batch.signal.aborted) {
      this.giveUp(recipient, { reason: 'timeout', detail: 'stopped before sending' });
      return false;
    }
    const loan = await this.post.pool.borrow();
    if ('reason' in loan) {
      // A server that limits the number of sessions turns the surplus away: the others carry on with the list,
      // and only the last of them speaks for what is left.
      if (this.working > 1) this.left.push(recipient);
      else this.giveUp(recipient, loan);
      return false;
    }
    const mail = personalMail(this.wire, this.post.from, { ...recipient, to: recipient.address });
    const message = {
      from: this.post.envelopeFrom,
      to: onTheWire(recipient.address),
      mail: this.post.sign === undefined ? mail : await this.post.sign(mail),
    };
    const handed = await hand(loan.connection, message, this.post.limits, this.batch.signal);
    this.post.pool.giveBack(loan.connection, handed.reusable);
    // A used session that the server ended says nothing about this mail: once more over a new one.
    if (handed.stale && !again && !loan.fresh) return this.tryOne(recipient, true);
    this.note(recipient, handed.verdict);
    return true;
  }

  /** No session to be had: the same answer for all that are left, instead of 100 times five seconds. */
  private giveUp(recipient: Recipient<string>, verdict: Verdict): void {
    for (const each of [recipient, ...this.left.splice(0)]) this.note(each, verdict);
  }

  private note(recipient: Recipient<string>, verdict: Verdict): void {
    this.results.push({
      wayId: recipient.wayId,
      reason: verdict.reason,
      detail: withoutAddress(verdict.detail, recipient.address),
    });
  }
}

/** The From value with its name encoded (RFC 2047). */
function fromHeader(sender: Sender): string {
  const node = new MimeNode('text/plain');
  node.setHeader('From', { name: sender.name, address: onTheWire(sender.address) });
  const header = /^From: ((?:.|\r\n[ \t])+)$/m.exec(node.buildHeaders())?.[1];
  return header?.trim() ?? sender.address;
}

/** Signs one mail: 0.4 ms each with RSA-2048, so a large town leaves this to its mail server. */
function signer(key: DkimKey): (mail: Buffer) => Promise<Buffer> {
  const dkim = new DKIM({
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: readFileSync(key.keyFile, 'utf8'),
    headerFieldNames: SIGNED_FIELDS,
  });
  return async (mail) => {
    const chunks: Buffer[] = [];
    for await (const chunk of dkim.sign(mail)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
}
