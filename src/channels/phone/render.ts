import { fallbackNote } from '../../domain/fallback-note.js';
import { LANGUAGE_NAMES, textFor, type Language } from '../../domain/language.js';
import type { Kind, MessageType } from '../../domain/alert.js';
import { mark } from '../../domain/marking.js';
import type { RenderInput, Rendition } from '../channel.js';
import { phoneNumber } from '../fm-feed/numbers.js';
import { knownReadings, withReadings, type Reading } from '../fm-feed/readings.js';
import { sentences, spoken } from '../fm-feed/spoken.js';
import type { GatewayWire } from '../gateway.js';

/** About three minutes: nobody listens longer to a machine, and a caller has the next line to ring. */
const LIMIT = 900;

/** 解除 ends a real danger, 取消 withdraws a mistake: a listener must not take one for the other. */
const LEADS: Record<MessageType, string> = {
  Alert: '',
  Update: '新しい情報です。',
  Correction: '訂正です。先にお伝えした内容を改めます。',
  AllClear: '解除のお知らせです。',
  Cancel: '取り消しのお知らせです。先にお伝えした内容は誤りでした。',
};

/** 【訓練】 has no sound: the mark in whole sentences, first and last. */
const SPOKEN_MARKS: Record<Kind, string> = {
  actual: '',
  drill: '訓練です。これは訓練です。',
  test: '試験です。これは試験です。',
};

interface Said {
  /** As a person reads it, readings in 《》. */
  text: string;
  /** As a machine says it: readings in place of what they belong to. */
  speech: string;
}

/** What is said on the telephone, by a voice service or by a caller with a list. */
export function renderPhone(input: RenderInput): Rendition {
  const found = textFor(input.content.texts, input.language);
  const isJapanese = found.language === 'ja' || found.language === 'ja-x-easy';
  const said = isJapanese
    ? inJapanese(input, found.text, found.language)
    : inOwnWords(input, found.text, found.language);
  const preview = said.map(({ text }) => text).join('\n');
  const { content } = input;
  const wire: GatewayWire = {
    message: { lines: said, repeat: 2 },
    alert: {
      shortId: input.shortId,
      version: input.versionNumber,
      kind: content.kind,
      issuedAt: input.issuedAt.toISOString(),
    },
    language: found.language,
    publicUrl: input.publicUrl,
  };
  return {
    language: input.language,
    preview,
    measure: { count: [...preview].length, limit: LIMIT, unit: { ja: '文字（読み上げ）', en: 'characters, spoken' } },
    warnings: warningsOf(input.language, found.language, preview),
    wire,
    files: [
      {
        name: `phone-${input.language}.json`,
        mediaType: 'application/json',
        bytes: new TextEncoder().encode(`${JSON.stringify(wire.message, null, 2)}\n`),
      },
    ],
  };
}

type Text = RenderInput['content']['texts']['ja'];

function inJapanese({ content, profile, language }: RenderInput, text: Text, spokenIn: Language): Said[] {
  const readings = knownReadings(profile);
  const [phone] = profile.phones;
  const place = text.place.trim() === '' ? '' : `対象の地域は、${text.place.replace(/。$/, '')}です。`;
  const ask = phone === undefined ? '' : `お問い合わせは、${phone.label}、電話 ${phoneNumber(phone.number)} です。`;
  const written = [
    profile.openings.fm,
    LEADS[content.messageType],
    text.headline,
    place,
    text.instruction,
    text.body,
  ].flatMap((item) => sentences(spoken(clean(item))));
  // Whoever asked for another language hears in it that this is Japanese, and that it is a drill.
  const isOwn = language === 'ja' || language === 'ja-x-easy';
  const marks = [SPOKEN_MARKS[content.kind], isOwn ? '' : mark(content.kind, language)].filter((line) => line !== '');
  const lines = [...marks, fallbackNote(language, spokenIn), ...written, ask, ...marks].filter((line) => line !== '');
  const shown = withReadings(lines, readings);
  return lines.map((line, index) => ({ text: shown[index] ?? line, speech: inKana(line, readings) }));
}

/** Names of the town and whatever carries its reading in 《》, as they sound. */
function inKana(line: string, readings: readonly Reading[]): string {
  const [read = line] = withReadings([line], readings);
  const named = readings.reduce((text, { name, kana }) => text.replaceAll(`${name}《${kana}》`, kana), read);
  return named.replaceAll(/(?:[０-９]+時|\p{Script=Han}+)《([^》]*)》/gu, '$1');
}

function inOwnWords({ content, language }: RenderInput, text: Text, spokenIn: Language): Said[] {
  const marks = [mark(content.kind, language)].filter((line) => line !== '');
  const note = fallbackNote(language, spokenIn);
  const lines = [...marks, note, text.headline, text.place, text.instruction, text.body, ...marks]
    .flatMap((line) => clean(line).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => ({ text: line, speech: line }));
}

/** Invisible and turning characters have no sound, and could hide what was approved. */
function clean(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

function warningsOf(asked: Language, given: Language, preview: string): string[] {
  const warnings: string[] = [];
  if (given !== asked)
    warnings.push(
      `${LANGUAGE_NAMES[asked]}の文がないため${LANGUAGE_NAMES[given]}で伝えます (no text in ${asked}: told in ${given})`,
    );
  if ([...preview].length > LIMIT)
    warnings.push(`電話で読むには長すぎます（${LIMIT}文字まで）。本文を短くしてください (too long for a call).`);
  return warnings;
}
