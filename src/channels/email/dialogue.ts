import type { Socket } from 'node:net';
import { ReplyReader, type Reply } from './reply-reader.js';
import type { SmtpFailure } from './reply.js';

const NO_REPLY: Reply = { code: 0, text: '' };
const FAREWELL_MS = 500;

/** Commands out, replies in, in the order they were asked for; and why it came to an end. */
export class Dialogue {
  private readonly reader = new ReplyReader();
  private readonly unread: Reply[] = [];
  private waiting: ((reply: Reply) => void) | undefined;
  /** Replies still to come; whatever comes beyond them answers nothing of ours. */
  private owed = 0;
  private end: SmtpFailure | undefined;

  constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.heard(chunk.toString('latin1')));
    socket.on('error', () => this.fail({ code: 'ESOCKET' }));
    socket.on('end', () => this.fail({ code: 'ECONNECTION' }));
    socket.on('close', () => this.fail({ code: 'ECONNECTION' }));
  }

  /** Why it is over; `undefined` while it is not. */
  get failure(): SmtpFailure | undefined {
    return this.end;
  }

  /** Sends `bytes`, which the server will answer with so many replies. */
  write(bytes: string, replies: number): void {
    if (this.end !== undefined || bytes === '') return;
    this.owed += replies;
    this.socket.write(bytes, 'latin1');
  }

  /** The next reply; its code is 0 when there will be none. */
  reply(): Reply | Promise<Reply> {
    const reply = this.unread.shift();
    if (reply !== undefined) return reply;
    if (this.end !== undefined) return NO_REPLY;
    return new Promise((resolve) => (this.waiting = resolve));
  }

  /** Ends it at once, whatever is under way. */
  fail(failure: SmtpFailure): void {
    if (this.end !== undefined) return;
    this.end = failure;
    this.socket.destroy();
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.(NO_REPLY);
  }

  /** QUIT, and the end of the socket even where nobody answers it. */
  leave(): void {
    if (this.end !== undefined) return;
    this.end = { code: 'ECONNECTION' };
    this.socket.end('QUIT\r\n');
    setTimeout(() => this.socket.destroy(), FAREWELL_MS).unref();
  }

  private heard(bytes: string): void {
    const replies = this.reader.read(bytes);
    if (replies === undefined) this.fail({ code: 'EPROTOCOL' });
    for (const reply of replies ?? []) {
      this.owed -= 1;
      if (this.owed >= 0) this.give(reply);
      // 421 may come at any time (RFC 5321 §3.8); anything else unasked would be read as the answer to the next command.
      if (this.owed < 0 || reply.code === 421) this.fail({ code: 'ECONNECTION' });
    }
  }

  private give(reply: Reply): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting === undefined) this.unread.push(reply);
    else waiting(reply);
  }
}
