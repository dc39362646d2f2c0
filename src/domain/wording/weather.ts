import type { Wording } from './wording.js';
import { EN } from './weather/en.js';
import { ID } from './weather/id.js';
import { JA_EASY } from './weather/ja-x-easy.js';
import { JA } from './weather/ja.js';
import type { WeatherKey } from './weather/keys.js';
import { KO } from './weather/ko.js';
import { MY } from './weather/my.js';
import { NE } from './weather/ne.js';
import { TL } from './weather/tl.js';
import { VI } from './weather/vi.js';
import { ZH_HANS } from './weather/zh-Hans.js';

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
