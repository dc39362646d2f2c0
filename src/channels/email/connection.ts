import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Limits } from './limits.js';
import { verdictOf, type SmtpFailure, type Verdict } from './reply.js';
import { isLoopback, type Relay } from './settings.js';
import { takeOver, type Line } from './takeover.js';

/** An open session, and the address at which the relay was found. */
export interface Opened {
  line: Line;
  foundAt: string | undefined;
}

/** Why there is none. */
export interface NotOpened extends Verdict {
  /** The resolver could not say where the relay is. */
  isUnresolved: boolean;
}

/** Opens a session with a relay and signs in, or says why not. `at`: an address to use instead of asking the resolver. */
export async function openLine(relay: Relay, limits: Limits, at?: string): Promise<Opened | NotOpened> {
  const connection = new SMTPConnection({
    host: at ?? relay.host,
    // The certificate must be the named server's even where the address is remembered.
    ...(at === undefined ? {} : { servername: relay.host }),
    port: relay.port,
    secure: relay.secure,
    requireTLS: relay.requireTls && !relay.secure,
    // A mail server on this machine often shows a certificate nobody can verify; the bytes never leave the machine.
    ignoreTLS: !relay.requireTls && isLoopback(relay.host),
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    // Less than the whole, so that a dead resolver is known for what it is.
    dnsTimeout: limits.connectMs / 2,
    // close() destroys at once: a server that has gone silent would keep the socket half open.
    socketCloseTimeout: 0,
  });
  // The emitter throws when nobody listens; each step below also hears of its own failure.
  connection.on('error', () => undefined);
  const connected = await step(connection, limits.connectMs, (done) => {
    connection.once('error', done);
    connection.connect(done);
  });
  const { login } = relay;
  const failure =
    connected === undefined && login !== undefined
      ? await step(connection, limits.connectMs, (done) => connection.login(login, done))
      : connected;
  const line = failure === undefined ? takeOver(connection) : undefined;
  if (line !== undefined) return { line, foundAt: line.socket.remoteAddress };
  connection.close();
  return { ...verdictOf(failure ?? { code: 'EPROTOCOL' }, false), isUnresolved: failure?.code === 'EDNS' };
}

type Done = (error?: SmtpFailure | null) => void;

/** One step within its time; whoever is late finds the socket destroyed. */
function step(connection: SMTPConnection, ms: number, run: (done: Done) => void): Promise<SmtpFailure | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      connection.close();
      resolve({ code: 'ETIMEDOUT' });
    }, ms);
    run((error) => {
      clearTimeout(timer);
      resolve(error ?? undefined);
    });
  });
}
