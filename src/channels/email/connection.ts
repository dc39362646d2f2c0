import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { EmailSettings } from './settings.js';
import { verdictOf, type SmtpFailure, type Verdict } from './reply.js';

/** Wall-clock limits. nodemailer's own start again with every byte, so a dripping server never meets them. */
export interface Limits {
  connectMs: number;
  messageMs: number;
  idleMs: number;
}

export const LIMITS: Limits = { connectMs: 5_000, messageMs: 15_000, idleMs: 30_000 };

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/** Opens a session with the mail server and signs in, or says why not. */
export async function openConnection(settings: EmailSettings, limits: Limits): Promise<SMTPConnection | Verdict> {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls && !settings.secure,
    // A mail server on this machine often shows a certificate nobody can verify; the bytes never leave the machine.
    ignoreTLS: !settings.requireTls && LOOPBACK.test(settings.host),
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    // close() destroys at once: a server that has gone silent would keep the socket half open.
    socketCloseTimeout: 0,
  });
  // The emitter throws when nobody listens; each step below also hears of its own failure.
  connection.on('error', () => undefined);
  const connected = await step(connection, limits.connectMs, (done) => {
    connection.once('error', done);
    connection.connect(done);
  });
  const { login } = settings;
  const opened =
    connected === undefined && login !== undefined
      ? await step(connection, limits.connectMs, (done) => connection.login(login, done))
      : connected;
  if (opened === undefined) return connection;
  connection.close();
  return verdictOf(opened, false);
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

export interface Handing {
  from: string;
  to: string;
  mail: Buffer;
}

/** What one hand-over came to, and whether the session can carry the next one. */
export interface Handed {
  verdict: Verdict;
  reusable: boolean;
  /** The server ended the session before it took anything of this mail. */
  stale: boolean;
}

/** Hands one mail to the server within the message limit, or until `signal`. */
export async function hand(
  connection: SMTPConnection,
  message: Handing,
  limits: Limits,
  signal: AbortSignal,
): Promise<Handed> {
  // A reply left over from the mail before must not look like this one's 354.
  connection.lastServerResponse = false;
  const sent = await send(connection, message, limits, signal);
  if (typeof sent === 'string') return { verdict: { reason: 'accepted', detail: sent }, reusable: true, stale: false };
  // 354 is the server's word that it takes the bytes; they leave in the same turn.
  const last = lastReply(connection);
  const handed = sent.responseCode === undefined && last.startsWith('3');
  const silent = sent.responseCode === undefined && last === '';
  const dropped = silent && (sent.code === 'ECONNECTION' || sent.code === 'ESOCKET');
  // 421 ends a session, for idleness or after so many mails; it takes nothing (RFC 5321 §3.8).
  const stale = dropped || sent.responseCode === 421;
  const verdict = verdictOf(sent, handed);
  const reusable =
    sent.responseCode !== undefined && sent.responseCode !== 421 && (await reset(connection, limits)) === undefined;
  return { verdict, reusable, stale };
}

function lastReply(connection: SMTPConnection): string {
  return connection.lastServerResponse === false ? '' : connection.lastServerResponse;
}

function send(
  connection: SMTPConnection,
  message: Handing,
  limits: Limits,
  signal: AbortSignal,
): Promise<SmtpFailure | string> {
  return new Promise((resolve) => {
    const end = () => {
      connection.close();
      settle({ code: 'ETIMEDOUT' });
    };
    const timer = setTimeout(end, limits.messageMs);
    signal.addEventListener('abort', end, { once: true });
    const settle = (result: SmtpFailure | string) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(result);
    };
    const envelope = { from: message.from, to: [message.to], size: message.mail.length };
    connection.send(envelope, message.mail, (error, info) => {
      // The callback hands over exactly one of the two.
      settle((error as SmtpFailure | null) ?? (info as { response: string }).response);
    });
  });
}

/** After a refusal the server still holds half a transaction (RFC 5321 §4.1.1.5). */
function reset(connection: SMTPConnection, limits: Limits): Promise<SmtpFailure | undefined> {
  return step(connection, limits.connectMs, (done) => {
    connection.once('error', done);
    connection.reset(done);
  });
}
