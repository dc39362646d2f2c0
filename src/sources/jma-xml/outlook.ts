import { threadOf } from '../../domain/subject.js';
import type { GroundKey } from '../../domain/wording/ground/keys.js';
import type { ParseResult, SourceContext } from '../source.js';
import { descend, textOf } from '../xml.js';
import { withdrawal } from './cancel.js';
import { lookUp, NS, OVER } from './codes.js';
import { draftsOf, messageTypeOf } from './draft.js';
import { withdrawnName } from './ground-names.js';
import { codeUnknown, eventIdMissing, groundTexts } from './ground-text.js';
import type { Telegram } from './telegram.js';

const S = NS.seismology;

interface Say {
  words: GroundKey;
  /** What the code tells apart; two codes of one stage (調査中 111, 112) are the same news. */
  stage: string;
  name: string;
  hours: number;
  isOver?: boolean;
}

/** 地震関連情報番号コード, by its first two digits: the third counts the telegrams of a stage. */
const NANKAI: Readonly<Record<string, Say>> = {
  '11': { words: 'outlook-investigating', stage: 'investigating', name: '南海トラフ地震臨時情報（調査中）', hours: 24 },
  '12': { words: 'outlook-warning', stage: 'warning', name: '南海トラフ地震臨時情報（巨大地震警戒）', hours: 14 * 24 },
  '13': { words: 'outlook-caution', stage: 'caution', name: '南海トラフ地震臨時情報（巨大地震注意）', hours: 7 * 24 },
  '19': {
    words: 'outlook-over',
    stage: 'closed',
    name: '南海トラフ地震臨時情報（調査終了）',
    hours: 24,
    isOver: true,
  },
};

const AFTERSHOCK: Say = {
  words: 'outlook-aftershock',
  stage: 'caution',
  name: '北海道・三陸沖後発地震注意情報',
  hours: 7 * 24,
};

/**
 * VYSE50 and VYSE60: which towns are to act stands in plans, not in the telegram, so the rules of the town decide.
 * Each telegram of a series has an EventID of its own (its report time): the series is told by its kind, one alert.
 */
export function readOutlook(telegram: Telegram, context: SourceContext): ParseResult {
  const isNankai = telegram.type === 'VYSE50';
  const identity = {
    key: `jma:quake-outlook:${isNankai ? 'nankai' : 'hokkaido-sanriku'}`,
    thread: threadOf('quake-outlook', isNankai ? 'nankai' : 'hokkaido-sanriku'),
    subject: 'quake-outlook',
  } as const;
  if (telegram.infoType === 'cancelled') {
    return withdrawal({ telegram, context, what: withdrawnName('outlook'), topic: 'earthquake', ...identity });
  }
  const code = serialOf(telegram);
  const say = isNankai ? lookUp(NANKAI, code.slice(0, 2)) : AFTERSHOCK;
  if (say === undefined) return codeUnknown(telegram, code, telegram.body.line);
  const isOver = say.isOver === true;
  return draftsOf(
    {
      topic: 'earthquake',
      messageType: isOver ? 'AllClear' : messageTypeOf(telegram),
      gravity: isOver ? OVER : { severity: 'Moderate', urgency: 'Future', certainty: 'Possible' },
      texts: groundTexts(say.words, { telegram, context, slots: () => ({}), quotes: true }),
      holdsHours: say.hours,
      ...identity,
      material: say.stage,
      event: { system: telegram.type ?? '', code: code === '' ? say.stage : code, name: say.name },
    },
    telegram,
    context,
  );
}

/** VYSE51 and VYSE52: explanations beside the series; shown, and never a change of what VYSE50 said. */
export function readOutlookNote(telegram: Telegram, context: SourceContext): ParseResult {
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const identity = {
    key: `jma:quake-outlook-note:${telegram.eventId}`,
    thread: threadOf('quake-outlook', 'nankai'),
    subject: 'quake-outlook',
  } as const;
  if (telegram.infoType === 'cancelled') {
    return withdrawal({ telegram, context, what: withdrawnName('outlook'), topic: 'earthquake', ...identity });
  }
  const code = serialOf(telegram) || 'note';
  return draftsOf(
    {
      topic: 'earthquake',
      messageType: messageTypeOf(telegram),
      gravity: { severity: 'Minor', urgency: 'Future', certainty: 'Possible' },
      texts: groundTexts('outlook-note', { telegram, context, slots: () => ({}), quotes: true }),
      holdsHours: 7 * 24,
      ...identity,
      material: code,
      // Both kinds share one Control/Title; 200 is the regular explanation.
      event: { system: code.startsWith('20') ? 'VYSE52' : 'VYSE51', code, name: telegram.information },
    },
    telegram,
    context,
  );
}

function serialOf(telegram: Telegram): string {
  return textOf(descend(telegram.body, S, 'EarthquakeInfo', 'InfoSerial', 'Code'));
}
