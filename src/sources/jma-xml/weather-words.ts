import type { Level, Phenomenon } from './codes.js';

type ByPhenomenon<T> = Record<Phenomenon, T>;

/**
 * What one language says of a weather warning. Level 4 is 気象庁's レベル４…危険警報;
 * the mayor's orders of the same number have their own words, and none of them stands here.
 */
export interface WeatherWords {
  headline: ByPhenomenon<Record<Level, string>>;
  cleared: ByPhenomenon<string>;
  instruction: ByPhenomenon<Record<Level, string>>;
  /** What to do once it is lifted. */
  afterwards: ByPhenomenon<string>;
  meaning: Record<Level, string>;
  /** Whose evacuation information it is. */
  cityDecides: string;
}
