import { readEarthquake } from './earthquake.js';
import type { TelegramKind } from './kinds.js';
import { readTsunami } from './tsunami.js';

/** Earthquakes, tsunami, volcanoes. */
export const GROUND_KINDS: readonly TelegramKind[] = [
  {
    code: 'VXSE53',
    title: '震源・震度に関する情報',
    infoKind: '地震情報',
    feed: 'eqvol',
    lifeHours: 1,
    becomes: { ja: '市の震度を知らせる', en: 'the intensity felt in the city is told' },
    shownBy: 'jma-xml.spec.ts',
    read: readEarthquake,
  },
  {
    code: 'VTSE41',
    title: '津波警報・注意報・予報a',
    infoKind: '津波警報・注意報・予報',
    feed: 'eqvol',
    lifeHours: 6,
    becomes: { ja: '市の津波予報区の変化を知らせる', en: 'told when the state of our coast changes' },
    shownBy: 'jma-xml.spec.ts',
    read: readTsunami,
  },
];
