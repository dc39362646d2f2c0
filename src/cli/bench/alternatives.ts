import { Agent } from 'node:https';
import { LineBotClient } from '@line/bot-sdk';
import { createTransport } from 'nodemailer';
import webPush from 'web-push';
import { Log } from '../../platform/log.js';
import { Queues } from '../../platform/queue/queues.js';
import { lineId, mailbox, type Subscription } from './population.js';
import type { Addressed } from './receivers.js';
import type { ReceiversClient } from './receivers-client.js';
import { perSecond } from './statistics.js';
import { wallClockMs } from './tally.js';
import type { Texts } from './texts.js';

/** One job for each recipient, as one would write it from the packages' own examples. */
export interface Alternative {
  channel: Addressed;
  backend: 'postgresql' | 'redis';
  /** How many were sent: few, so that the run ends. What a town would need is extrapolated from their rate. */
  sent: number;
  ms: number;
  perSecond: number;
}

export interface AlternativeInput {
  receivers: ReceiversClient;
  texts: Texts;
  http1Subscription: (n: number) => Subscription;
  where: { databaseUrl: string; redisUrl?: string };
  channel: Addressed;
  count: number;
}

/** Jobs at a time, and jobs put into the queue with one call. */
const CONCURRENCY = 50;
const ADD_AT_ONCE = 1_000;
const PATIENCE_MS = 60_000;

/**
 * From the first job added to the last message received. It keeps no ledger and looks no address up, which flatters it;
 * queue and settings are the hub's own.
 */
export async function runAlternative(input: AlternativeInput): Promise<Alternative> {
  const { receivers, channel, count } = input;
  const queues = new Queues(input.where, new Log('error', 2));
  const sender = SENDERS[channel](input);
  await queues.open();
  await receivers.reset();
  const name = `bench-${channel}`;
  try {
    queues.work(name, CONCURRENCY, (id) => sender.send(Number(id)));
    const start = wallClockMs();
    for (let n = 0; n < count; n += ADD_AT_ONCE) {
      await queues.add(
        name,
        Array.from({ length: Math.min(ADD_AT_ONCE, count - n) }, (_, i) => String(n + i)),
      );
    }
    const ms = (await untilReceived(receivers, channel, count)) - start;
    return { channel, backend: queues.backend, sent: count, ms, perSecond: perSecond(count, ms) };
  } finally {
    await queues.close();
    sender.close();
  }
}

async function untilReceived(receivers: ReceiversClient, channel: Addressed, count: number): Promise<number> {
  const deadline = wallClockMs() + PATIENCE_MS;
  for (;;) {
    const seen = (await receivers.read())[channel];
    if (seen.messages >= count) return seen.lastAt;
    if (wallClockMs() > deadline)
      throw new Error(`one job per recipient: ${seen.messages} of ${count} arrived in ${PATIENCE_MS} ms`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

interface Sender {
  send(n: number): Promise<void>;
  close(): void;
}

const SENDERS: Record<Addressed, (input: AlternativeInput) => Sender> = {
  'web-push': pushSender,
  email: mailSender,
  line: lineSender,
};

function pushSender({ receivers, texts, http1Subscription }: AlternativeInput): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY, ca: receivers.addresses.certificate });
  const keys = webPush.generateVAPIDKeys();
  const vapidDetails = { subject: 'mailto:bench@city.example', ...keys };
  return {
    send: async (n) => {
      const { endpoint, p256dh, auth } = http1Subscription(n);
      const options = { agent, vapidDetails, TTL: 86_400, urgency: 'high' as const };
      await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, texts.pushPayload, options);
    },
    close: () => agent.destroy(),
  };
}

function mailSender({ receivers, texts }: AlternativeInput): Sender {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: receivers.addresses.smtpPort,
    ignoreTLS: true,
    maxConnections: 10,
    maxMessages: Infinity,
  });
  const { subject, text, html } = texts;
  return {
    send: async (n) => {
      await transport.sendMail({ from: 'todoke@city.example', to: mailbox(n), subject, text, html });
    },
    close: () => transport.close(),
  };
}

function lineSender({ receivers, texts }: AlternativeInput): Sender {
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: 'bench',
    apiBaseURL: receivers.addresses.lineUrl,
  });
  return {
    send: async (n) => {
      await client.pushMessage({ to: lineId(n), messages: texts.lineMessages });
    },
    close: () => undefined,
  };
}
