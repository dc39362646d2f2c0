import { validateSignature } from '@line/bot-sdk';
import { z } from 'zod';
import type { ChannelReceipt } from '../channel.js';
import { readPostback } from './postback.js';
import type { LineSettings } from './settings.js';

const event = z.object({
  type: z.string(),
  webhookEventId: z.string(),
  // Milliseconds; the bound is that of a Date (ECMA-262 §21.4.1.1).
  timestamp: z.number().min(0).max(8.64e15),
  source: z.object({ type: z.string(), userId: z.string().optional() }).optional(),
  replyToken: z.string().max(200).optional(),
  postback: z.object({ data: z.string().max(300) }).optional(),
});
const webhook = z.object({ events: z.array(event).max(1_000) });

type Event = z.infer<typeof event>;
type Meaning = Pick<ChannelReceipt<string>, 'kind' | 'versionId' | 'replyToken'>;

/**
 * LINE's webhook: who became a friend, who blocked the account, who pressed a button. The signature is over the bytes as they came
 * (Messaging API, "Verify webhook signature"); events may arrive out of order and more than once.
 */
export function receiveLine(
  settings: LineSettings,
  call: { headers: Record<string, unknown>; body: Buffer },
): ChannelReceipt<string>[] | undefined {
  const signature = call.headers['x-line-signature'];
  if (typeof signature !== 'string' || !validateSignature(call.body, settings.channelSecret, signature))
    return undefined;
  const parsed = webhook.safeParse(asJson(call.body));
  if (!parsed.success) return undefined;
  return parsed.data.events.flatMap((each) => {
    const meaning = meaningOf(each);
    const address = each.source?.userId;
    if (meaning === undefined || address === undefined) return [];
    return [{ ...meaning, address, at: new Date(each.timestamp), externalId: each.webhookEventId }];
  });
}

function meaningOf({ type, postback, replyToken }: Event): Meaning | undefined {
  if (type === 'follow') return { kind: 'joined' };
  if (type === 'unfollow') return { kind: 'left' };
  const pressed = type === 'postback' ? readPostback(postback?.data ?? '') : undefined;
  if (pressed === undefined) return undefined;
  const token = replyToken === undefined ? {} : { replyToken };
  return { kind: pressed.answer, versionId: pressed.versionId, ...token };
}

function asJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
