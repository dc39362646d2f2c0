import { LineBotClient } from '@line/bot-sdk';
import type { OpenChannel, Quota } from '../channel.js';
import { answerOf, type LineAnswer } from './answer.js';
import { Multicast, type Call } from './multicast.js';
import type { LineWire } from './render.js';
import type { LineSettings } from './settings.js';

/** The SDK knows no time limit of its own: a silent server would hold it for minutes. */
const DEADLINE_MS = 8_000;
/** A crowd that answers at once is not thanked one by one: the hub has to hear it first. */
const THANKS_AT_ONCE = 50;
const LATE: LineAnswer = { reason: 'timeout', detail: 'no answer in time', inDoubt: true };

/** The LINE channel: one multicast call for the whole window. */
export function openLine(settings: LineSettings, deadlineMs = DEADLINE_MS): OpenChannel<string> {
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: settings.channelAccessToken,
    ...(settings.apiBaseUrl === undefined ? {} : { apiBaseURL: settings.apiBaseUrl }),
  });
  let thanking = 0;
  return {
    // A reply counts as no message of the month (Messaging API, "Send reply message").
    thank: async (replyToken, text) => {
      if (thanking >= THANKS_AT_ONCE) return;
      thanking += 1;
      const replying = client.replyMessage({ replyToken, messages: [{ type: 'text', text }] }).catch(() => undefined);
      await inTime<unknown>(replying, deadlineMs, undefined);
      thanking -= 1;
    },
    deliver: (batch) => {
      const { messages } = batch.rendition.wire as LineWire;
      const call: Call = (ids, key) => {
        const calling = client.multicastWithHttpInfo({ to: ids, messages }, key).then(
          ({ httpResponse }): LineAnswer => ({
            reason: 'accepted',
            detail: httpResponse.headers.get('x-line-request-id') ?? '200',
          }),
          (error: unknown) => answerOf(error),
        );
        return inTime(calling, deadlineMs, LATE, batch.signal);
      };
      return new Multicast(call, batch).run();
    },
    quota: () => inTime(quotaOf(client), deadlineMs, undefined),
    close: () => Promise.resolve(),
  };
}

/** Messaging API reference, "Get the target limit for sending messages this month"; `none` is a plan without one. */
async function quotaOf(client: LineBotClient): Promise<Quota | undefined> {
  try {
    const [quota, consumption] = await Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()]);
    return quota.value === undefined ? undefined : { limit: quota.value, used: consumption.totalUsage };
  } catch {
    // Nobody's message hangs on it: sending finds out by itself what is wrong.
    return undefined;
  }
}

/**
 * Gives up waiting at an absolute time. The call itself cannot be taken back: whether LINE got it is found out by
 * the next try, which carries the same key and is answered 409 if it did.
 */
async function inTime<T>(calling: Promise<T>, ms: number, instead: T, signal?: AbortSignal): Promise<T> {
  let stop = () => undefined as void;
  const late = new Promise<T>((resolve) => {
    const end = () => resolve(instead);
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    };
  });
  try {
    return await Promise.race([calling, late]);
  } finally {
    stop();
  }
}
