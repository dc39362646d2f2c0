import type { Topic } from './topic.js';

/**
 * What is said of a happening, in one word for every source: a JMA telegram, a CAP message and an L-Alert document
 * about the same heavy rain share the subject `rain`. `family` is the event thread they meet in; an earthquake's and a
 * volcano's thread carry the id of the event besides.
 */
export const SUBJECTS = {
  rain: { family: 'downpour', topic: 'weather', ja: '大雨', en: 'heavy rain' },
  landslide: { family: 'downpour', topic: 'landslide', ja: '土砂災害', en: 'landslides' },
  flood: { family: 'downpour', topic: 'weather', ja: '洪水', en: 'floods' },
  'river-flood': { family: 'downpour', topic: 'weather', ja: '河川の氾濫', en: 'river flooding' },
  'record-rain': { family: 'downpour', topic: 'weather', ja: '記録的短時間大雨', en: 'record short-term rain' },
  rainband: { family: 'downpour', topic: 'weather', ja: '線状降水帯', en: 'a linear rainband' },
  surge: { family: 'storm', topic: 'weather', ja: '高潮', en: 'storm surge' },
  wind: { family: 'storm', topic: 'weather', ja: '暴風', en: 'storm winds' },
  wave: { family: 'storm', topic: 'weather', ja: '波浪', en: 'high waves' },
  tornado: { family: 'storm', topic: 'weather', ja: '竜巻', en: 'tornadoes' },
  snowstorm: { family: 'snow', topic: 'weather', ja: '暴風雪', en: 'snowstorms' },
  snow: { family: 'snow', topic: 'weather', ja: '大雪', en: 'heavy snow' },
  'record-snow': { family: 'snow', topic: 'weather', ja: '短時間の大雪', en: 'short-term heavy snow' },
  thunder: { family: 'thunder', topic: 'weather', ja: '雷', en: 'thunderstorms' },
  snowmelt: { family: 'snowmelt', topic: 'weather', ja: '融雪', en: 'snowmelt' },
  fog: { family: 'fog', topic: 'weather', ja: '濃霧', en: 'dense fog' },
  'dry-air': { family: 'dry-air', topic: 'weather', ja: '乾燥', en: 'dry air' },
  avalanche: { family: 'avalanche', topic: 'weather', ja: 'なだれ', en: 'avalanches' },
  cold: { family: 'cold', topic: 'weather', ja: '低温', en: 'low temperature' },
  frost: { family: 'frost', topic: 'weather', ja: '霜', en: 'frost' },
  'ice-accretion': { family: 'ice-accretion', topic: 'weather', ja: '着氷', en: 'ice accretion' },
  'snow-accretion': { family: 'snow-accretion', topic: 'weather', ja: '着雪', en: 'snow accretion' },
  heat: { family: 'heat', topic: 'weather', ja: '熱中症', en: 'heat stroke' },
  shaking: { family: 'quake', topic: 'earthquake', ja: '地震の揺れ', en: 'earthquake shaking' },
  eew: { family: 'quake', topic: 'earthquake', ja: '緊急地震速報', en: 'Earthquake Early Warning' },
  'long-period': { family: 'quake', topic: 'earthquake', ja: '長周期地震動', en: 'long-period ground motion' },
  'quake-outlook': {
    family: 'quake-outlook',
    topic: 'earthquake',
    ja: '巨大地震への注意',
    en: 'possible great earthquake',
  },
  tsunami: { family: 'quake', topic: 'tsunami', ja: '津波', en: 'tsunami' },
  eruption: { family: 'volcano', topic: 'volcano', ja: '火山の噴火', en: 'volcanic eruption' },
  ashfall: { family: 'volcano', topic: 'volcano', ja: '降灰', en: 'volcanic ash' },
  'evacuation-order': { family: 'evacuation', topic: 'evacuation', ja: '避難情報', en: 'evacuation information' },
  shelter: { family: 'evacuation', topic: 'evacuation', ja: '避難所', en: 'evacuation centres' },
  missile: { family: 'civil-protection', topic: 'civil-protection', ja: '弾道ミサイル', en: 'ballistic missile' },
  'air-attack': { family: 'civil-protection', topic: 'civil-protection', ja: '航空攻撃', en: 'air attack' },
  guerrilla: { family: 'civil-protection', topic: 'civil-protection', ja: 'ゲリラ・特殊部隊攻撃', en: 'armed attack' },
  terror: { family: 'civil-protection', topic: 'civil-protection', ja: '大規模テロ', en: 'terrorism' },
  'civil-protection': { family: 'civil-protection', topic: 'civil-protection', ja: '国民保護', en: 'civil protection' },
} as const satisfies Record<string, { family: string; topic: Topic; ja: string; en: string }>;

export type Subject = keyof typeof SUBJECTS;

/** The thread a subject meets others in; `event` tells one earthquake or volcano from another. */
export function threadOf(subject: Subject, event = ''): string {
  const { family } = SUBJECTS[subject];
  return event === '' ? family : `${family}:${event}`;
}
