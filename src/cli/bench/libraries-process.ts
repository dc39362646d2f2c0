import { createRequire } from 'node:module';
import { createTransport } from 'nodemailer';
import webPush from 'web-push';
import { mailbox, type Subscription } from './population.js';
import type { ReceiverAddresses } from './receivers.js';
import { sideBySide } from './statistics.js';
import { wallClockMs } from './tally.js';
import type { Texts } from './texts.js';

export const LIBRARIES = ['notifme-sdk mail', 'nodemailer pool', 'notifme-sdk push', 'web-push'] as const;
export type Library = (typeof LIBRARIES)[number];

/** One library, so many messages, so many of them under way at once. */
export interface LibraryRun {
  library: Library;
  count: number;
  width: number;
  addresses: ReceiverAddresses;
  texts: Pick<Texts, 'subject' | 'text' | 'html' | 'pushPayload'>;
  /** Subscribers share these: what a library does per message does not depend on whose keys they are. */
  subscription: Subscription;
}

export type LibraryReply = { ms: number } | { problem: string };

type Send = (n: number) => Promise<unknown>;

/** The part of notifme-sdk that is used; the package brings no types. */
interface Notifme {
  send(request: object): Promise<{ status: string; errors?: Record<string, Error> }>;
}

const FROM = 'todoke@city.example';
const SUBJECT = 'mailto:bench@city.example';

function notifme(channels: object): (request: object) => Promise<void> {
  const load = createRequire(import.meta.url)('notifme-sdk') as { default: new (options: object) => Notifme };
  const sdk = new load.default({ useNotificationCatcher: false, channels });
  return async (request) => {
    const { status, errors } = await sdk.send(request);
    if (status !== 'success') throw new Error(Object.values(errors ?? {})[0]?.message ?? status);
  };
}

const SENDERS: Record<Library, (run: LibraryRun) => Send> = {
  'notifme-sdk mail': ({ addresses, texts }) => {
    const smtp = { type: 'smtp', host: '127.0.0.1', port: addresses.smtpPort, secure: false, ignoreTLS: true };
    const send = notifme({ email: { providers: [smtp] } });
    const { subject, text, html } = texts;
    return (n) => send({ email: { from: FROM, to: mailbox(n), subject, text, html } });
  },
  'nodemailer pool': ({ addresses, texts, width }) => {
    const where = { host: '127.0.0.1', port: addresses.smtpPort, ignoreTLS: true };
    const transport = createTransport({ pool: true, ...where, maxConnections: width, maxMessages: Infinity });
    const { subject, text, html } = texts;
    return (n) => transport.sendMail({ from: FROM, to: mailbox(n), subject, text, html });
  },
  'notifme-sdk push': ({ subscription, texts }) => {
    const vapidDetails = { subject: SUBJECT, ...webPush.generateVAPIDKeys() };
    const send = notifme({ webpush: { providers: [{ type: 'gcm', vapidDetails, ttl: 3_600 }] } });
    const { endpoint, p256dh, auth } = subscription;
    const words = JSON.parse(texts.pushPayload) as { title: string; body: string };
    const push = { subscription: { endpoint, keys: { p256dh, auth } }, title: words.title, body: words.body };
    return () => send({ webpush: push });
  },
  'web-push': ({ subscription, texts }) => {
    const vapidDetails = { subject: SUBJECT, ...webPush.generateVAPIDKeys() };
    const { endpoint, p256dh, auth } = subscription;
    const to = { endpoint, keys: { p256dh, auth } };
    return () => webPush.sendNotification(to, texts.pushPayload, { vapidDetails, TTL: 3_600 });
  },
};

const WARM_UP = 50;

async function timed(run: LibraryRun): Promise<LibraryReply> {
  try {
    const send = SENDERS[run.library](run);
    const each = async (n: number): Promise<void> => {
      await send(n);
    };
    await sideBySide(run.width, WARM_UP, each);
    const startedAt = wallClockMs();
    await sideBySide(run.width, run.count, each);
    return { ms: wallClockMs() - startedAt };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A process for each run: a library that keeps connections or timers takes nothing from the next. */
process.on('message', (run: LibraryRun) => {
  void timed(run).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
