import { z } from 'zod';
import { defineChannel } from '../channel.js';
import { openFolder } from '../published-files.js';
import { renderScript } from './render.js';

/** コミュニティFM: a script that an announcer reads, or a machine, left in a folder that the studio takes it from. */
export const fmFeed = defineChannel({
  name: 'fm-feed',
  label: { ja: 'コミュニティFM', en: 'Community FM radio' },
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
  render: renderScript,
  connect: (_settings, machine) => openFolder(machine),
});
