import { isLive, laneOf, type Kind, type MessageType } from '../../domain/alert.js';
import { placeText } from '../../domain/area.js';
import type { RenderInput } from '../channel.js';
import { digitByDigit, phoneNumber } from './numbers.js';
import { annotated, asKana, knownReadings, withReadings, type Piece } from './readings.js';
import { sentences, spoken } from './spoken.js';

export type Part = 'mark' | 'opening' | 'class' | 'text' | 'repeat' | 'ask';

/** One line to read: `text` for a person, `pieces` for print with readings above, `speech` for a speech engine. */
export interface Segment {
  part: Part;
  text: string;
  pieces: Piece[];
  speech: string;
  pauseMs: number;
}

/** 緊急 starts radios at full volume, 一般 at the listener's own. */
export type Class = 'emergency' | 'general';

/** Between sentences, and between the parts of a broadcast. */
const SHORT_PAUSE_MS = 600;
const LONG_PAUSE_MS = 1_500;

const MARKS: Record<Exclude<Kind, 'actual'>, string> = {
  drill: '訓練です。これは訓練です。',
  test: '試験です。これは試験放送です。',
};
/** 解除 ends a real danger, 取消 withdraws a mistake: listeners must not take one for the other. */
const LEADS: Record<MessageType, string> = {
  Alert: '',
  Update: '新しい情報をお伝えします。',
  Correction: '訂正します。先ほどお伝えした内容を、次のように改めます。',
  AllClear: '解除をお伝えします。',
  Cancel: '取り消します。先ほどお伝えした内容は、誤りでした。',
};

/**
 * Never 緊急 in a drill: 四日市 2017 started 16,171 radios with a test. Never for an all-clear, which can wait;
 * always for the withdrawal of an emergency, which must be heard by whoever heard the alarm.
 */
export function classOf({ content }: Pick<RenderInput, 'content'>): Class {
  const loud = isLive(content) && content.messageType !== 'AllClear' && laneOf(content) === 'emergency';
  return loud ? 'emergency' : 'general';
}

/** What is said between one reading and the next. */
const AGAIN = ['くり返します。', 'もう一度、くり返します。'];

/** How often the text is read, and whether again in full or only what it is, where, and what to do. */
export interface Plan {
  readings: 2 | 3;
  inFull: boolean;
}

/** The broadcast from its first word to its last. */
export function segmentsOf(input: RenderInput, { readings: times, inFull }: Plan): Segment[] {
  const { kind } = input.content;
  const readings = knownReadings(input.profile);
  const opening = sentences(spoken(input.profile.openings.fm));
  const mark = kind === 'actual' ? [] : sentences(MARKS[kind]);
  const text = withReadings(textOf(input), readings);
  const again = inFull ? text : text.slice(0, textOf(input, 'short').length);
  const parts: [Part, string[]][] = [
    ['mark', mark],
    ['opening', opening],
    ['class', [classOf(input) === 'emergency' ? '緊急のお知らせです。' : 'お知らせです。']],
    ['text', text],
    ...AGAIN.slice(0, times - 1).flatMap((words): [Part, string[]][] => [
      ['repeat', [words]],
      ['text', again],
    ]),
    ['ask', asking(input)],
    ['opening', opening],
    ['mark', mark],
  ];
  return parts.flatMap(([part, lines]) =>
    lines.map((line, index) => {
      const pieces = annotated(line, readings);
      const pauseMs = index === lines.length - 1 ? LONG_PAUSE_MS : SHORT_PAUSE_MS;
      return { part, text: line, pieces, speech: asKana(pieces), pauseMs };
    }),
  );
}

/** What happened, where, what to do, the detail: short sentences. */
function textOf({ content, profile }: RenderInput, length: 'whole' | 'short' = 'whole'): string[] {
  const { headline, place, instruction, body } = content.texts.ja;
  const written = [headline, instruction, body].join('\n');
  const areas = place.trim() === '' ? placeText(profile, content.areas, 'ja') : place;
  return [
    LEADS[content.messageType],
    level(content, written),
    headline,
    `対象の地域は、${areas.replace(/。$/, '')}です。`,
    instruction,
    length === 'whole' ? body : '',
  ].flatMap((item) => sentences(spoken(clean(item))));
}

function level(content: RenderInput['content'], written: string): string {
  const over = content.messageType === 'AllClear' || content.messageType === 'Cancel';
  if (content.level === undefined || over || /レベル\s?[1-5１-５]/.test(written)) return '';
  return `警戒レベル${content.level}${content.topic === 'evacuation' ? '' : '相当'}です。`;
}

/** Invisible and turning characters have no sound, and could hide what was approved. */
function clean(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

function asking({ profile, shortId }: RenderInput): string[] {
  const [phone] = profile.phones;
  return [
    `くわしくは、市のホームページ、番号 ${digitByDigit(shortId)} をご覧ください。`,
    ...(phone === undefined ? [] : [`お問い合わせは、${phone.label}、電話 ${phoneNumber(phone.number)} です。`]),
  ];
}
