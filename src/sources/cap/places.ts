import { kanjiNumber, type AreaCode } from '../../domain/area.js';
import type { CityProfile, Town } from '../../domain/profile.js';
import { PREFECTURE_NAMES, regionHolds, withCheckDigit } from './japan.js';

/** What a name or a code says of our town. `foreign-words`: no name known here, in another script. */
export interface Placed {
  areas: AreaCode[];
  verdict: 'ours' | 'elsewhere' | 'unknown' | 'foreign-words';
}

/** Code systems of other countries: 13229 is also a county of Georgia (FIPS), so a code counts inside its system only. */
const FOREIGN_SYSTEM =
  /^(?:SAME|FIPS\d*|UGC|EMMA_ID|NUTS\d?|SGC|CLC|WARNCELLID|AMOC.*|CPEAS.*|TargetAreaCode|profile:CAP-CP.*|layer:.*|HASC|KZSTD|LAU\d?|AGS|ARS)$/iu;

/** The codes of our town in each Japanese system. The first system whose name fits decides. */
const SYSTEMS: readonly (readonly [name: RegExp, codes: (profile: CityProfile) => string[]])[] = [
  [/class ?20|二次細分|市町村等/iu, ({ jma }) => jma.class20],
  [/class ?15|まとめた地域/iu, ({ jma }) => [jma.class15]],
  [/class ?10|一次細分/iu, ({ jma }) => [jma.class10]],
  [/府県予報区|office/iu, ({ jma }) => [jma.office]],
  [/都道府県|prefecture/iu, prefectureCodes],
  [/団体|市区町村|市町村|自治体|地方公共|JIS ?X|LGCODE|municipal/iu, municipalCodes],
  [/JMA|気象庁/iu, ({ jma }) => [...jma.class20, jma.class15, jma.class10, jma.office]],
  [/ISO.?3166/iu, ({ code }) => ['JP', `JP-${code.slice(0, 2)}`]],
];

function municipalCodes(profile: CityProfile): string[] {
  return [profile.code, withCheckDigit(profile.code), ...prefectureCodes(profile)];
}

function prefectureCodes({ code }: CityProfile): string[] {
  const prefecture = code.slice(0, 2);
  return [prefecture, `${prefecture}000`, withCheckDigit(`${prefecture}000`)];
}

export function placeOfCode(system: string, value: string, profile: CityProfile): Placed {
  const name = system.normalize('NFKC').replace(/[_-]/gu, ' ').trim();
  if (FOREIGN_SYSTEM.test(system.trim())) return { areas: [], verdict: 'elsewhere' };
  const codes = SYSTEMS.find(([pattern]) => pattern.test(name))?.[1](profile);
  if (codes === undefined || value.trim() === '') return { areas: [], verdict: 'unknown' };
  return codes.includes(value.normalize('NFKC').trim())
    ? { areas: [profile.code], verdict: 'ours' }
    : { areas: [], verdict: 'elsewhere' };
}

const SEPARATORS = /[、,;・/\n()「」]+|及び|および|並びに|ならびに/u;
const TAIL = /(?:の一部|全域|全体|一帯|付近|周辺|内)$/u;

/** Reads the names in an areaDesc. A bare 中町 is ours only when no other municipality is named beside it. */
export function placeOfNames(text: string, profile: CityProfile): Placed {
  const words = text
    .normalize('NFKC')
    .split(SEPARATORS)
    .flatMap((word) => (isJapanese(word) ? word.split(/\s+/u) : [word]))
    .map((word) => word.trim().replace(TAIL, ''))
    .filter(Boolean);
  const read = words.map((word) => (isJapanese(word) ? japaneseName(word, profile) : romanName(word, profile)));
  const isNamed = read.some(({ verdict }) => verdict === 'ours');
  const hasOther = read.some(({ verdict }) => verdict === 'elsewhere');
  const sure = read.filter(({ isBare }) => isBare !== true || isNamed || !hasOther);
  const areas = [...new Set(sure.flatMap((each) => each.areas))];
  if (areas.length > 0) return { areas: withoutParts(areas), verdict: 'ours' };
  const all = read.map(({ verdict }) => verdict);
  if (all.length === 0) return { areas: [], verdict: 'unknown' };
  if (all.includes('unknown') && !all.includes('elsewhere')) return { areas: [], verdict: 'unknown' };
  return { areas: [], verdict: all.includes('elsewhere') ? 'elsewhere' : 'foreign-words' };
}

interface Name {
  areas: AreaCode[];
  verdict: Placed['verdict'] | 'maybe';
  /** A town without its city: other cities may have one of this name. */
  isBare?: boolean;
}

const OURS = (areas: AreaCode[]): Name => ({ areas, verdict: 'ours' });
const ELSEWHERE: Name = { areas: [], verdict: 'elsewhere' };

function japaneseName(word: string, profile: CityProfile): Name {
  const { name, prefecture, jma, code } = profile;
  const region = regionHolds(word, profile);
  if (region !== undefined) return region ? OURS([code]) : ELSEWHERE;
  if ([prefecture.ja, jma.officeName, jma.seismicAreaName].includes(word)) return OURS([code]);
  const other = PREFECTURE_NAMES.find((candidate) => word.startsWith(candidate) && candidate !== prefecture.ja);
  if (other !== undefined) return ELSEWHERE;
  const inside = word.startsWith(prefecture.ja) ? word.slice(prefecture.ja.length) : word;
  if (inside.startsWith(name.ja)) return OURS([townIn(inside.slice(name.ja.length), profile) ?? code]);
  if (profile.neighbours.some((neighbour) => inside.startsWith(neighbour))) return ELSEWHERE;
  const town = townIn(inside, profile);
  if (town !== undefined) return { areas: [town], verdict: 'maybe', isBare: true };
  return /.[市区町村県府島]$/u.test(inside) ? ELSEWHERE : { areas: [], verdict: 'unknown' };
}

/** 田無町 or 田無町二丁目 at the beginning; the rest (番地) is finer than we know. */
function townIn(text: string, profile: CityProfile): AreaCode | undefined {
  const byLength = [...profile.towns].sort((a, b) => b.name.length - a.name.length);
  const town = byLength.find((candidate) => text.startsWith(candidate.name));
  if (town === undefined) return undefined;
  const rest = text.slice(town.name.length);
  const chome = chomeIn(rest, town);
  // 本町通り is not 本町: after the name comes nothing, a number or a 丁目.
  if (chome === undefined && rest !== '' && !/^\d/u.test(rest)) return undefined;
  return `${profile.code}.${town.id}${chome === undefined ? '' : `.${chome}`}`;
}

function chomeIn(rest: string, town: Town): number | undefined {
  const written = /^(\d{1,2}|[一二三四五六七八九十]{1,3})丁目/u.exec(rest)?.[1];
  if (written === undefined) return undefined;
  const numbers = Array.from({ length: town.chome }, (_, index) => index + 1);
  return numbers.find((number) => String(number) === written || kanjiNumber(number) === written);
}

function romanName(word: string, profile: CityProfile): Name {
  const plain = romanWords(word);
  const region = regionHolds(plain, profile);
  if (region !== undefined) return region ? OURS([profile.code]) : ELSEWHERE;
  const city = romanWords(profile.name.en).replace(/ (?:city|town|village|ward)$/u, '');
  if (` ${plain} `.includes(` ${city} `)) return OURS([profile.code]);
  const prefecture = romanWords(profile.prefecture.en);
  const isPrefecture = [
    prefecture,
    `${prefecture} prefecture`,
    `${prefecture} metropolis`,
    `${prefecture} to`,
  ].includes(plain);
  return isPrefecture ? OURS([profile.code]) : { areas: [], verdict: 'foreign-words' };
}

/** `Nishi-Tokyo`, `Nishitokyo City` and `NISHITOKYO` are one name. */
function romanWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/-/gu, '')
    .replace(/[^a-z]+/gu, ' ')
    .trim();
}

function isJapanese(text: string): boolean {
  return /[\u3041-\u30ff\u4e00-\u9fff]/u.test(text);
}

/** Who holds the whole town needs none of its parts. */
function withoutParts(areas: AreaCode[]): AreaCode[] {
  return areas.filter((area) => !areas.some((other) => area.startsWith(`${other}.`)));
}
