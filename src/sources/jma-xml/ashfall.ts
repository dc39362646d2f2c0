import type { Severity } from '../../domain/alert.js';
import { threadOf } from '../../domain/subject.js';
import type { GroundKey } from '../../domain/wording/ground/keys.js';
import type { ParseResult, SourceContext } from '../source.js';
import { withdrawal } from './cancel.js';
import { lookUp } from './codes.js';
import { draftsOf, messageTypeOf } from './draft.js';
import { withdrawnName } from './ground-names.js';
import { codeUnknown, eventIdMissing, groundTexts, notOurs } from './ground-text.js';
import type { Telegram } from './telegram.js';
import { itemsOf, namesTown, volcanoOf, volcanoOfEvent } from './volcano-areas.js';

interface Fall {
  words: GroundKey;
  severity: Severity;
  rank: number;
}

/** 降灰量階級: 73 is more than 1 mm, 72 from 0.1 mm, 71 less; 70 gives no amount. 75 are stones that hurt. */
const FALLS: Readonly<Record<string, Fall>> = {
  '70': { words: 'ash-light', severity: 'Minor', rank: 1 },
  '71': { words: 'ash-light', severity: 'Minor', rank: 2 },
  '72': { words: 'ash-moderate', severity: 'Moderate', rank: 3 },
  '75': { words: 'ash-stones', severity: 'Moderate', rank: 4 },
  '73': { words: 'ash-heavy', severity: 'Moderate', rank: 5 },
};

/** VFVO54 (within minutes) and VFVO55 (detailed): one alert for a volcano, told by the greatest amount for our town. */
export function readAshfall(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const identity = {
    key: `jma:ashfall:${telegram.eventId}`,
    thread: threadOf('ashfall', volcanoOfEvent(telegram.eventId)),
    subject: 'ashfall',
  } as const;
  const withdraw = () =>
    withdrawal({ telegram, context, what: withdrawnName('ashfall'), topic: 'volcano', ...identity });
  if (telegram.infoType === 'cancelled') return withdraw();
  const ours = itemsOf(telegram, '降灰予報（対象市町村等）').filter((item) => namesTown(item, profile));
  const volcano = volcanoOf(itemsOf(telegram, '降灰予報（対象火山）'));
  const [first] = ours;
  if (first === undefined) return telegram.infoType === 'corrected' ? withdraw() : notOurs(telegram, context);
  const known = ours.flatMap(({ code }) => {
    const fall = lookUp(FALLS, code);
    return fall === undefined ? [] : [{ ...fall, code }];
  });
  const worst = known.toSorted((a, b) => b.rank - a.rank)[0];
  if (worst === undefined || known.length < ours.length || volcano === undefined) {
    const strange = ours.find(({ code }) => lookUp(FALLS, code) === undefined) ?? first;
    return codeUnknown(telegram, strange.code, strange.line);
  }
  return draftsOf(
    {
      topic: 'volcano',
      messageType: messageTypeOf(telegram),
      gravity: { severity: worst.severity, urgency: 'Expected', certainty: 'Likely' },
      texts: groundTexts(worst.words, { telegram, context, slots: () => ({ volcano: volcano.name }), quotes: true }),
      holdsHours: 6,
      ...identity,
      material: worst.code,
      event: { system: telegram.type ?? '', code: worst.code, name: `${volcano.name} ${telegram.information}` },
    },
    telegram,
    context,
  );
}
