import type { AlertDraft, Texts } from '../../domain/alert.js';
import type { Language } from '../../domain/language.js';
import { SUBJECTS } from '../../domain/subject.js';
import { hazardName, type WeatherSubject } from '../../domain/wording/weather/hazards.js';
import type { WeatherKey } from '../../domain/wording/weather/keys.js';
import { WEATHER_WORDING } from '../../domain/wording/weather.js';
import { textsOf, type Slots } from '../../domain/wording/wording.js';
import type { SourceContext } from '../source.js';
import { WITHDRAWN } from './codes.js';
import { draftOf, lines } from './draft.js';
import { CORRECTED, quoted, REPORTED } from './phrases-common.js';
import type { Telegram } from './telegram.js';
import { sayTime } from './times.js';

/** What is put into one phrase. */
export interface Scene {
  telegram: Telegram;
  context: SourceContext;
  key: WeatherKey;
  /** The hazard that {hazard} names, in each language. */
  hazard?: WeatherSubject;
  /** Values that are the same in every language: {river}, {title}. */
  slots?: Slots;
  /** Lines of the body that only Japanese has, before 気象庁's own sentence. */
  japanese?: readonly string[];
  /** 気象庁's sentence, when it is not the headline of the telegram. */
  quote?: string;
}

/** One phrase in every language, with its time and, in Japanese, 気象庁's own sentence. */
export function write({ telegram, context, key, hazard, slots = {}, japanese = [], quote }: Scene): Texts {
  const slotsFor = (language: Language): Slots =>
    hazard === undefined ? slots : { ...slots, hazard: hazardName(hazard, language) };
  const detailFor = (language: Language): string =>
    lines(
      REPORTED[language](sayTime(telegram.reportedAt, context.profile.timeZone, language)),
      ...(language === 'ja' ? [...japanese, quoted(quote ?? telegram.headline)] : []),
    );
  const texts = textsOf(WEATHER_WORDING, key, slotsFor, detailFor);
  return telegram.infoType === 'corrected' && !WITHDRAWING.includes(key) ? marked(texts) : texts;
}

const WITHDRAWING: readonly WeatherKey[] = ['withdrawn.warning', 'withdrawn.report', 'left-out'];

/** A reader of the first version sees at once that this one counts. */
function marked(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([language, text]) => [
    language,
    { ...text, body: lines(CORRECTED[language as Language], text.body) },
  ]);
  return Object.fromEntries(entries) as Texts;
}

/** The name by which an event is listed: レベル４大雨危険警報. */
export function eventName(texts: Texts): string {
  return texts.ja.headline.replace(/[【】]/gu, '');
}

interface Withdrawal {
  telegram: Telegram;
  context: SourceContext;
  subject: WeatherSubject;
  identityKey: string;
  /** 警報・注意報 or 情報. */
  of: 'warning' | 'report';
}

/**
 * 取消: names no area, so it goes to whoever got the original; the register knows them by the key, and leaves alone a
 * key it does not know. A 訂正 that no longer names our town withdraws in the same way. Never worded as 解除: what was
 * announced did not happen.
 */
export function weatherWithdrawal({ telegram, context, subject, identityKey, of }: Withdrawal): AlertDraft {
  const leftOut = telegram.infoType === 'corrected' && of === 'warning';
  const key = leftOut ? 'left-out' : (`withdrawn.${of}` as const);
  const texts = write({ telegram, context, key, hazard: subject });
  return draftOf(
    {
      topic: SUBJECTS[subject].topic,
      messageType: 'Cancel',
      gravity: WITHDRAWN,
      texts,
      holdsHours: 24,
      key: identityKey,
      material: 'cancel',
      event: { system: telegram.type ?? '', code: 'cancel', name: `${SUBJECTS[subject].ja}の情報の取消` },
      subject,
    },
    telegram,
    context,
  );
}
