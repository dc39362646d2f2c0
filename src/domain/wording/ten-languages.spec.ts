import { describe, expect, it } from '@jest/globals';
import { CIVIL_PROTECTION_WORDING } from './civil-protection.js';
import { CIVIL_PROTECTION_KEYS } from './civil-protection/keys.js';
import { EVACUATION_WORDING, EVACUATION_WORDS, hazardLine } from './evacuation.js';
import { EVACUATION_KEYS, HAZARDS } from './evacuation/keys.js';
import { fill, type Phrase } from './wording.js';

const LANGUAGES = ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko', 'vi', 'ne', 'tl', 'id', 'my'] as const;
const KANJI = /\p{Script=Han}/u;

function phrasesOf(language: (typeof LANGUAGES)[number]): [string, Phrase][] {
  return [
    ...CIVIL_PROTECTION_KEYS.map((key): [string, Phrase] => [key, CIVIL_PROTECTION_WORDING[language]![key]!]),
    ...EVACUATION_KEYS.map((key): [string, Phrase] => [key, EVACUATION_WORDING[language]![key]!]),
  ];
}

describe.each(LANGUAGES)('the words that save lives, in %s', (language) => {
  it.each(phrasesOf(language))('say %s whole, with no blank but the name of the city', (_key, phrase) => {
    for (const part of [phrase.headline, phrase.lead, phrase.instruction]) {
      expect(part.trim()).not.toBe('');
      expect(fill(part, { city: 'X' })).not.toMatch(/[{}]/);
    }
    expect(phrase.headline).not.toContain('{');
    expect(phrase.headline.length).toBeLessThanOrEqual(70);
  });

  it('never mark a drill: the renderer does', () => {
    for (const [, phrase] of phrasesOf(language)) expect(phrase.headline).not.toMatch(/訓練|drill|くんれん/iu);
  });

  it('tell a false alarm from a danger that is over', () => {
    expect(CIVIL_PROTECTION_WORDING[language]!.withdrawn!.headline).not.toBe(
      CIVIL_PROTECTION_WORDING[language]!.lifted!.headline,
    );
    expect(EVACUATION_WORDING[language]!.withdrawn!.lead).not.toBe(EVACUATION_WORDING[language]!.lifted!.lead);
  });

  it('name every hazard', () => {
    for (const hazard of HAZARDS) expect(EVACUATION_WORDS[language].hazards[hazard].trim()).not.toBe('');
    expect(EVACUATION_WORDS[language].because).toContain('{hazard}');
  });
});

describe('the words of an evacuation', () => {
  it('use the names of the law for each level', () => {
    expect(EVACUATION_WORDING.ja['level-3'].headline).toContain('高齢者等避難');
    expect(EVACUATION_WORDING.ja['level-4'].headline).toContain('避難指示');
    expect(EVACUATION_WORDING.ja['level-5'].headline).toContain('緊急安全確保');
    expect(JSON.stringify(EVACUATION_WORDING.ja)).not.toMatch(/勧告|危険警報/u);
  });

  it('are without 漢字 in easy Japanese', () => {
    for (const [, phrase] of phrasesOf('ja-x-easy')) expect(Object.values(phrase).join('')).not.toMatch(KANJI);
  });

  it('leave the line of the hazard out where none is known', () => {
    expect(hazardLine('ja', 'flood')).toBe('対象の災害：洪水');
    expect(hazardLine('ja', undefined)).toBe('');
  });
});
