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

/** One SMTP session (RFC 5321), as little of it as a sender needs: commands in, replies out, mails counted. */
export class SmtpConversation {
  private rest = '';
  private inMail = false;
  ended = false;

  constructor(private readonly onMail: () => void) {}

  /** The replies to what has come in so far. Bytes of a mail are looked at for its end only. */
  take(chunk: string): string {
    this.rest += chunk;
    let replies = '';
    for (let reply = this.next(); reply !== undefined; reply = this.next()) replies += reply;
    return replies;
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
    return this.inMail ? this.mailEnded() : this.answer(piece.slice(0, 4).toUpperCase());
  }

  private mailEnded(): string {
    this.inMail = false;
    this.onMail();
    return '250 2.0.0 taken\r\n';
  }

  private answer(verb: string): string {
    this.inMail = verb === 'DATA';
    this.ended ||= verb === 'QUIT';
    return ANSWERS[verb] ?? '502 5.5.1 not here\r\n';
  }
}

/** A mail server on the loopback address that takes everything. */
export function smtpReceiver(onMail: () => void): Server {
  return createServer((socket: Socket) => {
    const conversation = new SmtpConversation(onMail);
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      const replies = conversation.take(chunk);
      if (replies !== '') socket.write(replies);
      if (conversation.ended) socket.end();
    });
    socket.write('220 receiver.example ESMTP\r\n');
  });
}
