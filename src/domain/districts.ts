import { allAreas, type AreaCode } from './area.js';
import type { CityProfile } from './profile.js';

interface TownDistricts {
  town: AreaCode;
  districts: AreaCode[];
}

/** The smallest areas of the town: each 丁目, and each town that has none. Together they are the whole town. */
export function districtsOf(profile: CityProfile): AreaCode[] {
  return byTown(profile).flatMap(({ districts }) => districts);
}

function byTown(profile: CityProfile): TownDistricts[] {
  return profile.towns.map(({ id, chome }) => {
    const town = `${profile.code}.${id}`;
    return { town, districts: chome === 0 ? [town] : Array.from({ length: chome }, (_, i) => `${town}.${i + 1}`) };
  });
}

/** The same places in the fewest codes, in the order of the profile: all six 丁目 of a town are the town. */
export function gathered(profile: CityProfile, areas: readonly AreaCode[]): AreaCode[] {
  const meant = new Set(areas);
  if (meant.has(profile.code)) return [profile.code];
  const towns = byTown(profile);
  const codes = towns.flatMap(({ town, districts }) => {
    const inside = districts.filter((district) => meant.has(district));
    if (meant.has(town) || inside.length === districts.length) return [town];
    return inside;
  });
  return towns.every(({ town }) => codes.includes(town)) ? [profile.code] : codes;
}

/** Districts that none of these areas holds. */
export function uncovered(profile: CityProfile, areas: readonly AreaCode[]): AreaCode[] {
  const held = new Set(areas);
  if (held.has(profile.code)) return [];
  return byTown(profile).flatMap(({ town, districts }) =>
    held.has(town) ? [] : districts.filter((district) => !held.has(district)),
  );
}

/** Each code of the profile once, for whoever looks many of them up. */
export function knownAreas(profile: CityProfile): ReadonlySet<AreaCode> {
  return new Set(allAreas(profile));
}
