import { describe, expect, it } from '@jest/globals';
import { fallbackNote } from './fallback-note.js';
import { fallbacks, LANGUAGES, type Language } from './language.js';

/** One sign of each script or spelling, so that a note copied from its neighbour is found. */
const OWN_LETTERS: Record<Language, RegExp> = {
  ja: /^$/,
  'ja-x-easy': /にほんご/,
  en: /translation/,
  'zh-Hans': /译文/,
  ko: /[가-힣]/,
  vi: /bản dịch/,
  ne: /[\u0900-\u097f]/,
  tl: /salin/,
  id: /terjemahan/,
  my: /[\u1000-\u109f]/,
};

describe('the note on a text in another language', () => {
  it.each([...LANGUAGES])('is not there for %s when the text is in it', (language) => {
    expect(fallbackNote(language, language)).toBe('');
  });

  const pairs = LANGUAGES.flatMap((wanted) =>
    fallbacks(wanted)
      .filter((got) => got !== wanted)
      .map((got) => [wanted, got] as const),
  );

  it.each(pairs)('tells a reader of %s in that language that the text is in %s', (wanted, got) => {
    const note = fallbackNote(wanted, got);
    expect(note).toMatch(OWN_LETTERS[wanted]);
    expect(note.length).toBeLessThanOrEqual(90);
    for (const other of fallbacks(wanted).filter((each) => each !== wanted && each !== got))
      expect(fallbackNote(wanted, other)).not.toBe(note);
  });
});
