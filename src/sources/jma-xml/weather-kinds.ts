import type { TelegramKind } from './kinds.js';
import { readWeather } from './weather.js';

/** Weather, rivers, landslides, heat. */
export const WEATHER_KINDS: readonly TelegramKind[] = [
  {
    code: 'VPWW55',
    title: '気象警報・注意報（Ｒ０６）（大雨）',
    infoKind: '気象警報・注意報',
    feed: 'extra',
    lifeHours: 6,
    becomes: { ja: '市のレベルが変わったときに知らせる', en: 'told when the level of the city changes' },
    shownBy: 'jma-xml.spec.ts',
    read: (telegram, context) => readWeather(telegram, context, 'rain'),
  },
  {
    code: 'VPWW56',
    title: '気象警報・注意報（Ｒ０６）（土砂）',
    infoKind: '気象警報・注意報',
    feed: 'extra',
    lifeHours: 6,
    becomes: { ja: '市のレベルが変わったときに知らせる', en: 'told when the level of the city changes' },
    shownBy: 'jma-xml.spec.ts',
    read: (telegram, context) => readWeather(telegram, context, 'landslide'),
  },
];
