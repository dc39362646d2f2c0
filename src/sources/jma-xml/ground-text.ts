import type { Texts } from '../../domain/alert.js';
import { LANGUAGES, type Language } from '../../domain/language.js';
import { GROUND_WORDING } from '../../domain/wording/ground.js';
import type { GroundKey } from '../../domain/wording/ground/keys.js';
import { textsOf, type Slots } from '../../domain/wording/wording.js';
import { problem, type ParseResult, type SourceContext } from '../source.js';
import { lines, nobody } from './draft.js';
import { CORRECTED, quoted, REPORTED } from './phrases-common.js';
import { shown, type Telegram } from './telegram.js';
import { sayTime } from './times.js';

interface Scene {
  telegram: Telegram;
  context: SourceContext;
  slots: (language: Language) => Slots;
  detail?: (language: Language) => string;
  /** 気象庁's own headline, in Japanese, where it says more than our words. */
  quotes?: boolean;
}

/** The words of one kind in every language that has them, with the details and when 気象庁 said it. */
export function groundTexts(key: GroundKey, { telegram, context, slots, detail, quotes }: Scene): Texts {
  const { timeZone } = context.profile;
  const texts = textsOf(GROUND_WORDING, key, slots, (language) =>
    lines(
      detail?.(language) ?? '',
      REPORTED[language](sayTime(telegram.reportedAt, timeZone, language)),
      quotes === true && language === 'ja' ? quoted(telegram.headline) : '',
    ),
  );
  if (telegram.infoType !== 'corrected') return texts;
  // Whoever read the first version has to see before all else that this one counts.
  const marked = LANGUAGES.flatMap((language) => {
    const text = texts[language];
    return text === undefined ? [] : [[language, { ...text, body: lines(CORRECTED[language], text.body) }] as const];
  });
  return { ...Object.fromEntries(marked), ja: { ...texts.ja, body: lines(CORRECTED.ja, texts.ja.body) } };
}

/** A telegram of these families without EventID: its alert could not be told from others. */
export function eventIdMissing(telegram: Telegram): ParseResult {
  return problem(
    'event-id-missing',
    `「${shown(telegram.information)}」に、事象を見分ける番号（EventID）がありません。気象庁の発表を直接確認してください。`,
    `"${shown(telegram.information)}" has no EventID, so its event cannot be told from others. Check with JMA directly.`,
    telegram.head.line,
  );
}

/** A value that stands in none of the tables: a person looks, because silence would look like safety. */
export function codeUnknown(telegram: Telegram, code: string, line: number): ParseResult {
  return problem(
    'code-unknown',
    `「${shown(telegram.information)}」のコード「${shown(code)}」が表にありません。気象庁の発表を直接確認してください。`,
    `The code "${shown(code)}" of "${shown(telegram.information)}" is not in the table. Check with JMA directly.`,
    line,
  );
}

/** Read and understood; about places that are not ours. */
export function notOurs(telegram: Telegram, { profile }: SourceContext): ParseResult {
  const about = shown(telegram.title);
  return nobody(
    `「${about}」です。${profile.name.ja}は対象に含まれていません。`,
    `"${about}" (${telegram.information}); it does not name ${profile.name.en}.`,
  );
}
