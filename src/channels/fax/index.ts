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
import { renderFax } from './render.js';

/** The city's own fax service, for those who asked to be told on paper. Without one, people send it from a list. */
export const fax = defineChannel<GatewaySettings, string>({
  name: 'fax',
  label: { ja: 'FAX', en: 'Fax' },
  reach: 'chain',
  settings: gatewaySettings('FAX_GATEWAY'),
  environment: [
    {
      name: 'FAX_GATEWAY_URL',
      text: '市のFAXサービスの受け口（https）。docs/last-mile.md / Where the city’s fax service takes pages',
    },
    {
      name: 'FAX_GATEWAY_SECRET',
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
  repeatsSafely: true,
  repeatKeyLivesMs: 24 * 3_600_000,
  receive: (settings, call) =>
    receiveReceipts(settings, call, {
      delivered: 'faxed',
      'no-answer': 'not-faxed',
      busy: 'not-faxed',
      'not-a-fax': 'not-faxed',
      failed: 'not-faxed',
    }),
  render: renderFax,
  connect: (settings) => openGateway('fax', settings),
});
