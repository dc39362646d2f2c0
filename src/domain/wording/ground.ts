import type { Wording } from './wording.js';
import { EASY } from './ground/ja-x-easy.js';
import { EN } from './ground/en.js';
import { ID } from './ground/id.js';
import { JA } from './ground/ja.js';
import type { GroundKey } from './ground/keys.js';
import { KO } from './ground/ko.js';
import { MY } from './ground/my.js';
import { NE } from './ground/ne.js';
import { TL } from './ground/tl.js';
import { VI } from './ground/vi.js';
import { ZH } from './ground/zh-Hans.js';

/** Reviewed words about earthquakes, tsunami and volcanoes. What ne, tl, id and my lack is told in English. */
export const GROUND_WORDING: Wording<GroundKey> = {
  ja: JA,
  'ja-x-easy': EASY,
  en: EN,
  'zh-Hans': ZH,
  ko: KO,
  vi: VI,
  ne: NE,
  tl: TL,
  id: ID,
  my: MY,
};
