import { areaName, isKnownArea, kanjiNumber, townOf } from '../domain/area.js';
import { foldedName, withoutCity } from '../domain/area-names.js';
import type { CityProfile, Town } from '../domain/profile.js';
import type { Column } from './residents-columns.js';

export type Placed = { area: string } | { column: Column; reason: string };

const CHOME = new Map(Array.from({ length: 40 }, (_, i) => [kanjiNumber(i + 1), i + 1]));

/** Finds the area code for a town and 丁目 as an office writes them: 柳沢三丁目, 柳沢３丁目, 柳沢 and 3. */
export function areaFinder(profile: CityProfile): (written: { town: string; chome: string }) => Placed {
  // 貫井北町 is not 貫井, and ひばりが丘北 not ひばりが丘: the longest name that fits counts.
  const towns = profile.towns
    .map((town) => ({ town, name: foldedName(town.name) }))
    .sort((a, b) => b.name.length - a.name.length);
  return (written) => {
    if (written.town.includes('.') && isKnownArea(profile, written.town)) return { area: written.town };
    const text = withoutCity(profile, foldedName(written.town));
    const found = towns.find(({ name }) => text.startsWith(name));
    if (found === undefined) return { column: 'town', reason: unknownTown(profile) };
    return withChome(profile, found.town, { rest: text.slice(found.name.length), column: foldedName(written.chome) });
  };
}

/** A place as it is written on a letter, and whether it leads to one door. */
export interface Door {
  address: string;
  hasNumber: boolean;
}

/**
 * The address for whoever knocks: what the office wrote behind the 丁目 in the town's own cell (柳沢3-1-2), and the cell for
 * number and building.
 */
export function doorOf(profile: CityProfile, area: string, written: { town: string; address: string }): Door {
  const name = areaName(profile, area, 'ja');
  const town = foldedName(areaName(profile, townOf(area), 'ja'));
  const behind = withoutCity(profile, foldedName(written.town)).slice(town.length).replace(CHOME_AT_HEAD, '');
  const isWhole = behind !== '' && !isKnownArea(profile, written.town);
  const address = [isWhole ? written.town.trim() : name, written.address.trim()]
    .filter((part) => part !== '')
    .join(' ');
  return { address, hasNumber: isWhole || written.address.trim() !== '' };
}

/** 3丁目, 三丁目, or a bare 3 before the number of the block. */
const CHOME_AT_HEAD = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:丁目)?/;

function withChome(profile: CityProfile, town: Town, written: { rest: string; column: string }): Placed {
  const code = `${profile.code}.${town.id}`;
  // A town without 丁目 has 大字 and 小字 behind its name: they lie inside it.
  if (town.chome === 0)
    return written.column === '' ? { area: code } : { column: 'chome', reason: 'この町に丁目はありません。' };
  const inTown = chomeNumber(written.rest);
  const inColumn = chomeNumber(written.column);
  if (inTown === 'unreadable') return { column: 'town', reason: unknownTown(profile) };
  if (inColumn === 'unreadable') return { column: 'chome', reason: '丁目は数字で書いてください。' };
  if (inTown !== 'none' && inColumn !== 'none' && inTown !== inColumn)
    return { column: 'chome', reason: '町名の欄の丁目と違います。' };
  return numbered(code, town, inTown === 'none' ? inColumn : inTown);
}

function numbered(code: string, town: Town, chome: number | 'none'): Placed {
  if (chome === 'none') return { area: code };
  if (chome < 1 || chome > town.chome) return { column: 'chome', reason: `この町は${town.chome}丁目までです。` };
  return { area: `${code}.${chome}` };
}

function unknownTown(profile: CityProfile): string {
  return `${profile.name.ja}の町の表にない町名です。`;
}

/** 3, 3丁目, 三丁目, 3-1-2 and 三丁目5番1号 all begin with the third 丁目. */
function chomeNumber(text: string): number | 'none' | 'unreadable' {
  if (text === '') return 'none';
  const digits = /^(\d{1,2})(?:丁目|[-‐‑−ー]\d|$)/.exec(text);
  if (digits !== null) return Number(digits[1]);
  const kanji = /^([一二三四五六七八九十]{1,3})(?:丁目|$)/.exec(text);
  return CHOME.get(kanji?.[1] ?? '') ?? 'unreadable';
}
