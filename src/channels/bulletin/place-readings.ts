import { chomeReading, kanjiNumber, namedPlaces } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';
import type { Part } from './furigana.js';

const KANJI = /\p{Script=Han}/u;

/** Names of the city's places and numbers of 丁目 with their readings, longest first. */
export function knownReadings(profile: CityProfile): Part[] {
  const most = Math.max(...profile.towns.map((town) => town.chome));
  const chome = Array.from({ length: most }, (_, i) => ({ t: `${kanjiNumber(i + 1)}丁目`, r: chomeReading(i + 1) }));
  const city = { t: profile.name.ja, r: profile.name.kana };
  const named = namedPlaces(profile).map((place) => ({ t: place.name, r: place.kana }));
  return [city, ...named, ...chome].filter((part) => KANJI.test(part.t)).toSorted((a, b) => b.t.length - a.t.length);
}
