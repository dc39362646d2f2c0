import { z } from 'zod';
import { defineChannel } from '../channel.js';
import { openFolder } from '../published-files.js';
import { NOTHING_ON_SCREEN, renderPages } from './render.js';

/** ケーブルテレビ: pages for the superimposer (文字スーパー, L字), left in a folder that the station takes them from. */
export const catvFeed = defineChannel({
  name: 'catv-feed',
  label: { ja: 'ケーブルテレビ', en: 'Cable television' },
  reach: 'public',
  settings: z.object({}),
  environment: [],
  unconfigured: 'never',
  address: z.object({ place: z.string().min(1) }),
  addressKey: ({ place }) => place,
  oneProvider: true,
  // A station's code is no secret, and the operator must see which one.
  maskAddress: ({ place }) => place,
  window: 1,
  repeatsSafely: true,
  idle: NOTHING_ON_SCREEN,
  render: renderPages,
  connect: (_settings, machine) => openFolder(machine, { channel: 'catv-feed', idle: NOTHING_ON_SCREEN }),
});
