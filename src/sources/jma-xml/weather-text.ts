import type { Text } from '../../domain/alert.js';
import type { Language } from '../../domain/language.js';
import { findAll, textOf, type XmlElement } from '../xml.js';
import { NS, type Level, type Phenomenon } from './codes.js';
import { lines } from './draft.js';
import { CORRECTED, quoted, REPORTED } from './phrases-common.js';
import { weatherWords } from './phrases-weather.js';
import type { Telegram } from './telegram.js';
import { sayTime } from './times.js';

/** What the telegram says of our town: a level, or 解除. */
export type InForce = { state: 'level'; level: Level; code: string } | { state: 'ended' };

/** Or nothing now and nothing before. */
export type Standing = InForce | { state: 'none' };

interface Scene {
  telegram: Telegram;
  standing: InForce;
  phenomenon: Phenomenon;
  timeZone: string;
  kinds: readonly XmlElement[];
}

/** One language's text of a warning or of its end. */
export function writeWeather({ telegram, standing, phenomenon, timeZone, kinds }: Scene, language: Language): Text {
  const words = weatherWords(language);
  const corrected = telegram.infoType === 'corrected' ? CORRECTED[language] : '';
  const reported = REPORTED[language](sayTime(telegram.reportedAt, timeZone, language));
  const quote = language === 'ja' ? quoted(telegram.headline) : '';
  if (standing.state === 'ended') {
    return {
      headline: words.cleared[phenomenon],
      place: '',
      instruction: words.afterwards[phenomenon],
      body: lines(corrected, reported, quote),
    };
  }
  const { level } = standing;
  return {
    headline: words.headline[phenomenon][level],
    place: '',
    instruction: words.instruction[phenomenon][level],
    body: lines(
      corrected,
      reported,
      words.meaning[level],
      level >= 3 ? words.cityDecides : '',
      language === 'ja' ? outlook(kinds) : '',
      quote,
    ),
  };
}

/** VPWW56 says when level 4 is expected (CriteriaPeriod), in a sentence of its own. */
function outlook(kinds: readonly XmlElement[]): string {
  const named = (name: string) => (element: XmlElement) => element.ns === NS.meteorology && element.name === name;
  const sentences = kinds
    .flatMap((kind) => findAll(kind, named('CriteriaPeriod')))
    .flatMap((period) => findAll(period, named('Sentence')))
    .map(textOf);
  return sentences.length === 0 ? '' : `見通し：${[...new Set(sentences)].join('、')}（気象庁）`;
}
