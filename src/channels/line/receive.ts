import { validateSignature } from '@line/bot-sdk';
import { z } from 'zod';
import type { ChannelReceipt } from '../channel.js';
import type { LineSettings } from './settings.js';

const event = z.object({
  type: z.string(),
  webhookEventId: z.string(),
  timestamp: z.number(),
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
  const events = [...parsed.data.events].sort((a, b) => a.timestamp - b.timestamp);
  return events.flatMap((each) => {
    const kind = KINDS[each.type];
    const address = each.source?.userId;
    return kind === undefined || address === undefined ? [] : [{ kind, address, externalId: each.webhookEventId }];
  });
}

function asJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
