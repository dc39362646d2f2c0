import { createServer, type Server, type Socket } from 'node:net';

const READY = '250 2.1.0 ok\r\n';
const ANSWERS: Record<string, string> = {
  EHLO: '250-receiver.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n',
  HELO: '250 receiver.example\r\n',
  MAIL: READY,
  RCPT: READY,
  RSET: READY,
  NOOP: READY,
  DATA: '354 go on\r\n',
  QUIT: '221 2.0.0 bye\r\n',
};
const END_OF_MAIL = '\r\n.\r\n';

/** How a receiver differs from one that takes everything at once. */
export interface SmtpBehaviour {
  /** Recipients of this domain are answered one byte at a time, so many milliseconds apart (F40). */
  tarpit?: { domain: string; byteEveryMs: number };
  /** Each answer leaves so much later: the time to a server in another town and back. */
  answerAfterMs?: number;
}

/** Told of each whole mail, and whether it was for the domain that is answered slowly. */
type OnMail = (isSlow: boolean) => void;

/** One SMTP session (RFC 5321), as little of it as a sender needs: commands in, replies out, mails counted. */
export class SmtpConversation {
  private rest = '';
  private inMail = false;
  private isSlow = false;
  ended = false;
  /** A reply that is to be given byte by byte; nothing is read until `resume`. */
  dripping: string | undefined;

  constructor(
    private readonly onMail: OnMail,
    private readonly slowDomain?: string,
  ) {}

  /** The replies to what has come in so far. Bytes of a mail are looked at for its end only. */
  take(chunk: string): string {
    this.rest += chunk;
    let replies = '';
    while (this.dripping === undefined) {
      const reply = this.next();
      if (reply === undefined) break;
      replies += reply;
    }
    return replies;
  }

  /** The slow reply is out: what came meanwhile is answered. */
  resume(): string {
    this.dripping = undefined;
    return this.take('');
  }

  private next(): string | undefined {
    const mark = this.inMail ? END_OF_MAIL : '\r\n';
    const end = this.rest.indexOf(mark);
    if (end < 0) {
      // The mark may be cut in two by the end of a packet.
      if (this.inMail) this.rest = this.rest.slice(1 - END_OF_MAIL.length);
      return undefined;
    }
    const piece = this.rest.slice(0, end);
    this.rest = this.rest.slice(end + mark.length);
    return this.inMail ? this.mailEnded() : this.answer(piece);
  }

  private mailEnded(): string {
    this.inMail = false;
    this.onMail(this.isSlow);
    return '250 2.0.0 taken\r\n';
  }

  private answer(command: string): string {
    const verb = command.slice(0, 4).toUpperCase();
    this.inMail = verb === 'DATA';
    this.ended ||= verb === 'QUIT';
    const answer = ANSWERS[verb] ?? '502 5.5.1 not here\r\n';
    if (verb !== 'RCPT' || this.slowDomain === undefined) return answer;
    this.isSlow = command.toLowerCase().includes(`@${this.slowDomain}>`);
    if (!this.isSlow) return answer;
    this.dripping = answer;
    return '';
  }
}

/** A mail server on the loopback address that takes everything, in its own time. */
export function smtpReceiver(onMail: OnMail, behaviour: SmtpBehaviour = {}): Server {
  const { tarpit, answerAfterMs = 0 } = behaviour;
  return createServer((socket: Socket) => {
    const conversation = new SmtpConversation(onMail, tarpit?.domain);
    const say = (replies: string): void => {
      if (replies !== '') {
        if (answerAfterMs === 0) socket.write(replies);
        else setTimeout(() => socket.write(replies), answerAfterMs);
      }
      if (conversation.dripping !== undefined) drip(conversation.dripping);
      else if (conversation.ended) socket.end();
    };
    const drip = (reply: string): void => {
      if (socket.destroyed) return;
      if (reply === '') return say(conversation.resume());
      socket.write(reply.slice(0, 1));
      setTimeout(() => drip(reply.slice(1)), tarpit?.byteEveryMs ?? 0);
    };
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      const isDripping = conversation.dripping !== undefined;
      const replies = conversation.take(chunk);
      if (!isDripping) say(replies);
    });
    socket.write('220 receiver.example ESMTP\r\n');
  });
}
