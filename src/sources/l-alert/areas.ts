import { kanjiNumber, type AreaCode } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';

/** A name as it is compared: plain forms, no spaces. */
function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/gu, '');
}

/**
 * Names of districts to our areas: exact, or none at all. A name that is nearly one of ours may be half of a town,
 * and whether the whole town or nobody is told, a person has to decide.
 */
export function areasOf(names: readonly string[], profile: CityProfile): { areas: AreaCode[] } | { stray: string } {
  const areas = new Set<AreaCode>();
  for (const name of names.flatMap((each) => each.split(/[、,，]/u)).filter((each) => each.trim() !== '')) {
    const code = areaOf(plain(name), profile);
    if (code === undefined) return { stray: name.trim().slice(0, 40) };
    areas.add(code);
  }
  const whole = [...areas].includes(profile.code);
  return { areas: whole ? [profile.code] : [...areas].sort() };
}

function areaOf(given: string, profile: CityProfile): AreaCode | undefined {
  const name = given.startsWith(profile.name.ja) ? given.slice(profile.name.ja.length) : given;
  if (['', '全域', '市内全域', '全市', '市全域'].includes(name)) return profile.code;
  for (const town of profile.towns) {
    const code = `${profile.code}.${town.id}`;
    if (name === plain(town.name) || name === `${plain(town.name)}全域`) return code;
    for (let chome = 1; chome <= town.chome; chome += 1) {
      if (name === `${plain(town.name)}${chome}丁目` || name === `${plain(town.name)}${kanjiNumber(chome)}丁目`)
        return `${code}.${chome}`;
    }
  }
  return undefined;
}

/** Six digits of 全国地方公共団体コード: the five of the profile and their check digit (総務省 検査数字). */
export function withCheckDigit(code: string): string {
  const sum = [...code].reduce((total, digit, at) => total + Number(digit) * (6 - at), 0);
  return `${code}${(11 - (sum % 11)) % 10}`;
}

/** True for a code of this city, five digits or six. */
export function isOurs(municipality: string, profile: CityProfile): boolean {
  return municipality === profile.code || municipality === withCheckDigit(profile.code);
}
