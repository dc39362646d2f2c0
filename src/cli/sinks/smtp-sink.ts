import { createServer, type Server, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/**
 * What the sink says to one recipient. A text such as `550 5.1.1 no such user` is said at RCPT, `data` at the end of
 * the mail; `drop` takes the whole mail and hangs up before 250, `drip` answers RCPT one byte at a time and
 * never ends, `silence` takes the mail and says nothing.
 */
export type SmtpAnswer = { rcpt: string } | { data: string } | 'drop' | 'drip' | 'silence';

export interface SmtpSinkOptions {
  /** What the greeting does instead of 220; `drip` sends a byte now and then. */
  greeting?: 'drip' | 'silence' | { text: string };
  /** The one account that may send; without it nobody signs in. */
  account?: { user: string; pass: string };
  /** Offers STARTTLS, with a certificate that nobody can verify. */
  startTls?: boolean;
  /** Turns further sessions away with 421. */
  maxSessions?: number;
  /** Hangs up, or says 421, when a session wants to send more than this many mails. */
  perSession?: { mails: number; then: 'drop' | '421' };
  /** Closes a session this long after it went quiet. */
  idleMs?: number;
}

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: Buffer;
  at: Date;
  /** Which session carried it: tests count how many were opened. */
  session: string;
}

/** A mail server on this machine that keeps what it gets and misbehaves on request. */
export class SmtpSink {
  readonly received: ReceivedMail[] = [];
  /** Answers by recipient in lower case, as it stands in RCPT. */
  readonly answers = new Map<string, SmtpAnswer>();
  /** Sessions opened so far. */
  sessions = 0;
  private readonly sockets = new Map<number, Socket>();
  private readonly timers: NodeJS.Timeout[] = [];

  private constructor(
    readonly port: number,
    private readonly options: SmtpSinkOptions,
  ) {}

  /** Listens on the loopback address only. */
  static async start(port = 0, options: SmtpSinkOptions = {}): Promise<SmtpSink> {
    const pem =
      options.startTls === true ? await generate(undefined, { keyType: 'ec', algorithm: 'sha256' }) : undefined;
    const server = new SMTPServer({
      ...(pem === undefined ? {} : { key: pem.private, cert: pem.cert }),
      authOptional: options.account === undefined,
      disabledCommands:
        options.startTls === true ? [] : ['STARTTLS', ...(options.account === undefined ? ['AUTH'] : [])],
      allowInsecureAuth: true,
      hideENHANCEDSTATUSCODES: true,
      // Strict parsing refuses `"a..b"`, which RFC 5321 §4.1.2 allows and real carriers take.
      lenientAddressParsing: true,
      disableReverseLookup: true,
      socketTimeout: options.idleMs ?? 120_000,
      closeTimeout: 100,
      ...(options.maxSessions === undefined ? {} : { maxClients: options.maxSessions }),
      logger: false,
      onConnect: (session, done) => sink.greet(session, done),
      onAuth: (auth, _session, done) => {
        const { account } = options;
        if (auth.username === account?.user && auth.password === account?.pass) done(null, { user: auth.username });
        else done(reply('535 5.7.8 authentication failed'));
      },
      onMailFrom: (_address, session, done) => sink.sender(session, done),
      onRcptTo: (address, session, done) => sink.recipient(address, session, done),
      onData: (stream, session, done) => sink.mail(stream, session, done),
    });
    server.on('error', () => undefined);
    const listening = await listen(server, port);
    const sink: SmtpSink = new SmtpSink((listening.address() as { port: number }).port, options);
    listening.on('connection', (socket: Socket) => sink.met(socket));
    sink.stopServer = () => new Promise((resolve) => server.close(() => resolve()));
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    for (const socket of this.sockets.values()) socket.destroy();
    await this.stopServer();
  }

  private stopServer: () => Promise<void> = () => Promise.resolve();

  private met(socket: Socket): void {
    this.sessions += 1;
    const port = socket.remotePort ?? 0;
    this.sockets.set(port, socket);
    socket.once('close', () => this.sockets.delete(port));
  }

  private greet(session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const { greeting } = this.options;
    if (greeting === undefined) done();
    else if (greeting === 'drip') this.drip(session);
    else if (greeting !== 'silence') done(reply(greeting.text));
  }

  private sender(session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const { perSession } = this.options;
    const carried = this.received.filter((mail) => mail.session === session.id).length;
    if (perSession === undefined || carried < perSession.mails) done();
    else if (perSession.then === 'drop') this.sockets.get(session.remotePort)?.destroy();
    else done(reply('421 4.7.0 too many mails in one session'));
  }

  private recipient(
    address: SMTPServerAddress,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): void {
    const answer = this.answers.get(address.address.toLowerCase());
    if (answer === 'drip') this.drip(session);
    else if (typeof answer === 'object' && 'rcpt' in answer) done(reply(answer.rcpt));
    else done();
  }

  private mail(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null, message?: string) => void,
  ): void {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((recipient) => recipient.address);
      const answer = this.answers.get((to[0] ?? '').toLowerCase());
      if (answer === 'drop') this.sockets.get(session.remotePort)?.destroy();
      else if (typeof answer === 'object' && 'data' in answer) done(reply(answer.data));
      else if (answer !== 'silence') {
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        this.received.push({ from, to, raw: Buffer.concat(chunks), at: new Date(), session: session.id });
        done(null, `2.0.0 Ok: queued as ${this.received.length}`);
      }
    });
  }

  private drip(session: SMTPServerSession): void {
    const socket = this.sockets.get(session.remotePort);
    this.timers.push(setInterval(() => socket?.writable === true && socket.write('2'), 50));
  }
}

function listen(server: SMTPServer, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const listening = server.listen(port, '127.0.0.1', () => resolve(listening));
    listening.once('error', reject);
  });
}

/** `550 5.1.1 text` as the error that smtp-server turns back into that reply. */
function reply(text: string): Error {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) });
}

/** A port on which nothing listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
