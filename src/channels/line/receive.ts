import { validateSignature } from '@line/bot-sdk';
import { z } from 'zod';
import type { ChannelReceipt } from '../channel.js';
import type { LineSettings } from './settings.js';

const event = z.object({
  type: z.string(),
  webhookEventId: z.string(),
  // Milliseconds; the bound is that of a Date (ECMA-262 §21.4.1.1).
  timestamp: z.number().min(0).max(8.64e15),
  source: z.object({ type: z.string(), userId: z.string().optional() }).optional(),
});
const webhook = z.object({ events: z.array(event).max(1_000) });

const KINDS: Record<string, ChannelReceipt<string>['kind']> = { follow: 'joined', unfollow: 'left' };

/**
 * LINE's webhook: who became a friend and who blocked the account. The signature is over the bytes as they came
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
  return parsed.data.events.flatMap(({ type, source, timestamp, webhookEventId }) => {
    const kind = KINDS[type];
    const address = source?.userId;
    if (kind === undefined || address === undefined) return [];
    return [{ kind, address, at: new Date(timestamp), externalId: webhookEventId }];
  });
}

function asJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
