import { SUBJECTS, threadOf, type Subject } from '../../domain/subject.js';
import type { Topic } from '../../domain/topic.js';

/**
 * Event words, first match wins: 土砂災害 stands before 大雨, since a 大雨警報（土砂災害） is about the slope, and
 * 暴風雪 before 暴風. Words of the event and its code only: a headline names other things besides.
 */
const WORDS: readonly (readonly [pattern: RegExp, subject: Subject])[] = [
  [
    /避難指示|緊急安全確保|高齢者等避難|避難勧告|避難情報|evacuation (?:order|notice|advisory|warning)/iu,
    'evacuation-order',
  ],
  [/避難所|避難場所|evacuation cent(?:er|re)|shelter (?:opening|information)/iu, 'shelter'],
  [/ミサイル|missile/iu, 'missile'],
  [/航空攻撃|air (?:raid|attack)/iu, 'air-attack'],
  [/ゲリラ|特殊部隊|armed attack|guerrilla/iu, 'guerrilla'],
  [/テロ|terroris/iu, 'terror'],
  [/国民保護|civil protection|civil emergency/iu, 'civil-protection'],
  [/津波|tsunami/iu, 'tsunami'],
  [/緊急地震速報|earthquake early warning/iu, 'eew'],
  [/長周期地震動|long.period/iu, 'long-period'],
  [/南海トラフ|後発地震|nankai/iu, 'quake-outlook'],
  [/地震|震度|earthquake|seismic/iu, 'shaking'],
  [/降灰|ash ?fall|volcanic ash/iu, 'ashfall'],
  [/噴火|火山|火砕流|volcan|eruption/iu, 'eruption'],
  [/土砂|土石流|がけ崩れ|landslide|debris flow|mudslide|rockfall|falling rocks/iu, 'landslide'],
  [/記録的短時間大雨|record.*short.*rain/iu, 'record-rain'],
  [/線状降水帯|rainband/iu, 'rainband'],
  [/氾濫|河川|river flood|riverine/iu, 'river-flood'],
  [/洪水|浸水|flood|inundation/iu, 'flood'],
  [/高潮|storm surge|coastal flood/iu, 'surge'],
  [/大雨|豪雨|heavy rain|rainfall|torrential/iu, 'rain'],
  [/竜巻|tornado|waterspout/iu, 'tornado'],
  [/暴風雪|風雪|blizzard|snow ?storm/iu, 'snowstorm'],
  [/短時間の大雪|顕著な大雪/iu, 'record-snow'],
  [/着雪/iu, 'snow-accretion'],
  [/着氷|icing|freezing rain|ice storm/iu, 'ice-accretion'],
  [/融雪|snow ?melt/iu, 'snowmelt'],
  [/なだれ|雪崩|avalanche/iu, 'avalanche'],
  [/大雪|降雪|snow/iu, 'snow'],
  [/波浪|高波|high waves|high surf|high seas/iu, 'wave'],
  [/雷|thunder|lightning/iu, 'thunder'],
  [/暴風|強風|台風|wind|gale|typhoon|hurricane|cyclone/iu, 'wind'],
  [/濃霧|dense fog|\bfog\b/iu, 'fog'],
  [/乾燥|dry air|fire weather|red flag/iu, 'dry-air'],
  [/熱中症|高温|猛暑|heat ?stroke|heat|high temperature/iu, 'heat'],
  [/低温|寒波|cold|low temperature|freeze/iu, 'cold'],
  [/霜|frost/iu, 'frost'],
];

/** Codes of the SAME system that name one hazard (47 CFR 11.31). */
const SAME: Readonly<Record<string, Subject>> = {
  TSW: 'tsunami',
  TSA: 'tsunami',
  EQW: 'shaking',
  VOW: 'eruption',
  TOR: 'tornado',
  TOA: 'tornado',
  SVR: 'thunder',
  SVA: 'thunder',
  FFW: 'flood',
  FFA: 'flood',
  FLW: 'flood',
  FLA: 'flood',
  HUW: 'wind',
  HWW: 'wind',
  BZW: 'snowstorm',
  WSW: 'snow',
  AVW: 'avalanche',
  EVI: 'evacuation-order',
};

/** What the event, or one of its codes, is called in every source; undefined when nothing fits. */
export function subjectOf(event: string, codes: readonly { system: string; value: string }[]): Subject | undefined {
  const same = codes.find(({ system, value }) => system === 'SAME' && Object.hasOwn(SAME, value));
  const words = [event, ...codes.map(({ value }) => value)].join(' ').normalize('NFKC');
  return (same === undefined ? undefined : SAME[same.value]) ?? WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

/** Families whose thread carries the id of one earthquake or volcano: without an id nobody knows which. */
const NEED_AN_ID: readonly string[] = ['quake', 'volcano'];

/** The thread of a happening: by subject; by the publisher's incident where the subject does not tell enough. */
export function threadFor(subject: Subject | undefined, incidents: string): string | undefined {
  const incident = incidents.split(/\s+/u)[0] ?? '';
  if (subject !== undefined && !NEED_AN_ID.includes(SUBJECTS[subject].family)) return threadOf(subject);
  // 14 digits are JMA's EventID, the one its telegrams carry.
  if (subject !== undefined && /^\d{14}$/u.test(incident)) return threadOf(subject, incident);
  return incident === '' ? undefined : `cap:${incident.slice(0, 120)}`;
}

const BY_CATEGORY: Readonly<Record<string, Topic>> = {
  Met: 'weather',
  Geo: 'earthquake',
  CBRNE: 'civil-protection',
  Security: 'safety',
  Safety: 'safety',
  Rescue: 'safety',
  Fire: 'safety',
  Health: 'safety',
  Env: 'safety',
  Transport: 'city',
  Infra: 'city',
};

/** The topic residents have subscribed to. What is grave and tells people to leave is never mere news. */
export function topicFor(
  subject: Subject | undefined,
  info: { categories: readonly string[]; responses: readonly string[]; isGrave: boolean },
): Topic {
  if (subject !== undefined) return SUBJECTS[subject].topic;
  const topic = info.categories.flatMap((category) => BY_CATEGORY[category] ?? [])[0] ?? 'city';
  const toldToMove = info.responses.includes('Evacuate') || info.responses.includes('Shelter');
  if (!info.isGrave || !['safety', 'city'].includes(topic)) return topic;
  return toldToMove ? 'evacuation' : 'civil-protection';
}

/** 警戒レベル 1 to 5, where the words say one. A volcano's 噴火警戒レベル is another scale. */
export function levelIn(text: string): number | undefined {
  const found = /(?<!噴火)警戒レベル\s?([1-5])|レベル([1-5])[^\s、。]{0,6}警報/u.exec(text.normalize('NFKC'));
  const digit = found?.[1] ?? found?.[2];
  return digit === undefined ? undefined : Number(digit);
}
