import { threadOf } from '../../domain/subject.js';
import type { GroundKey } from '../../domain/wording/ground/keys.js';
import type { ParseResult, SourceContext } from '../source.js';
import { withdrawal } from './cancel.js';
import { lookUp, type Gravity } from './codes.js';
import { draftsOf, messageTypeOf } from './draft.js';
import { withdrawnName } from './ground-names.js';
import { codeUnknown, eventIdMissing, groundTexts, notOurs } from './ground-text.js';
import type { Telegram } from './telegram.js';
import { isOurVolcano, itemsOf, namesTown, volcanoOf, volcanoOfEvent } from './volcano-areas.js';

/** VFVO56: 52 噴火 is seen, 62 噴火したもよう is taken from instruments; 51 and 61 are explosions. */
const CERTAINTY: Readonly<Record<string, Gravity['certainty']>> = {
  '51': 'Observed',
  '52': 'Observed',
  '61': 'Likely',
  '62': 'Likely',
};

/** VFVO56 噴火速報 (since 御嶽山 2014): minutes for people on the mountain. */
export function readEruption(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const identity = {
    key: `jma:eruption:${telegram.eventId}`,
    thread: threadOf('eruption', volcanoOfEvent(telegram.eventId)),
    subject: 'eruption',
  } as const;
  const withdraw = () =>
    withdrawal({ telegram, context, what: withdrawnName('eruption'), topic: 'volcano', ...identity });
  if (telegram.infoType === 'cancelled') return withdraw();
  const items = itemsOf(telegram, '噴火速報');
  const volcano = volcanoOf(items);
  const named = itemsOf(telegram, '噴火速報（対象市町村等）').some((item) => namesTown(item, profile));
  if (volcano === undefined) return codeUnknown(telegram, '', telegram.body.line);
  if (!named && !isOurVolcano(volcano.code, profile)) {
    return telegram.infoType === 'corrected' ? withdraw() : notOurs(telegram, context);
  }
  const code = items[0]?.code ?? '';
  const certainty = lookUp(CERTAINTY, code);
  if (certainty === undefined) return codeUnknown(telegram, code, telegram.body.line);
  return draftsOf(
    {
      topic: 'volcano',
      messageType: messageTypeOf(telegram),
      gravity: { severity: named ? 'Extreme' : 'Severe', urgency: 'Immediate', certainty },
      texts: groundTexts('eruption', { telegram, context, slots: () => ({ volcano: volcano.name }), quotes: true }),
      holdsHours: 12,
      ...identity,
      material: code,
      event: { system: telegram.type ?? '', code, name: `${volcano.name} 噴火速報` },
    },
    telegram,
    context,
  );
}

interface Note {
  /** Type of the block that names the volcano. */
  block: string;
  words: GroundKey;
  name: string;
  /** Each bulletin of a series says something new, and is shown, not sent. */
  material: (code: string, telegram: Telegram) => string;
}

const OBSERVATION: Note = {
  block: '噴火に関する火山観測報',
  words: 'eruption-seen',
  name: 'eruption-seen',
  material: (code) => code,
};
const BULLETIN: Note = {
  block: '火山の状況に関する解説情報（対象火山）',
  words: 'volcano-note',
  name: 'volcano-note',
  material: (_code, telegram) => telegram.reportedAt,
};

/** VFVO52 観測報: shown for a volcano the town has plans for; it names no towns. */
export function readObservation(telegram: Telegram, context: SourceContext): ParseResult {
  return readNote(telegram, context, OBSERVATION);
}

/** VFVO51 解説情報: shown in the same way. */
export function readBulletin(telegram: Telegram, context: SourceContext): ParseResult {
  return readNote(telegram, context, BULLETIN);
}

function readNote(telegram: Telegram, context: SourceContext, note: Note): ParseResult {
  if (telegram.eventId === '') return eventIdMissing(telegram);
  // A 取消 of VFVO52 keeps its body, one of VFVO51 has none: the EventID names the volcano in both.
  const number = volcanoOfEvent(telegram.eventId);
  const identity = {
    key: `jma:${note.name}:${telegram.eventId}`,
    thread: threadOf('eruption', number),
    subject: 'eruption',
  } as const;
  if (!isOurVolcano(number, context.profile)) return notOurs(telegram, context);
  if (telegram.infoType === 'cancelled') {
    return withdrawal({ telegram, context, what: withdrawnName('volcano'), topic: 'volcano', ...identity });
  }
  const items = itemsOf(telegram, note.block);
  const volcano = volcanoOf(items);
  const code = items[0]?.code ?? '';
  if (volcano === undefined || volcano.name === '') return codeUnknown(telegram, code, telegram.body.line);
  return draftsOf(
    {
      topic: 'volcano',
      messageType: messageTypeOf(telegram),
      gravity: { severity: 'Minor', urgency: 'Expected', certainty: 'Observed' },
      texts: groundTexts(note.words, { telegram, context, slots: () => ({ volcano: volcano.name }), quotes: true }),
      holdsHours: 24,
      ...identity,
      material: note.material(code, telegram),
      event: { system: telegram.type ?? '', code, name: `${volcano.name} ${telegram.information}` },
    },
    telegram,
    context,
  );
}
