import type { Wording } from '../wording.js';
import { EN } from './en.js';
import { JA_EASY } from './ja-x-easy.js';
import { JA } from './ja.js';
import type { WeatherKey } from './keys.js';

/** Fixed, reviewed wording: nothing here is translated at the moment of danger. */
export const WEATHER_WORDING: Wording<WeatherKey> = {
  ja: JA,
  'ja-x-easy': JA_EASY,
  en: EN,
};
