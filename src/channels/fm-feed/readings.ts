import { chomeReading, kanjiNumber, namedPlaces } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';
import { AFTER_NAMES, TERMS } from './terms.js';

export interface Reading {
  name: string;
  kana: string;
}

/** A stretch of a line, with how it is said where the letters do not tell. */
export interface Piece {
  text: string;
  kana?: string;
}

const KANJI = /\p{Script=Han}/u;
/** 東町 inside 伊東町 is another word; after 市 or 区 a town's own name begins. */
const INSIDE_A_WORD = /\p{Script=Han}(?<![市区町村都府県郡])$/u;

/** Names of the city's places that a newcomer at the microphone could misread, longest first. */
export function knownReadings(profile: CityProfile): Reading[] {
  return namedPlaces(profile).filter((place) => KANJI.test(place.name));
}

function nameAt(text: string, at: number, readings: readonly Reading[]): Reading | undefined {
  if (INSIDE_A_WORD.test(text.slice(0, at))) return undefined;
  return readings.find(({ name }) => text.startsWith(name, at) && !text.startsWith('内', at + name.length));
}

/** 柳沢三丁目 → 柳沢《やぎさわ》三丁目, on the first mention only. */
export function withReadings(lines: readonly string[], readings: readonly Reading[]): string[] {
  const said = new Set<string>();
  const marked = (line: string): string => {
    let result = '';
    for (let at = 0; at < line.length;) {
      const found = nameAt(line, at, readings);
      const isFirst = found !== undefined && !said.has(found.name);
      if (isFirst) said.add(found.name);
      result += found === undefined ? line.charAt(at) : `${found.name}${isFirst ? `《${found.kana}》` : ''}`;
      at += found === undefined ? 1 : found.name.length;
    }
    return result;
  };
  return lines.map((line) => marked(line).replaceAll(/《([^》]*)》《\1》/g, '《$1》'));
}

/** Up to the longest 丁目 a profile may have. */
const KANJI_NUMBERS = Array.from({ length: 41 }, (_, number) => kanjiNumber(number));
const CHOME = /[一二三四五六七八九十]+丁目/y;
const BRACKETED = /(?<base>[０-９]+時|\p{Script=Han}+)《(?<kana>[^》]*)》/uy;

/** A line cut where the reading is known: names, what stands before 《》, 丁目. Together the texts are the line without 《》. */
export function annotated(line: string, readings: readonly Reading[]): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  for (let at = 0; at < line.length;) {
    const found = pieceAt(line, at, readings);
    if (found === undefined) {
      plain += line.charAt(at);
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain });
    plain = '';
    pieces.push(found.piece);
    at += found.length;
  }
  return plain === '' ? pieces : [...pieces, { text: plain }];
}

interface Found {
  piece: Piece;
  /** How much of the line it takes, its 《》 included. */
  length: number;
}

function pieceAt(line: string, at: number, readings: readonly Reading[]): Found | undefined {
  return nameWithReading(line, at, readings) ?? bracketed(line, at, readings) ?? term(line, at) ?? chome(line, at);
}

function nameWithReading(line: string, at: number, readings: readonly Reading[]): Found | undefined {
  const found = nameAt(line, at, readings);
  if (found === undefined) return undefined;
  const own = /^《[^》]*》/.exec(line.slice(at + found.name.length))?.[0] ?? '';
  return { piece: { text: found.name, kana: own.slice(1, -1) || found.kana }, length: found.name.length + own.length };
}

function bracketed(line: string, at: number, readings: readonly Reading[]): Found | undefined {
  BRACKETED.lastIndex = at;
  const { base = '', kana = '' } = BRACKETED.exec(line)?.groups ?? {};
  // 西東京市田無町《たなしちょう》: the reading belongs to the name at the end, which comes later.
  const isLater = readings.some((each) => each.name !== base && base.endsWith(each.name) && each.kana === kana);
  return base === '' || isLater ? undefined : { piece: { text: base, kana }, length: base.length + kana.length + 2 };
}

function term(line: string, at: number): Found | undefined {
  const found = TERMS.find((each) => line.startsWith(each.name, at));
  return found === undefined ? undefined : { piece: { text: found.name, kana: found.kana }, length: found.name.length };
}

function chome(line: string, at: number): Found | undefined {
  CHOME.lastIndex = at;
  const text = CHOME.exec(line)?.[0] ?? '';
  const number = KANJI_NUMBERS.indexOf(text.slice(0, -2));
  return number < 1 ? undefined : { piece: { text, kana: chomeReading(number) }, length: text.length };
}

/** ぜろ・よん・に, as numbers.ts writes digits one by one. */
const ONE_DIGIT = 'ぜろ|いち|に|さん|よん|ご|ろく|なな|はち|きゅう';
const DIGITS = new RegExp(`(?:${ONE_DIGIT})(?:・(?:${ONE_DIGIT}))+`, 'g');
const katakana = (text: string): string =>
  text.replaceAll(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

/** For a speech engine: everything whose reading is known in katakana, which it takes as it is (きたはら becomes きたわら). */
export function asKana(pieces: readonly Piece[]): string {
  return (
    pieces
      .map(({ text, kana }, index) => (kana === undefined ? afterName(text, pieces[index - 1]) : katakana(kana)))
      .join('')
      // 「高齢の方は」 is a person; an engine says 「ほう」, a direction.
      .replaceAll(/の方(?=[はがをも])/g, 'のかた')
      .replaceAll(/《[^》]*》/g, '')
      // In hiragana 「はち」 becomes 「わち」 and 「ぜろ・よん」 zero point four. Short groups as one word, long ones slowly.
      .replaceAll(DIGITS, (run) => katakana(run.split('・').length > 4 ? run : run.replaceAll('・', '')))
      .replaceAll(/(?<=[ァ-ヺ]) の (?=[ァ-ヺ])/g, '、の、')
  );
}

function afterName(text: string, before: Piece | undefined): string {
  if (before?.kana === undefined) return text;
  const found = Object.entries(AFTER_NAMES).find(([kanji]) => text.startsWith(kanji));
  if (found === undefined || KANJI.test(text.charAt(found[0].length))) return text;
  return found[1] + text.slice(found[0].length);
}
