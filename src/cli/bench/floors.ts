import { connect, type ClientHttp2Session } from 'node:http2';
import { LineBotClient } from '@line/bot-sdk';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import webPush from 'web-push';
import { encryptPush } from './encrypt.js';
import { lineId, mailbox, type Subscription } from './population.js';
import type { Addressed, ReceiverAddresses } from './receivers.js';
import { perSecond, sideBySide } from './statistics.js';
import { wallClockMs } from './tally.js';
import type { Texts } from './texts.js';

/** What a loop reaches with the same primitives and no hub around it. */
export interface Floor {
  channel: Addressed;
  name: string;
  /** The one that shares are counted against; the others explain it. */
  isReference: boolean;
  sent: number;
  ms: number;
  perSecond: number;
}

export interface FloorInput {
  addresses: ReceiverAddresses;
  texts: Texts;
  subscription: (n: number) => Subscription;
  count: number;
}

/** What Node lets one session have under way, and what the push services allow. */
const STREAMS = 100;
/** As many sessions as the hub's own default (MAIL_CONNECTIONS). */
const MAIL_SESSIONS = 10;
const MULTICAST_IDS = 500;
/** A multicast call is one message to the machine: so many more of them, to last long enough to be timed. */
const MULTICAST_TIMES = 10;

export const FLOORS: Record<Addressed, (input: FloorInput) => Promise<Floor[]>> = {
  'web-push': pushFloors,
  email: mailFloors,
  line: lineFloors,
};

/** Measured before and after what they are compared with: a machine that is not ours alone changes in between. */
export function joined(before: readonly Floor[], after: readonly Floor[]): Floor[] {
  return before.map((floor) => {
    const again = after.find(({ name }) => name === floor.name);
    const sent = floor.sent + (again?.sent ?? 0);
    const ms = floor.ms + (again?.ms ?? 0);
    return { ...floor, sent, ms, perSecond: perSecond(sent, ms) };
  });
}

async function timed(
  floor: Pick<Floor, 'channel' | 'name' | 'isReference' | 'sent'>,
  work: () => Promise<void>,
): Promise<Floor> {
  const start = wallClockMs();
  await work();
  const ms = wallClockMs() - start;
  return { ...floor, ms, perSecond: perSecond(floor.sent, ms) };
}

async function pushFloors(input: FloorInput): Promise<Floor[]> {
  const { addresses, texts, subscription, count } = input;
  const payload = Buffer.from(texts.pushPayload);
  const session = connect(addresses.pushOrigins[0] ?? '', { ca: addresses.certificate });
  const keys = webPush.generateVAPIDKeys();
  const { Authorization: authorization } = webPush.getVapidHeaders(
    addresses.pushOrigins[0] ?? '',
    'mailto:bench@city.example',
    keys.publicKey,
    keys.privateKey,
    'aes128gcm',
  );
  const run = (name: string, isReference: boolean, bodyOf: (n: number) => Buffer): Promise<Floor> =>
    timed({ channel: 'web-push', name, isReference, sent: count }, () =>
      sideBySide(STREAMS, count, (n) => post(session, { path: `/push/${n}`, authorization, body: bodyOf(n) })),
    );
  try {
    const own = await run('node:crypto at send time + 1 HTTP/2 session', true, (n) =>
      encryptPush(subscription(n), payload),
    );
    const library = await run('webPush.encrypt + 1 HTTP/2 session', false, (n) => {
      const { p256dh, auth } = subscription(n);
      return webPush.encrypt(p256dh, auth, texts.pushPayload, 'aes128gcm').cipherText;
    });
    const sealed = encryptPush(subscription(0), payload);
    const transport = await run('no encryption, 1 HTTP/2 session', false, () => sealed);
    return [own, library, transport];
  } finally {
    session.close();
  }
}

function post(
  session: ClientHttp2Session,
  message: { path: string; authorization: string; body: Buffer },
): Promise<void> {
  return new Promise((done, fail) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': message.path,
      authorization: message.authorization,
      ttl: '86400',
      urgency: 'high',
      topic: 'benchbenchbenchbenchbenchbench12',
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
    });
    stream.on('error', fail);
    stream.on('response', (headers) => {
      if (headers[':status'] !== 201) fail(new Error(`the receiver said ${headers[':status']}`));
    });
    stream.resume();
    stream.on('close', done);
    stream.end(message.body);
  });
}

async function mailFloors(input: FloorInput): Promise<Floor[]> {
  const sessions = await Promise.all(
    Array.from({ length: MAIL_SESSIONS }, () => openSession(input.addresses.smtpPort)),
  );
  const run = (name: string, isReference: boolean, width: number): Promise<Floor> => {
    const idle = sessions.slice(0, width);
    return timed({ channel: 'email', name, isReference, sent: input.count }, () =>
      sideBySide(width, input.count, async (n) => {
        const session = idle.pop();
        if (session === undefined) throw new Error('no session is free');
        await hand(session, mailbox(n), input.texts.mail);
        idle.push(session);
      }),
    );
  };
  try {
    return [
      await run('prebuilt MIME + 1 SMTP connection', false, 1),
      await run(`prebuilt MIME + ${MAIL_SESSIONS} SMTP connections`, true, MAIL_SESSIONS),
    ];
  } finally {
    for (const session of sessions) session.close();
  }
}

function openSession(port: number): Promise<SMTPConnection> {
  const session = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true });
  return new Promise((done, fail) => {
    session.once('error', fail);
    session.connect((error) => (error === undefined ? done(session) : fail(error)));
  });
}

function hand(session: SMTPConnection, to: string, mail: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    session.send({ from: 'todoke@city.example', to: [to] }, mail, (error) => (error === null ? done() : fail(error)));
  });
}

async function lineFloors(input: FloorInput): Promise<Floor[]> {
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: 'bench',
    apiBaseURL: input.addresses.lineUrl,
  });
  const calls = Math.max(1, Math.ceil(input.count / MULTICAST_IDS)) * MULTICAST_TIMES;
  const to = Array.from({ length: MULTICAST_IDS }, (_, n) => lineId(n));
  const call = async (): Promise<void> => {
    await client.multicast({ to, messages: input.texts.lineMessages });
  };
  const sent = calls * MULTICAST_IDS;
  const name = `multicast of ${MULTICAST_IDS}`;
  return [
    await timed({ channel: 'line', name: `${name}, one call at a time`, isReference: false, sent }, () =>
      sideBySide(1, calls, call),
    ),
    await timed({ channel: 'line', name: `${name}, 4 calls at a time`, isReference: true, sent }, () =>
      sideBySide(4, calls, call),
    ),
  ];
}
