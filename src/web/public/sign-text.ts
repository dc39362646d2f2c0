import type { Language } from '../../domain/language.js';

/**
 * How much of very large print fits on a screen: full-width letters to a line, and lines. The style sheet keeps to it:
 * lying screens have room for 18 by 4, standing ones for 9 by 10; a little is left for what browsers do differently.
 */
const SCREENS = [
  { width: 17, lines: 4 },
  { width: 8.5, lines: 9 },
] as const;
/** Scripts that stack signs above and below the line need more room for each. */
const TALL: readonly Language[] = ['my', 'ne'];

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

/** Width of a letter in full-width letters, rather too wide than too narrow. */
function widthOf(letter: string): number {
  if (WIDE.test(letter)) return 1;
  if (/\s/.test(letter)) return 0.3;
  if (/\p{M}/u.test(letter)) return /[\u1000-\u109f]/.test(letter) ? 0.3 : /\p{Mc}/u.test(letter) ? 0.35 : 0;
  if (/[\u1000-\u109f]/.test(letter)) return 0.95;
  if (/[\u0900-\u097f]/.test(letter)) return 0.7;
  return /[\p{Lu}mw@%]/u.test(letter) ? 0.75 : 0.58;
}

export const cellsOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0);

/** What stays together at a line end: a word with its punctuation; a single letter where a script has no spaces. */
function unitsOf(paragraph: string): string[] {
  return (
    paragraph.match(
      /[^\S\n]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー][、。，．）」』】！？：・]*|[\u1000-\u109f]\p{M}*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u1000-\u109f]+/gu,
    ) ?? []
  );
}

/** Lines that a text takes where a line holds so many full-width letters. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, paragraph) => {
    let lines = 1;
    let at = 0;
    for (const unit of unitsOf(paragraph)) {
      const wide = cellsOf(unit);
      if (at > 0 && at + wide > width) {
        lines += 1;
        at = 0;
      }
      // A word that is longer than a line runs on in the next.
      lines += Math.floor(wide / width);
      at = (at + wide) % (width + 0.001);
    }
    return sum + lines;
  }, 0);
}

/** True when the text stands on one page of every screen. */
export function fits(text: string, language: Language): boolean {
  return SCREENS.every(({ width, lines }) => {
    const room = TALL.includes(language) ? Math.floor(lines * 0.75) : lines;
    return linesOf(text, width) <= room;
  });
}

/** A text on as many pages as it needs: whole sentences where one fits, else cut between words. */
export function onPages(text: string, language: Language): string[] {
  const pages: string[] = [];
  for (const sentence of sentencesOf(text)) {
    for (const piece of fits(sentence, language) ? [sentence] : wordsOf(sentence, language)) {
      const last = pages.at(-1);
      if (last !== undefined && fits((last + piece).trim(), language)) pages[pages.length - 1] = last + piece;
      else pages.push(piece.trimStart());
    }
  }
  return pages.map((page) => page.trim()).filter((page) => page !== '');
}

function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n{2,}/g, '\n')
    .split(/(?<=[。！？।။])(?![」』）])|(?<=[.!?]\s)|(?<=\n)/u)
    .filter((sentence) => sentence.trim() !== '');
}

/** As much of a long sentence to a page as fits. */
function wordsOf(sentence: string, language: Language): string[] {
  const pieces: string[] = [];
  const whole = language === 'my' ? burmeseWords(sentence.trim()) : unitsOf(sentence.trim());
  // Only a word that no page holds is cut inside.
  for (const unit of whole.flatMap((each) => (fits(each, language) ? [each] : Array.from(each)))) {
    const last = pieces.at(-1);
    if (last !== undefined && fits((last + unit).trim(), language)) pieces[pieces.length - 1] = last + unit;
    else pieces.push(unit);
  }
  return pieces;
}

/** Burmese puts spaces between phrases only; its words come from the dictionary of ICU. */
function burmeseWords(text: string): string[] {
  return Array.from(new Intl.Segmenter('my', { granularity: 'word' }).segment(text), ({ segment }) => segment);
}
