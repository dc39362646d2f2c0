import { risingMaterial } from '../../domain/merge.js';
import { INTENSITY_STEPS, type CityProfile, type IntensityStep } from '../../domain/profile.js';
import { threadOf } from '../../domain/subject.js';
import type { ParseResult, SourceContext } from '../source.js';
import { child, children, descend, textOf, type XmlElement } from '../xml.js';
import { withdrawal } from './cancel.js';
import { NS, type Gravity } from './codes.js';
import { draftsOf, messageTypeOf, nobody } from './draft.js';
import { cityName, intensityName, withdrawnName } from './ground-names.js';
import { codeUnknown, eventIdMissing, groundTexts, notOurs } from './ground-text.js';
import { readHypocentre, sayHypocentre } from './hypocentre.js';
import type { Telegram } from './telegram.js';

const S = NS.seismology;

/** Seconds count, and what is coming may kill. */
const GRAVITY: Gravity = { severity: 'Extreme', urgency: 'Immediate', certainty: 'Likely' };

/** Ten minutes: a withdrawal that follows still finds the warning alive, a queue that hung does not shake people later. */
const HOLDS_HOURS = 1 / 6;

/** VXSE43: told where the intensity forecast for our 細分区域 reaches what the town has set; a later rise is told again. */
export function readEew(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const identity = {
    key: `jma:eew:${telegram.eventId}`,
    thread: threadOf('eew', telegram.eventId),
    subject: 'eew',
  } as const;
  const withdraw = () =>
    withdrawal({ telegram, context, what: withdrawnName('eew'), topic: 'earthquake', ...identity });
  if (telegram.infoType === 'cancelled') return withdraw();
  const expected = expectedIn(telegram, profile);
  if (expected === undefined) return telegram.infoType === 'corrected' ? withdraw() : notOurs(telegram, context);
  if (typeof expected === 'object') return expected;
  if (rank(expected) < rank(profile.thresholds.eew)) return tooWeak(expected, profile);
  return draftsOf(
    {
      topic: 'earthquake',
      messageType: messageTypeOf(telegram),
      gravity: GRAVITY,
      texts: groundTexts('eew', {
        telegram,
        context,
        slots: (language) => ({
          place: cityName(profile.name, language),
          intensity: intensityName(expected, language),
        }),
        detail: (language) => sayHypocentre(readHypocentre(telegram.body), profile.timeZone, language),
      }),
      holdsHours: HOLDS_HOURS,
      ...identity,
      material: risingMaterial(rank(expected)),
      event: {
        system: telegram.type ?? '',
        code: expected,
        name: `緊急地震速報（予測${intensityName(expected, 'ja')}）`,
      },
    },
    telegram,
    context,
  );
}

function rank(step: IntensityStep): number {
  return INTENSITY_STEPS.indexOf(step);
}

/** Of our 細分区域; where it is not named, of the 府県予報区 for which the warning is issued. */
function expectedIn(telegram: Telegram, { jma }: CityProfile): IntensityStep | ParseResult | undefined {
  const prefs = children(descend(telegram.body, S, 'Intensity', 'Forecast'), S, 'Pref');
  const areas = prefs.flatMap((pref) => children(pref, S, 'Area').map((area) => ({ pref: codeOf(pref), area })));
  const own = areas.filter(({ area }) => codeOf(area) === jma.seismicArea);
  const around = own.length > 0 ? own : areas.filter(({ pref }) => pref === jma.eewArea);
  let best: IntensityStep | undefined;
  for (const { area } of around) {
    const found = forecastOf(telegram, area);
    if (typeof found === 'object') return found;
    if (found !== undefined && (best === undefined || rank(found) > rank(best))) best = found;
  }
  return best;
}

function codeOf(place: XmlElement): string {
  return textOf(child(place, S, 'Code'));
}

/** The upper end counts: warned too strongly is better than too weakly. `over` and 不明 leave the lower end. */
function forecastOf(telegram: Telegram, area: XmlElement): IntensityStep | ParseResult | undefined {
  const forecast = child(area, S, 'ForecastInt');
  const [from, to] = [textOf(child(forecast, S, 'From')), textOf(child(forecast, S, 'To'))];
  const value = to === 'over' || to === '不明' || to === '' ? from : to;
  if (value === '0' || value === '不明' || value === '') return undefined;
  return INTENSITY_STEPS.find((step) => step === value) ?? codeUnknown(telegram, value, area.line);
}

function tooWeak(expected: IntensityStep, { name, thresholds }: CityProfile): ParseResult {
  const [found, wanted] = [expected, thresholds.eew].map((step) => ({
    ja: intensityName(step, 'ja'),
    en: intensityName(step, 'en'),
  }));
  return nobody(
    `${name.ja}の予測は${found?.ja ?? ''}です。この市が知らせる${wanted?.ja ?? ''}に達していません。`,
    `${found?.en ?? ''} is expected in ${name.en}, below the ${wanted?.en ?? ''} from which it is told.`,
  );
}
