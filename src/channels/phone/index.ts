import { defineChannel } from '../channel.js';
import {
  gatewaySettings,
  maskedNumber,
  numberKey,
  openGateway,
  phoneNumbers,
  receiveReceipts,
  type GatewaySettings,
} from '../gateway.js';
import { renderPhone } from './render.js';

/** The city's own voice service, which rings those whom nothing else has reached. Without one, people ring from a list. */
export const phone = defineChannel<GatewaySettings, string>({
  name: 'phone',
  label: { ja: '電話', en: 'Telephone' },
  reach: 'chain',
  settings: gatewaySettings('VOICE_GATEWAY'),
  environment: [
    {
      name: 'VOICE_GATEWAY_URL',
      text: '市の音声電話サービスの受け口（https）。docs/last-mile.md / Where the city’s voice service takes calls',
    },
    {
      name: 'VOICE_GATEWAY_SECRET',
      secret: true,
      text: '署名の鍵（16文字以上、両方向に同じもの） / Key of the signatures, the same in both directions',
    },
  ],
  unconfigured: 'off',
  address: phoneNumbers,
  addressKey: numberKey,
  oneProvider: true,
  maskAddress: maskedNumber,
  window: 100,
  // Idempotency-Key: the gateway answers a repeat within a day with what it answered first, and rings nobody twice.
  repeatsSafely: true,
  repeatKeyLivesMs: 24 * 3_600_000,
  receive: (settings, call) =>
    receiveReceipts(settings, call, {
      // Somebody pressed the key that was asked for; a machine that took the call has told nobody.
      heard: 'called',
      'no-answer': 'not-called',
      busy: 'not-called',
      machine: 'not-called',
      declined: 'not-called',
      failed: 'not-called',
    }),
  render: renderPhone,
  connect: (settings) => openGateway('phone', settings),
});
