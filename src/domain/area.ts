import type { CityProfile } from './profile.js';
import type { Language } from './language.js';

/**
 * An area code is a path: city, town, 丁目 (`13229`, `13229.yagisawa`, `13229.yagisawa.3`).
 * The first part is the 全国地方公共団体コード without its check digit; a code is text, never a number.
 */
export type AreaCode = string;

/** True when `outer` is `inner` or holds it. */
export function contains(outer: AreaCode, inner: AreaCode): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

/** The town part of a code (`13229.yagisawa`), or the city itself. */
export function townOf(code: AreaCode): AreaCode {
  return code.split('.').slice(0, 2).join('.');
}

/** Every code of the profile, from the city down to each 丁目. */
export function allAreas(profile: CityProfile): AreaCode[] {
  return [
    profile.code,
    ...profile.towns.flatMap((town) => [
      `${profile.code}.${town.id}`,
      ...Array.from({ length: town.chome }, (_, i) => `${profile.code}.${town.id}.${i + 1}`),
    ]),
  ];
}

/**
 * All codes whose subscribers are concerned by `areas`: what lies inside them, and what encloses them
 * (who asked for the whole town hears of a part of it).
 */
export function areaClosure(profile: CityProfile, areas: readonly AreaCode[]): AreaCode[] {
  return allAreas(profile).filter((code) => areas.some((area) => contains(area, code) || contains(code, area)));
}

export function isKnownArea(profile: CityProfile, code: AreaCode): boolean {
  return allAreas(profile).includes(code);
}

const KANJI_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in kanji, as 丁目 are written: 11 is 十一. */
export function kanjiNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (KANJI_DIGITS[tens] ?? '')}十`;
  return `${ten}${KANJI_DIGITS[value % 10] ?? ''}`;
}

const COUNTED = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];
/** Before ちょうめ one, eight and ten swallow their last sound; spelt out whole, a speech engine says いちちょうめ. */
const BEFORE_CHOME: Record<number, string> = { 1: 'いっ', 8: 'はっ' };

/** 1 to 99 丁目 as it is said: いっちょうめ, にちょうめ, じゅっちょうめ, にじゅういっちょうめ. */
export function chomeReading(chome: number): string {
  const [tens, ones] = [Math.floor(chome / 10), chome % 10];
  const many = tens > 1 ? (COUNTED[tens] ?? '') : '';
  if (ones === 0) return `${many}じゅっちょうめ`;
  return `${many}${tens > 0 ? 'じゅう' : ''}${BEFORE_CHOME[ones] ?? COUNTED[ones] ?? ''}ちょうめ`;
}

/** An area as it is read aloud: 田無町三丁目 is たなしちょうさんちょうめ. Unknown codes stay as they are, never dropped. */
export function readingOf(profile: CityProfile, code: AreaCode): string {
  const [, townId, chome] = code.split('.');
  if (townId === undefined) return profile.name.kana;
  const town = profile.towns.find((candidate) => candidate.id === townId);
  if (town === undefined) return code;
  return chome === undefined ? town.kana : `${town.kana}${chomeReading(Number(chome))}`;
}

/** Places whose names stand in alerts and can be misread, each name once, longest first. */
export function namedPlaces(profile: CityProfile): { name: string; kana: string }[] {
  const all = [...profile.towns, ...profile.shelters, ...profile.schools, ...profile.libraries];
  return [...new Map(all.map(({ name, kana }) => [name, { name, kana }])).values()].sort(
    (a, b) => b.name.length - a.name.length,
  );
}

/** One area in words: 柳沢三丁目, Yagisawa 3-chome. Unknown codes are shown as they are, never dropped. */
export function areaName(profile: CityProfile, code: AreaCode, language: Language): string {
  const [, townId, chome] = code.split('.');
  const japanese = language === 'ja' || language === 'ja-x-easy';
  if (townId === undefined) return japanese ? profile.name.ja : profile.name.en;
  const town = profile.towns.find((candidate) => candidate.id === townId);
  if (town === undefined) return code;
  if (chome === undefined) return japanese ? town.name : town.romaji;
  return japanese ? `${town.name}${kanjiNumber(Number(chome))}丁目` : `${town.romaji} ${chome}-chome`;
}

const ALL_OF: Record<Language, (city: string) => string> = {
  ja: (city) => `${city}全域`,
  'ja-x-easy': (city) => `${city} ぜんぶ`,
  en: (city) => `All of ${city}`,
  'zh-Hans': (city) => `${city}全境`,
  ko: (city) => `${city} 전역`,
  vi: (city) => `Toàn bộ ${city}`,
  ne: (city) => `${city} को सबै क्षेत्र`,
  tl: (city) => `Buong ${city}`,
  id: (city) => `Seluruh ${city}`,
  my: (city) => `${city} တစ်မြို့လုံး`,
};

/** The place line of a text. */
export function placeText(profile: CityProfile, areas: readonly AreaCode[], language: Language): string {
  const japanese = language === 'ja' || language === 'ja-x-easy';
  if (areas.includes(profile.code)) return ALL_OF[language](japanese ? profile.name.ja : profile.name.en);
  return areas.map((code) => areaName(profile, code, language)).join(japanese ? '、' : ', ');
}
