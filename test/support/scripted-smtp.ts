import { createServer, type Server, type Socket } from 'node:net';

/** What a test wants of a mail server: its own reply, `silence` from here on, or nothing for the usual one. It may take its time. */
export interface SmtpScript {
  /** A line, or `silence`, or `drip`. */
  greeting?: string;
  extensions?: string[];
  reply?(command: string, session: ScriptedSession): Reply;
  /** At the end of a text, with the dots taken out again. */
  taken?(mail: ScriptedMail, session: ScriptedSession): Reply;
}
type Reply = string | undefined | Promise<string | undefined>;

export interface ScriptedMail {
  to: string[];
  text: string;
}

/** One session as the server sees it. */
export interface ScriptedSession {
  number: number;
  socket: Socket;
  to: string[];
}

const USUAL: Record<string, string> = {
  MAIL: '250 ok',
  RCPT: '250 ok',
  RSET: '250 ok',
  DATA: '354 go',
  QUIT: '221 bye',
};

/** A mail server that answers word by word as a test says, and keeps what came in which packet. */
export class ScriptedSmtp {
  readonly mails: ScriptedMail[] = [];
  readonly commands: string[] = [];
  readonly packets: string[] = [];
  sessions = 0;
  openNow = 0;
  openAtMost = 0;
  private readonly sockets = new Set<Socket>();
  private readonly timers = new Set<NodeJS.Timeout>();

  private constructor(
    private readonly server: Server,
    private readonly script: SmtpScript,
  ) {}

  static async start(script: SmtpScript = {}, port = 0): Promise<ScriptedSmtp> {
    const server = createServer();
    const smtp = new ScriptedSmtp(server, script);
    server.on('connection', (socket) => smtp.met(socket));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return smtp;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** One byte now and then, never a whole line. */
  drip(socket: Socket, everyMs = 50): undefined {
    this.timers.add(setInterval(() => socket.writable && socket.write('2'), everyMs));
  }

  private met(socket: Socket): void {
    this.sessions += 1;
    this.openNow += 1;
    this.openAtMost = Math.max(this.openAtMost, this.openNow);
    this.sockets.add(socket);
    const conversation = new Conversation(this, this.script, { number: this.sessions, socket, to: [] });
    // Replies one by one must not wait for the client's delayed ACK.
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.openNow -= 1;
      this.sockets.delete(socket);
    });
    let work = Promise.resolve();
    socket.on('data', (chunk) => {
      this.packets.push(chunk.toString('latin1'));
      work = work.then(() => conversation.heard(chunk.toString('latin1')));
    });
    const { greeting = '220 scripted ESMTP' } = this.script;
    if (greeting === 'drip') this.drip(socket);
    else if (greeting !== 'silence') socket.write(`${greeting}\r\n`);
  }
}

class Conversation {
  private rest = '';
  private isText = false;
  private isSilent = false;

  constructor(
    private readonly smtp: ScriptedSmtp,
    private readonly script: SmtpScript,
    private readonly session: ScriptedSession,
  ) {}

  async heard(bytes: string): Promise<void> {
    this.rest += bytes;
    while (!this.isSilent) {
      // A text may be empty: then the dot is its first line.
      const end = this.isText ? `\r\n${this.rest}`.indexOf('\r\n.\r\n') : this.rest.indexOf('\r\n');
      if (end < 0) return;
      const piece = this.rest.slice(0, end);
      this.rest = this.rest.slice(end + (this.isText ? 3 : 2));
      const reply = await (this.isText ? this.ended(piece) : this.command(piece));
      this.isSilent = reply === 'silence';
      if (!this.isSilent && this.session.socket.writable) this.session.socket.write(`${reply}\r\n`);
    }
  }

  private async command(line: string): Promise<string | undefined> {
    this.smtp.commands.push(line);
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') this.session.to = [];
    const reply = await (this.script.reply?.(line, this.session) ?? this.usual(verb));
    if (verb === 'RCPT' && reply?.startsWith('2') === true) this.session.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
    if (verb === 'DATA') this.isText = reply?.startsWith('354') === true;
    return reply;
  }

  private usual(verb: string): string {
    if (verb !== 'EHLO')
      return verb === 'DATA' && this.session.to.length === 0 ? '554 no valid recipients' : (USUAL[verb] ?? '502 what');
    const lines = ['scripted', ...(this.script.extensions ?? ['PIPELINING', 'SIZE 1000000'])];
    return lines.map((text, at) => `250${at === lines.length - 1 ? ' ' : '-'}${text}`).join('\r\n');
  }

  private async ended(text: string): Promise<string | undefined> {
    this.isText = false;
    const mail = { to: this.session.to, text: text.replace(/^\.\./gm, '.') };
    const reply = await (this.script.taken?.(mail, this.session) ?? '250 taken');
    if (reply?.startsWith('250') === true) this.smtp.mails.push(mail);
    return reply;
  }
}
