import { printableCharacters } from './font-coverage.js';

/** Stands where a character could not be printed (the printers' 下駄). */
const GETA = '〓';
/**
 * Zero-width, bidirectional and control characters: they can make a text read differently from what was approved. The
 * joiners behind a virama stay: Nepali is spelt with them (टर्‍यो).
 */
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<![\u094d\u1039\u103a])[\u200c\u200d]/gu;
/** Variation selectors choose a glyph shape of the character before them; without one the common shape is printed. */
const SELECTORS = /[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
const LONG_RUN = /[!-~]{30,}/g;

export function clean(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(SELECTORS, '')
    .normalize('NFC');
}

/** The characters of `text` that no font of ours has, each once. */
export function unprintable(text: string): string[] {
  const known = printableCharacters();
  return [...new Set(text)].filter((character) => character !== '\n' && !known.has(character.codePointAt(0) ?? 0));
}

/** Cleaned text with a mark for what cannot be printed; `missing` collects what that was. */
export function printable(text: string, missing: Set<string>): string {
  const cleaned = clean(text);
  const bad = unprintable(cleaned);
  if (bad.length === 0) return cleaned;
  for (const character of bad) missing.add(character);
  const lost = new Set(bad);
  return Array.from(cleaned, (character) => (lost.has(character) ? GETA : character)).join('');
}

/** A run without a break, such as a long URL, would leave the sheet at its edge: places to break are put in. */
export function breakLongRuns(text: string): string {
  return text.replaceAll(LONG_RUN, (run) => run.replaceAll(/.{6}/g, '$&\u200b'));
}
