import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../test/support/profile.js';
import type { VersionContent } from './alert.js';
import { hasErrors, lint } from './lint.js';
import { mark, markLines, markTitle } from './marking.js';
import { LANGUAGES, textFor } from './language.js';
import { retryDelayMs } from './outcome.js';

function content(
  change: Partial<VersionContent['texts']['ja']> = {},
  rest: Partial<VersionContent> = {},
): VersionContent {
  const ja = { headline: '避難指示', place: '柳沢', instruction: '避難してください。', body: '', ...change };
  return {
    kind: 'actual',
    topic: 'evacuation',
    areas: ['13229.yagisawa'],
    groups: [],
    texts: { ja },
    ...rest,
  } as VersionContent;
}

const codes = (given: VersionContent): string[] => lint(given, nishitokyo).map((finding) => finding.code);

describe('lint', () => {
  it.each([['○時○分に開設'], ['避難所：未入力'], ['{{area}}の方は'], ['○○地区']])(
    'finds the blank left in 「%s」',
    (body) => {
      expect(codes(content({ body }))).toContain('blank-left');
      expect(hasErrors(lint(content({ body }), nishitokyo))).toBe(true);
    },
  );

  it('finds what cannot be seen: zero-width, direction-changing and private-use characters', () => {
    for (const hidden of ['\u200b', '\u202e', '\ue000'])
      expect(codes(content({ headline: `避難${hidden}指示` }))).toContain('hidden-character');
  });

  it('asks whether it must be the whole city, and blocks an alert for nowhere', () => {
    expect(codes(content({}, { areas: ['13229'] }))).toContain('whole-city');
    expect(codes(content({}, { areas: [] }))).toContain('no-area');
  });

  it('has nothing to say of a good text but its missing translations', () => {
    expect(codes(content())).toEqual(['untranslated']);
  });
});

describe('the mark of a drill', () => {
  it('stands at both ends in every language, and never on a live alert', () => {
    for (const language of LANGUAGES) {
      const lines = markLines('drill', language, ['text']);
      expect([lines[0], lines.at(-1)]).toEqual([mark('drill', language), mark('drill', language)]);
      expect(mark('drill', language)).not.toBe('');
      expect(markLines('actual', language, ['text'])).toEqual(['text']);
    }
    expect(markTitle('drill', 'ja', '避難指示')).toBe('【訓練】避難指示【訓練】');
  });
});

describe('languages and pauses', () => {
  it('falls back to English before Japanese, but easy Japanese to Japanese', () => {
    expect(textFor({ ja: 'あ', en: 'a' }, 'vi')).toEqual({ text: 'a', language: 'en' });
    expect(textFor({ ja: 'あ', en: 'a' }, 'ja-x-easy')).toEqual({ text: 'あ', language: 'ja' });
  });

  it('tries three times within ten seconds, then waits longer, and as long as the provider asks', () => {
    expect(retryDelayMs(1) + retryDelayMs(2) + retryDelayMs(3)).toBeLessThanOrEqual(10_000);
    expect(retryDelayMs(99)).toBe(300_000);
    expect(retryDelayMs(1, 45_000)).toBe(45_000);
  });
});
