import { z } from 'zod';
import { defineChannel } from '../channel.js';
import { openLine } from './deliver.js';
import { receiveLine } from './receive.js';
import { renderLine } from './render.js';
import { lineSettings } from './settings.js';

/** LINE's user id, which a webhook event hands over; never the name a person chose. */
const userId = z.string().regex(/^U[0-9a-f]{32}$/, 'LINE のユーザー ID の形が正しくありません (not a LINE user id)');

/** The town's LINE official account. */
export const line = defineChannel({
  name: 'line',
  label: { ja: 'LINE', en: 'LINE' },
  reach: 'addressed',
  settings: lineSettings,
  environment: [
    {
      name: 'LINE_CHANNEL_ACCESS_TOKEN',
      secret: true,
      text: 'Messaging API の長期チャネルアクセストークン / Long-lived channel access token',
    },
    {
      name: 'LINE_CHANNEL_SECRET',
      secret: true,
      text: 'チャネルシークレット（Webhook の署名検証） / Channel secret, checks webhooks',
    },
    { name: 'LINE_API_BASE_URL', text: '試験用の送信先（任意） / Another receiver than LINE, for trials' },
  ],
  unconfigured: 'sandbox',
  address: userId,
  addressKey: (address) => address,
  oneProvider: true,
  maskAddress: (address) => `U***${address.slice(-4)}`,
  window: 500,
  // X-Line-Retry-Key: LINE answers a repeat within 24 hours with 409 and sends nothing.
  repeatsSafely: true,
  repeatKeyLivesMs: 24 * 3_600_000,
  receive: receiveLine,
  render: renderLine,
  connect: (settings) => openLine(settings),
});
