import { allAreas, areaName, type AreaCode } from './area.js';
import type { CityProfile } from './profile.js';

/** ひばりが丘 and ひばりケ丘, 花見ケ丘 and 花見ヶ丘 are one place; digits and spaces come in both widths. */
export function foldedName(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[ヶケがガ]/g, 'ケ');
}

/** A folded name without 東京都西東京市 or 西東京市 before it. */
export function withoutCity(profile: CityProfile, folded: string): string {
  const city = foldedName(profile.name.ja);
  const full = foldedName(`${profile.prefecture.ja}${profile.name.ja}`);
  if (folded.startsWith(full)) return folded.slice(full.length);
  return folded.startsWith(city) ? folded.slice(city.length) : folded;
}

/** The areas that a text names, and what in it names none of ours. */
export interface Named {
  areas: AreaCode[];
  /** As written. With anything in it a person decides: whole town or nothing are both wrong too often. */
  unknown: string[];
}

const BETWEEN = /[、，,・･;；\n\r]+/u;
const WHOLE_CITY = ['', '全域', '市内全域', '町内全域', '村内全域', '全市', '市全域', '町全域', '村全域'].map(
  foldedName,
);

/** Reads a list of places as offices write them. Only an exact name counts: nothing is guessed. */
export function areasNamed(profile: CityProfile, text: string): Named {
  const names = namesOf(profile);
  const found: Named = { areas: [], unknown: [] };
  for (const piece of text.split(BETWEEN).map((each) => each.trim())) {
    if (piece === '') continue;
    const whole = areaOf(profile, names, piece);
    // 柳沢 ３丁目 is one place; 柳沢三丁目 中町 are two.
    const parts: [string, AreaCode | undefined][] =
      whole === undefined ? piece.split(/\s+/u).map((part) => [part, areaOf(profile, names, part)]) : [[piece, whole]];
    for (const [part, area] of parts) {
      if (area === undefined) found.unknown.push(part);
      else if (!found.areas.includes(area)) found.areas.push(area);
    }
  }
  return found;
}

/** Every folded name of every area; a name that two areas bear names neither. */
function namesOf(profile: CityProfile): Map<string, AreaCode | undefined> {
  const names = new Map<string, AreaCode | undefined>();
  for (const area of allAreas(profile)) {
    if (area === profile.code) continue;
    for (const name of spellings(profile, area)) names.set(name, names.has(name) ? undefined : area);
  }
  return names;
}

/** 柳沢三丁目 and 柳沢3丁目; 柳沢全域 for a town. */
function spellings(profile: CityProfile, area: AreaCode): string[] {
  const name = foldedName(areaName(profile, area, 'ja'));
  const [, townId, chome] = area.split('.');
  if (chome === undefined) return [name, `${name}全域`];
  const town = foldedName(areaName(profile, `${profile.code}.${townId ?? ''}`, 'ja'));
  return [name, `${town}${chome}丁目`];
}

function areaOf(
  profile: CityProfile,
  names: ReadonlyMap<string, AreaCode | undefined>,
  written: string,
): AreaCode | undefined {
  const folded = foldedName(written);
  if (folded === '') return undefined;
  // With the city's name before it or not; some towns begin like their city.
  const rest = withoutCity(profile, folded);
  const known = names.get(folded) ?? names.get(rest);
  if (known !== undefined) return known;
  return WHOLE_CITY.includes(rest.replace(/^の/u, '')) ? profile.code : undefined;
}
