import { z } from 'zod';
import { defineChannel } from '../channel.js';
import { NOTHING_ON_AIR, renderScript } from './render.js';
import { fmSettings } from './settings.js';
import { openStudio } from './studio.js';

/** コミュニティFM: a script that an announcer reads, or a machine, left in a folder that the studio takes it from. */
export const fmFeed = defineChannel({
  name: 'fm-feed',
  label: { ja: 'コミュニティFM', en: 'Community FM radio' },
  reach: 'public',
  settings: fmSettings,
  environment: [
    {
      name: 'FM_OPEN_JTALK',
      text: '音声合成 Open JTalk の場所。省略時は Debian の場所と PATH を探す。off なら原稿だけ (path of open_jtalk; found by itself where Debian puts it; off = scripts without sound)',
    },
    {
      name: 'FM_OPEN_JTALK_DICTIONARY',
      text: 'その辞書のフォルダー。省略時は Debian の open-jtalk-mecab-naist-jdic (its dictionary folder)',
    },
    {
      name: 'FM_OPEN_JTALK_VOICE',
      text: 'その声（.htsvoice）。省略時は /usr/share/hts-voice の最初のもの (its voice file)',
    },
  ],
  unconfigured: 'never',
  address: z.object({ place: z.string().min(1) }),
  addressKey: ({ place }) => place,
  oneProvider: true,
  // A station's code is no secret, and the operator must see which one.
  maskAddress: ({ place }) => place,
  window: 1,
  repeatsSafely: true,
  idle: NOTHING_ON_AIR,
  render: renderScript,
  connect: openStudio,
});
