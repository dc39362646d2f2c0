import type { Text } from '../alert.js';
import { LANGUAGES, type Language } from '../language.js';

/**
 * The reviewed words for one kind and level: a title, what it means (lead), what to do.
 * `{name}` stands where a value belongs: a place, a time, a river.
 */
export interface Phrase {
  headline: string;
  lead: string;
  instruction: string;
}

/**
 * A table of reviewed words. Japanese, easy Japanese and English are whole; another language may lack entries: its
 * readers then see the next best language, named as such.
 */
export type Wording<Key extends string> = Readonly<
  Record<'ja' | 'ja-x-easy' | 'en', Readonly<Record<Key, Phrase>>> &
    Partial<Record<Language, Readonly<Partial<Record<Key, Phrase>>>>>
>;

export type Slots = Readonly<Record<string, string>>;

/** Puts the values into their places. A template whose value is missing is a mistake in the code, never sent (横浜 2013). */
export function fill(template: string, slots: Slots): string {
  return template.replace(/\{([a-zA-Z]+)\}/gu, (_whole, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`the wording wants {${name}}`);
    return value;
  });
}

/** The texts of one phrase in every language that has it. The values of a language come from `slotsFor`. */
export function textsOf<Key extends string>(
  wording: Wording<Key>,
  key: Key,
  slotsFor: (language: Language) => Slots,
  detailFor: (language: Language) => string = () => '',
): Partial<Record<Language, Text>> & { ja: Text } {
  const written = LANGUAGES.flatMap((language) => {
    const phrase = wording[language]?.[key];
    return phrase === undefined ? [] : [[language, write(phrase, slotsFor(language), detailFor(language))] as const];
  });
  return { ...Object.fromEntries(written), ja: write(wording.ja[key], slotsFor('ja'), detailFor('ja')) };
}

function write(phrase: Phrase, slots: Slots, detail: string): Text {
  return {
    headline: fill(phrase.headline, slots),
    place: '',
    instruction: fill(phrase.instruction, slots),
    body: [fill(phrase.lead, slots), detail].filter((part) => part !== '').join('\n'),
  };
}
