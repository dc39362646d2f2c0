import type { Wording } from '../wording.js';
import { EN } from './en.js';
import { ID } from './id.js';
import { JA_EASY } from './ja-x-easy.js';
import { JA } from './ja.js';
import type { WeatherKey } from './keys.js';
import { KO } from './ko.js';
import { MY } from './my.js';
import { NE } from './ne.js';
import { TL } from './tl.js';
import { VI } from './vi.js';
import { ZH_HANS } from './zh-Hans.js';

/** Fixed wording: nothing here is translated at the moment of danger. */
export const WEATHER_WORDING: Wording<WeatherKey> = {
  ja: JA,
  'ja-x-easy': JA_EASY,
  en: EN,
  'zh-Hans': ZH_HANS,
  ko: KO,
  vi: VI,
  ne: NE,
  tl: TL,
  id: ID,
  my: MY,
};
