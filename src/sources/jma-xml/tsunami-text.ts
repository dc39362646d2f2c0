import type { Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { GROUND_WORDING } from '../../domain/wording/ground.js';
import type { GroundKey } from '../../domain/wording/ground/keys.js';
import { attribute, child, children, descend, textOf, type XmlElement } from '../xml.js';
import { lookUp, NS, type TsunamiGrade } from './codes.js';
import { lines } from './draft.js';
import { readHypocentre, sayHypocentre } from './hypocentre.js';
import { ARRIVAL_CONDITIONS, tsunamiWords } from './phrases-tsunami.js';
import type { Telegram } from './telegram.js';
import { isTime, sayTime } from './times.js';

const S = NS.seismology;

/** One 津波予報区 of ours and what it is under. */
export interface Coast {
  name: string;
  code: string;
  grade: TsunamiGrade;
  before: TsunamiGrade;
  item: XmlElement;
}

interface Scene {
  telegram: Telegram;
  coasts: Coast[];
  worst: Coast;
  isOver: boolean;
  profile: CityProfile;
}

/** One language's details: each coast, what was measured there, the earthquake behind it. */
export function tsunamiDetail({ telegram, coasts, worst, isOver, profile }: Scene, language: Language): string {
  const words = tsunamiWords(language);
  if (words === undefined) return '';
  return lines(
    isOver && worst.grade === 'forecast' ? words.clearedToForecast : '',
    ...(isOver ? [] : coasts.map((coast) => coastLine(coast, profile, language))),
    ...measuredAt(telegram, profile).map(({ place, metres }) => words.observed(place, `${metres} m`)),
    sayHypocentre(readHypocentre(telegram.body), profile.timeZone, language),
  );
}

/** Tide gauges of our coasts that have a height; 観測中 and 微弱 say nothing that the grade does not. */
function measuredAt(telegram: Telegram, profile: CityProfile): { place: string; metres: string }[] {
  return children(descend(telegram.body, S, 'Tsunami', 'Observation'), S, 'Item')
    .filter((item) => profile.jma.tsunamiAreas.includes(textOf(descend(item, S, 'Area', 'Code'))))
    .flatMap((item) => children(item, S, 'Station'))
    .map((station) => ({
      place: textOf(child(station, S, 'Name')),
      metres: textOf(child(child(station, S, 'MaxHeight'), NS.basis, 'TsunamiHeight')),
    }))
    .filter(({ place, metres }) => place !== '' && /^\d{1,2}(\.\d)?$/.test(metres));
}

/** 「伊豆諸島：津波注意報、到達予想 10月9日6時50分、予想される高さ 1m」 */
function coastLine(coast: Coast, profile: CityProfile, language: Language): string {
  const words = tsunamiWords(language);
  const height = heightOf(coast, language);
  const grade: GroundKey = `tsunami-${coast.grade === 'none' ? 'over' : coast.grade}`;
  const parts = [
    (GROUND_WORDING[language]?.[grade] ?? GROUND_WORDING.en[grade]).headline,
    arrivalOf(coast, profile, language),
    height === '' ? '' : (words?.height(height) ?? height),
  ].filter((part) => part !== '');
  const wide = language === 'ja' || language === 'zh-Hans' || language === 'ja-x-easy';
  return wide ? `${coast.name}：${parts.join('、')}` : `${coast.name}: ${parts.join(', ')}`;
}

function arrivalOf({ item }: Coast, profile: CityProfile, language: Language): string {
  const words = tsunamiWords(language);
  if (words === undefined) return '';
  const first = child(item, S, 'FirstHeight');
  const condition = lookUp(ARRIVAL_CONDITIONS, textOf(child(first, S, 'Condition')));
  if (condition !== undefined) return words.arrival[condition];
  const time = textOf(child(first, S, 'ArrivalTime'));
  return isTime(time) ? words.arrivalAt(sayTime(time, profile.timeZone, language)) : '';
}

/** Metres where they are known; `NaN` comes with 巨大, 高い or nothing. */
export function heightOf({ item }: Coast, language: Language): string {
  const words = tsunamiWords(language);
  if (words === undefined) return '';
  const element = child(child(item, S, 'MaxHeight'), NS.basis, 'TsunamiHeight');
  const value = textOf(element);
  const description = attribute(element, 'description') ?? '';
  if (/^\d{1,2}(\.\d)?$/.test(value)) {
    if (description.endsWith('超')) return words.over(value);
    return description.endsWith('未満') ? words.under(value) : `${value}${language === 'ja' ? 'm' : ' m'}`;
  }
  return { 巨大: words.huge, 高い: words.high }[description] ?? '';
}
