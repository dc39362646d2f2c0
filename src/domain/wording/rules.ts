import type { Language } from '../language.js';
import { mark } from '../marking.js';
import type { Voice, WordingTable } from './tables.js';
import type { Phrase } from './wording.js';

/** One broken rule, in words that say where to look: `evacuation en level-4: ...`. */
export type Fault = string;

interface Entry {
  language: Language;
  key: string;
  phrase: Phrase;
  ja: Phrase | undefined;
  voice: Voice;
  japaneseOnly: readonly string[];
}

const WHOLE = ['ja', 'ja-x-easy', 'en'] as const;
const SLOT = /\{([a-zA-Z]+)\}/gu;

/** Every rule that a table breaks. Empty is right. */
export function faultsOf(table: WordingTable): Fault[] {
  const entries = Object.entries(table.words).flatMap(([language, phrases]) =>
    Object.entries(phrases).map(([key, phrase]): Entry => ({
      language: language as Language,
      key,
      phrase: phrase ?? { headline: '', lead: '', instruction: '' },
      ja: table.words.ja[key],
      voice: table.voice,
      japaneseOnly: table.japaneseOnly ?? [],
    })),
  );
  return [
    ...missing(table),
    ...entries.flatMap((entry) =>
      RULES.flatMap((rule) => rule(entry)).map((fault) => `${table.name} ${entry.language} ${entry.key}: ${fault}`),
    ),
  ];
}

function missing({ name, words }: WordingTable): Fault[] {
  const keys = new Set(Object.values(words).flatMap((phrases) => Object.keys(phrases)));
  return WHOLE.flatMap((language) =>
    [...keys].filter((key) => words[language][key] === undefined).map((key) => `${name} ${language} ${key}: missing`),
  );
}

type Rule = (entry: Entry) => Fault[];

const textOf = ({ headline, lead, instruction }: Phrase): string => [headline, lead, instruction].join('\n');
const slotsOf = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(SLOT), (found) => found[1] ?? ''))].sort();

const isWritten: Rule = ({ phrase }) =>
  (['headline', 'instruction'] as const).filter((part) => phrase[part].trim() === '').map((part) => `empty ${part}`);

/** A translation that loses {place} tells nobody where; one that invents a slot throws at the moment of danger. */
const hasTheSlots: Rule = ({ language, phrase, ja, japaneseOnly }) => {
  if (ja === undefined) return [];
  const known = (slot: string): boolean => language === 'ja' || !japaneseOnly.includes(slot);
  const pairs = [
    // Easy Japanese says one thing at a time: a detail may move from the headline to the text.
    ...(language === 'ja-x-easy' ? [] : [['headline', ja.headline, phrase.headline] as const]),
    ['text', textOf(ja), textOf(phrase)],
  ] as const;
  const unlike = pairs.flatMap(([where, japanese, translated]) => {
    const [wanted, got] = [slotsOf(japanese).filter(known).join(), slotsOf(translated).filter(known).join()];
    return wanted === got ? [] : [`slots {${got}} in the ${where}, in Japanese {${wanted}}`];
  });
  return [...unlike, ...(/[{}]/u.test(textOf(phrase).replaceAll(SLOT, '')) ? ['a brace that is no slot'] : [])];
};

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」【】（）：０-９]/u;
const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const FOREIGN: Partial<Record<Language, RegExp>> = {
  en: JAPANESE,
  'zh-Hans': KANA,
  ko: HAN_OR_KANA,
  vi: JAPANESE,
  ne: JAPANESE,
  tl: JAPANESE,
  id: JAPANESE,
  my: JAPANESE,
};
const OWN_LETTERS: Partial<Record<Language, RegExp>> = {
  'zh-Hans': /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  ne: /\p{Script=Devanagari}/u,
  my: /\p{Script=Myanmar}/u,
};

const isInItsOwnLetters: Rule = ({ language, phrase }) => {
  const foreign = FOREIGN[language]?.exec(textOf(phrase))?.[0];
  const own = OWN_LETTERS[language];
  const bare = own === undefined ? [] : [phrase.headline, phrase.instruction].filter((part) => !own.test(part));
  return [
    ...(foreign === undefined ? [] : [`「${foreign}」 is left untranslated`]),
    ...bare.map((part) => `「${part.slice(0, 30)}」 is in another language`),
  ];
};

/** 漢語 that a beginner does not know, in either spelling; the word may stand where （…） explains it. */
const HARD = [
  ...[
    '避難',
    '警戒',
    '発令',
    '発表',
    '被害',
    '氾濫',
    '浸水',
    '危険',
    '注意',
    '安全確保',
    '倒壊',
    '停電',
    '断水',
    '解除',
    '徒歩',
  ],
  ...[
    'ひなん',
    'けいかい',
    'はつれい',
    'はっぴょう',
    'ひがい',
    'はんらん',
    'しんすい',
    'とうかい',
    'ていでん',
    'だんすい',
  ],
];
/** 警戒レベル is the name on every notice of the country; 注意報 and 警報 are names of their kind. */
const NAMES = /警戒\s?レベル|けいかい\s?レベル|注意報/gu;
/** 弘前大学's rule is one subject and one predicate; in kana alone that is up to about this many letters. */
const LONGEST_EASY_SENTENCE = 36;

const isEasy: Rule = ({ language, phrase }) => {
  if (language !== 'ja-x-easy') return [];
  const text = textOf(phrase);
  const unnamed = text.replaceAll(NAMES, '');
  const hard = HARD.filter(
    (word) =>
      unnamed.includes(word) && !new RegExp(`${word}[^。、\s（]{0,4}\s?（|（[^）]*${word}[^）]*）`, 'u').test(unnamed),
  );
  const sentences = text.split(/[。！\n]/u).map((sentence) => sentence.trim());
  const plain = (sentence: string): string =>
    sentence
      .replaceAll(SLOT, '')
      .replaceAll(/（[^）]*）/gu, '')
      .replaceAll(/[\s、・「」【】]/gu, '');
  return [
    ...hard.map((word) => `「${word}」 is not explained`),
    ...sentences
      .filter((sentence) => Array.from(plain(sentence)).length > LONGEST_EASY_SENTENCE)
      .map((sentence) => `a sentence of ${Array.from(plain(sentence)).length} letters: ${sentence}`),
    ...sentences
      .filter((sentence) => Array.from(plain(sentence)).length > 14 && !/\s/u.test(sentence))
      .map((sentence) => `no spaces between words: ${sentence}`),
  ];
};

/** Full-width characters, as a station shows them; an alphabet needs more letters: what a phone shows of a subject. */
const LONGEST_HEADLINE: Record<'wide' | 'narrow', number> = { wide: 40, narrow: 60 };
const WIDE: readonly Language[] = ['ja', 'ja-x-easy', 'zh-Hans', 'ko'];

const hasAShortHeadline: Rule = ({ language, phrase }) => {
  const limit = LONGEST_HEADLINE[WIDE.includes(language) ? 'wide' : 'narrow'];
  const shown = new Intl.Segmenter(language === 'ja-x-easy' ? 'ja' : language).segment(
    phrase.headline.replaceAll(SLOT, ''),
  );
  const length = Array.from(shown).length;
  return length > limit ? [`a headline of ${length} characters, at most ${limit}`] : [];
};

/** The renderer marks drills, at both ends of every text; a mark in the words would stand on a live alert (釧路 2019). */
const hasNoMark: Rule = ({ language, key, phrase }) => {
  const text = textOf(phrase);
  // What tells of a test of the system says the word, and is never the words of an alert.
  const kinds = key === 'test' ? (['drill'] as const) : (['drill', 'test'] as const);
  return kinds.flatMap((kind) => {
    const word = /[【[](.+?)[\]】]/u.exec(mark(kind, language))?.[1] ?? '';
    const found = new RegExp(`(?<!\\p{L})${word}(?![a-z])`, 'iu').test(text);
    return found ? [`「${word}」 is the mark of a ${kind}`] : [];
  });
};

const ORDERS: Partial<Record<Language, RegExp>> = {
  ja: /避難指示|緊急安全確保|高齢者等避難|避難勧告/u,
  en: /evacuation order|order(?:ed|s)? to evacuate/iu,
  'zh-Hans': /避难指示/u,
  ko: /(?:대피|피난) ?지시/u,
  vi: /(?:lệnh|chỉ thị) sơ tán/iu,
  ne: /खाली गर्न(?:े)? आदेश/u,
  tl: /utos na lumikas/iu,
  id: /perintah (?:evakuasi|mengungsi)/iu,
};
const WARNINGS: Partial<Record<Language, RegExp>> = {
  ja: /危険警報|特別警報/u,
  en: /danger warning|emergency warning/iu,
};

/** A level-4 危険警報 is no 避難指示, and the reverse: whoever hears both must be able to tell who said what. */
const keepsToItsVoice: Rule = ({ language, phrase, voice }) => {
  const forbidden = { jma: ORDERS, mayor: WARNINGS, other: {} }[voice][language];
  const found = forbidden?.exec(textOf(phrase))?.[0];
  return found === undefined ? [] : [`「${found}」 is not for this voice`];
};

const RULES: readonly Rule[] = [
  isWritten,
  hasTheSlots,
  isInItsOwnLetters,
  isEasy,
  hasAShortHeadline,
  hasNoMark,
  keepsToItsVoice,
];
