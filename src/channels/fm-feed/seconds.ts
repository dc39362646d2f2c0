import { decimal } from './numbers.js';

/** Morae a second of a calm announcer; news runs at 7 and more, outdoor loudspeakers at 4. */
const MORAE_PER_SECOND = 5.5;
/** A small ゃ belongs to the kana before it. */
const SMALL = /[ゃゅょぁぃぅぇぉャュョァィゥェォ]/;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const KANJI = /[\p{Script=Han}々]/u;

/** Morae of a spoken line: kana one each, a kanji about two, numbers by their reading. */
export function morae(line: string): number {
  const said = line
    .normalize('NFKC')
    .replaceAll(/《[^》]*》/g, '')
    .replaceAll(/\d+(?:\.\d+)?/g, (number) => decimal(number));
  return Array.from(said).reduce((sum, character) => sum + moraeOf(character), 0);
}

function moraeOf(character: string): number {
  if (SMALL.test(character)) return 0;
  if (KANA.test(character)) return 1;
  if (KANJI.test(character) || /[A-Za-z]/.test(character)) return 2;
  // A comma is a breath as long as one mora.
  return character === '、' ? 1 : 0;
}

/** How long lines take to read, with the pauses between them. */
export function seconds(lines: readonly { text: string; pauseMs: number }[]): number {
  const talk = lines.reduce((sum, line) => sum + morae(line.text), 0) / MORAE_PER_SECOND;
  const rest = lines.reduce((sum, line) => sum + line.pauseMs, 0) / 1000;
  return Math.ceil(talk + rest);
}
