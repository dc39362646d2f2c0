import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { faultsOf } from './rules.js';
import { WORDING_TABLES, type WordingTable } from './tables.js';
import { fill, textsOf, type Phrase, type Wording } from './wording.js';

const GOOD = {
  ja: {
    flood: { headline: '{place}に大雨警報', lead: '{place}で川があふれます。', instruction: '川から離れてください。' },
  },
  'ja-x-easy': {
    flood: {
      headline: '{place} おおあめに きを つけて',
      lead: '{place}で かわの みずが でます。',
      instruction: 'かわから はなれて ください。',
    },
  },
  en: {
    flood: {
      headline: 'Heavy rain warning: {place}',
      lead: 'Rivers are rising in {place}.',
      instruction: 'Keep away from rivers.',
    },
  },
} satisfies Wording<'flood'>;

type Spoilt = [rule: string, language: string, change: Partial<Phrase>, fault: RegExp, voice: WordingTable['voice']];

const SPOILT: Spoilt[] = [
  ['an empty instruction', 'en', { instruction: ' ' }, /empty instruction/, 'other'],
  [
    'a place that was lost',
    'en',
    { headline: 'Heavy rain warning' },
    /slots \{\} in the headline, in Japanese \{place\}/,
    'other',
  ],
  ['a slot of its own', 'ko', { headline: '{place} {when} 호우' }, /slots \{place,when\} in the headline/, 'other'],
  ['half a slot', 'vi', { headline: '{place} mưa lớn {place' }, /a brace that is no slot/, 'other'],
  ['Japanese in English', 'en', { lead: 'Rivers 川 are rising.' }, /「川」 is left untranslated/, 'other'],
  ['a full-width stop in Indonesian', 'id', { lead: 'Sungai meluap。' }, /「。」 is left/, 'other'],
  [
    'kana in Chinese',
    'zh-Hans',
    { headline: '{place}の大雨警报', instruction: '请远离河流。' },
    /「の」 is left/,
    'other',
  ],
  ['English under the name of Nepali', 'ne', { headline: '{place}: heavy rain' }, /is in another language/, 'other'],
  [
    'a hard word in easy Japanese',
    'ja-x-easy',
    { instruction: 'すぐに 避難して ください。' },
    /「避難」 is not explained/,
    'other',
  ],
  [
    'the same in kana',
    'ja-x-easy',
    { instruction: 'ひなんじょに いって ください。' },
    /「ひなん」 is not explained/,
    'other',
  ],
  [
    'a long sentence in easy Japanese',
    'ja-x-easy',
    { lead: 'かわの ちかくに いて あるくのに じかんが かかる ひとは はやく あんぜんな ところに いって ください。' },
    /a sentence of 4\d letters/,
    'other',
  ],
  ['easy Japanese without spaces', 'ja-x-easy', { lead: 'かわのみずがあふれるかもしれません。' }, /no spaces/, 'other'],
  [
    'a headline nobody reads to the end',
    'ja',
    { headline: `{place}${'大'.repeat(41)}` },
    /headline of 41 characters, at most 40/,
    'other',
  ],
  ['the mark of a drill', 'ja', { headline: '{place}【訓練】大雨警報' }, /「訓練」 is the mark of a drill/, 'other'],
  ['the mark of a test', 'en', { lead: 'This is a test.' }, /「TEST」 is the mark of a test/, 'other'],
  [
    "the mayor's order in 気象庁's words",
    'ja',
    { lead: '{place}に避難指示。' },
    /「避難指示」 is not for this voice/,
    'jma',
  ],
  ['the same in English', 'en', { lead: 'An evacuation order.' }, /「evacuation order」 is not/, 'jma'],
  [
    "気象庁's warning in the mayor's words",
    'ja',
    { lead: '大雨危険警報。' },
    /「危険警報」 is not for this voice/,
    'mayor',
  ],
];

const tableOf = (language: string, change: Partial<Phrase>, voice: WordingTable['voice'] = 'other'): WordingTable => {
  const base: Record<string, { flood: Phrase }> = GOOD;
  const words = { ...base, [language]: { flood: { ...(base[language] ?? base.en)?.flood, ...change } } };
  return { name: 'sample', voice, words: words as unknown as Wording<string> };
};

describe('the rules for reviewed words', () => {
  it('find nothing in a good table', () => {
    expect(faultsOf({ name: 'sample', voice: 'jma', words: GOOD })).toEqual([]);
  });

  it.each(SPOILT)('find %s (%s)', (...[, language, change, fault, voice]) => {
    expect(faultsOf(tableOf(language, change, voice)).join('\n')).toMatch(fault);
  });

  it('find a phrase that one of the three whole languages lacks', () => {
    const words = { ...GOOD, en: {} } as unknown as Wording<string>;
    expect(faultsOf({ name: 'sample', voice: 'other', words })).toEqual(['sample en flood: missing']);
  });

  it('let a hard word stand beside its explanation, and the names of levels as they are', () => {
    const easy = {
      instruction: 'ひなんじょ（にげる ところ）に いって ください。',
      lead: '{place}は けいかいレベル４です。',
    };
    expect(faultsOf(tableOf('ja-x-easy', easy))).toEqual([]);
  });

  it('let a translation leave out what is there in Japanese only', () => {
    const table = tableOf('en', { headline: 'Heavy rain warning', lead: 'Rivers are rising.' });
    expect(faultsOf({ ...table, japaneseOnly: ['place'] })).toEqual([]);
  });

  it('let an evacuation order stand in the words of the mayor', () => {
    expect(faultsOf(tableOf('ja', { headline: '{place}に避難指示' }, 'mayor'))).toEqual([]);
  });
});

/** Folders of words that are no phrases: lists of names, readings. */
const WITHOUT_PHRASES: readonly string[] = [];

describe('every table of the house', () => {
  // Jest takes an empty list for a mistake.
  if (WORDING_TABLES.length > 0)
    it.each(WORDING_TABLES.map((table) => [table.name, table] as const))('%s keeps the rules', (_name, table) => {
      expect(faultsOf(table)).toEqual([]);
    });

  it('is in the list under a name of its own', () => {
    const names = WORDING_TABLES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((each) => each.isDirectory());
    for (const { name } of folders.filter((each) => !WITHOUT_PHRASES.includes(each.name)))
      expect(names).toContain(name);
  });
});

describe('filling the slots', () => {
  it('puts each value in its place and never sends a blank', () => {
    expect(fill('{place}に{what}', { place: '柳沢', what: '大雨' })).toBe('柳沢に大雨');
    expect(() => fill('{place}', {})).toThrow('{place}');
  });

  it('writes only the languages that the table has', () => {
    const texts = textsOf<'flood'>(GOOD, 'flood', () => ({ place: 'X' }));
    expect(Object.keys(texts).sort()).toEqual(['en', 'ja', 'ja-x-easy']);
    expect(texts.en?.headline).toBe('Heavy rain warning: X');
  });
});
