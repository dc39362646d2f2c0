import { z } from 'zod';
import { defineChannel } from '../../src/channels/channel.js';
import { textFor } from '../../src/domain/language.js';
import { markLines } from '../../src/domain/marking.js';

/** What the pigeons carried. */
export const carried: { loft: string; text: string }[] = [];

/** A way out that no town has yet: carrier pigeons. Everything about it stands here. */
export const pigeon = defineChannel<{ lofts: number } | undefined, string>({
  name: 'pigeon',
  label: { ja: '伝書鳩', en: 'Carrier pigeon' },
  reach: 'addressed',
  settings: z
    .object({ PIGEON_LOFTS: z.coerce.number().optional() })
    .transform(({ PIGEON_LOFTS }) => (PIGEON_LOFTS === undefined ? undefined : { lofts: PIGEON_LOFTS })),
  environment: [{ name: 'PIGEON_LOFTS', text: '鳩舎の数 (number of lofts)' }],
  unconfigured: 'sandbox',
  address: z.string().regex(/^loft-\d+$/),
  addressKey: (loft) => loft,
  oneProvider: true,
  maskAddress: () => 'loft-***',
  window: 10,
  repeatsSafely: false,
  render: ({ content, language }) => {
    const { text, language: read } = textFor(content.texts, language);
    const preview = markLines(content.kind, read, [text.headline, text.place, text.instruction]).join('\n');
    return {
      language: read,
      preview,
      measure: { count: preview.length, limit: 100, unit: { ja: '字', en: 'characters' } },
      warnings: [],
      wire: preview,
      files: [],
    };
  },
  connect: () => ({
    deliver: ({ recipients, rendition }) => {
      carried.push(...recipients.map(({ address }) => ({ loft: address, text: rendition.preview })));
      return Promise.resolve(recipients.map(({ wayId }) => ({ wayId, reason: 'accepted' as const })));
    },
    close: () => Promise.resolve(),
  }),
});
