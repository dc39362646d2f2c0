import { chomeReading, kanjiNumber, namedPlaces } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';

export interface Reading {
  name: string;
  kana: string;
}

const KANJI = /\p{Script=Han}/u;
/** 東町 inside 伊東町 is another word; after 市 or 区 a town's own name begins. */
const INSIDE_A_WORD = /\p{Script=Han}(?<![市区町村都府県郡])$/u;

/** Names of the city's places that a newcomer at the microphone could misread, longest first. */
export function knownReadings(profile: CityProfile): Reading[] {
  return namedPlaces(profile).filter((place) => KANJI.test(place.name));
}

/** Calls `put` for each known name in `text` and returns the text with what it gave. */
export function onNames(text: string, readings: readonly Reading[], put: (reading: Reading) => string): string {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const found = INSIDE_A_WORD.test(text.slice(0, at))
      ? undefined
      : readings.find(({ name }) => text.startsWith(name, at) && !text.startsWith('内', at + name.length));
    result += found === undefined ? text.charAt(at) : put(found);
    at += found === undefined ? 1 : found.name.length;
  }
  return result;
}

/** 柳沢三丁目 → 柳沢《やぎさわ》三丁目, on the first mention only. */
export function withReadings(lines: readonly string[], readings: readonly Reading[]): string[] {
  const said = new Set<string>();
  return lines.map((line) => {
    const put = ({ name, kana }: Reading): string => {
      if (said.has(name)) return name;
      said.add(name);
      return `${name}《${kana}》`;
    };
    return onNames(line, readings, put).replaceAll(/《([^》]*)》《\1》/g, '《$1》');
  });
}

/** Up to the longest 丁目 a profile may have. */
const KANJI_NUMBERS = Array.from({ length: 41 }, (_, number) => kanjiNumber(number));
const CHOME = /([一二三四五六七八九十]+)丁目/g;

/** For a speech engine: names, 丁目 and irregular hours in kana, no brackets. */
export function asKana(line: string, readings: readonly Reading[]): string {
  const said = line.replaceAll(/[０-９]+時《([^》]*)》/g, '$1').replaceAll(/(\p{Script=Han}+)《([^》]*)》/gu, '$2');
  return onNames(said, readings, ({ kana }) => kana).replaceAll(CHOME, (whole, number: string) => {
    const chome = KANJI_NUMBERS.indexOf(number);
    return chome < 1 ? whole : chomeReading(chome);
  });
}
