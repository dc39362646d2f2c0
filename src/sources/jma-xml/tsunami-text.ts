import type { Text } from '../../domain/alert.js';
import type { Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { attribute, child, textOf, type XmlElement } from '../xml.js';
import { lookUp, NS, type TsunamiGrade } from './codes.js';
import { lines } from './draft.js';
import { readHypocentre, sayHypocentre } from './hypocentre.js';
import { CORRECTED, quoted, REPORTED } from './phrases-common.js';
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

/** One language's text of what our coasts are under. */
export function writeTsunami({ telegram, coasts, worst, isOver, profile }: Scene, language: Language): Text {
  const words = tsunamiWords(language);
  const grade = isOver ? 'none' : worst.grade;
  return {
    headline: words.headline[grade],
    place: '',
    instruction: words.instruction[grade],
    body: lines(
      telegram.infoType === 'corrected' ? CORRECTED[language] : '',
      isOver && worst.grade === 'forecast' ? words.clearedToForecast : '',
      ...(isOver ? [] : coasts.map((coast) => coastLine(coast, profile, language))),
      sayHypocentre(readHypocentre(telegram.body), profile.timeZone, language),
      REPORTED[language](sayTime(telegram.reportedAt, profile.timeZone, language)),
      language === 'ja' ? quoted(telegram.headline) : '',
    ),
  };
}

/** 「伊豆諸島：津波注意報、到達予想 10月9日6時50分、予想される高さ 1m」 */
function coastLine(coast: Coast, profile: CityProfile, language: Language): string {
  const words = tsunamiWords(language);
  const height = heightOf(coast, language);
  const parts = [
    words.headline[coast.grade],
    arrivalOf(coast, profile, language),
    height === '' ? '' : words.height(height),
  ].filter((part) => part !== '');
  const wide = language === 'ja' || language === 'zh-Hans' || language === 'ja-x-easy';
  return wide ? `${coast.name}：${parts.join('、')}` : `${coast.name}: ${parts.join(', ')}`;
}

function arrivalOf({ item }: Coast, profile: CityProfile, language: Language): string {
  const words = tsunamiWords(language);
  const first = child(item, S, 'FirstHeight');
  const condition = lookUp(ARRIVAL_CONDITIONS, textOf(child(first, S, 'Condition')));
  if (condition !== undefined) return words.arrival[condition];
  const time = textOf(child(first, S, 'ArrivalTime'));
  return isTime(time) ? words.arrivalAt(sayTime(time, profile.timeZone, language)) : '';
}

/** Metres where they are known; `NaN` comes with 巨大, 高い or nothing. */
export function heightOf({ item }: Coast, language: Language): string {
  const words = tsunamiWords(language);
  const element = child(child(item, S, 'MaxHeight'), NS.basis, 'TsunamiHeight');
  const value = textOf(element);
  const description = attribute(element, 'description') ?? '';
  if (/^\d{1,2}(\.\d)?$/.test(value)) {
    if (description.endsWith('超')) return words.over(value);
    return description.endsWith('未満') ? words.under(value) : `${value}${language === 'ja' ? 'm' : ' m'}`;
  }
  return { 巨大: words.huge, 高い: words.high }[description] ?? '';
}
