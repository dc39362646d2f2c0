import { LONG_PERIOD_CLASSES, type CityProfile, type LongPeriodClass } from '../../domain/profile.js';
import { threadOf } from '../../domain/subject.js';
import type { ParseResult, SourceContext } from '../source.js';
import { child, children, descend, textOf } from '../xml.js';
import { withdrawal } from './cancel.js';
import { NS } from './codes.js';
import { draftsOf, messageTypeOf } from './draft.js';
import { withdrawnName } from './ground-names.js';
import { codeUnknown, eventIdMissing, groundTexts, notOurs } from './ground-text.js';
import { readHypocentre, sayHypocentre } from './hypocentre.js';
import type { Telegram } from './telegram.js';

const S = NS.seismology;

/** VXSE62: 長周期地震動階級 of our 細分区域, felt on high floors only and often where 震度 is small. */
export function readLongPeriod(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const identity = {
    key: `jma:long-period:${telegram.eventId}`,
    thread: threadOf('long-period', telegram.eventId),
    subject: 'long-period',
  } as const;
  const withdraw = () =>
    withdrawal({ telegram, context, what: withdrawnName('long-period'), topic: 'earthquake', ...identity });
  if (telegram.infoType === 'cancelled') return withdraw();
  const step = classIn(telegram, profile);
  if (typeof step === 'object') return step;
  if (step === undefined || rank(step) < rank(profile.thresholds.longPeriod)) {
    return telegram.infoType === 'corrected' ? withdraw() : notOurs(telegram, context);
  }
  const area = profile.jma.seismicAreaName;
  return draftsOf(
    {
      topic: 'earthquake',
      messageType: messageTypeOf(telegram),
      gravity: { severity: step === '4' ? 'Severe' : 'Moderate', urgency: 'Expected', certainty: 'Observed' },
      texts: groundTexts('long-period', {
        telegram,
        context,
        slots: () => ({ area, step }),
        detail: (language) => sayHypocentre(readHypocentre(telegram.body), profile.timeZone, language),
      }),
      holdsHours: 12,
      ...identity,
      material: step,
      event: { system: telegram.type ?? '', code: step, name: `長周期地震動階級${step}` },
    },
    telegram,
    context,
  );
}

function rank(step: LongPeriodClass): number {
  return LONG_PERIOD_CLASSES.indexOf(step);
}

/** Absent: our 細分区域 is not named, or was below class 1. */
function classIn(telegram: Telegram, { jma }: CityProfile): LongPeriodClass | ParseResult | undefined {
  const area = children(descend(telegram.body, S, 'Intensity', 'Observation'), S, 'Pref')
    .flatMap((pref) => children(pref, S, 'Area'))
    .find((candidate) => textOf(child(candidate, S, 'Code')) === jma.seismicArea);
  if (area === undefined) return undefined;
  const value = textOf(child(area, S, 'MaxLgInt'));
  if (value === '0' || value === '') return undefined;
  return LONG_PERIOD_CLASSES.find((step) => step === value) ?? codeUnknown(telegram, value, area.line);
}
