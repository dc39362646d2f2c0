import type { Wording } from '../wording.js';
import { EASY } from './ja-x-easy.js';
import { EN } from './en.js';
import { ID } from './id.js';
import { JA } from './ja.js';
import type { GroundKey } from './keys.js';
import { KO } from './ko.js';
import { MY } from './my.js';
import { NE } from './ne.js';
import { TL } from './tl.js';
import { VI } from './vi.js';
import { ZH } from './zh-Hans.js';

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
