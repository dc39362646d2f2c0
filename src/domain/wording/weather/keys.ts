import type { Wording } from '../wording.js';

/** Hazards with 警戒レベル since 2026-05-28. A river's level stands beside the river's name. */
export type LevelHazard = 'rain' | 'landslide' | 'surge' | 'river-flood';

/** Hazards with 注意報, 警報 and 特別警報, and no level. */
export type GradedHazard = 'wind' | 'snowstorm' | 'wave' | 'snow';

/** Hazards with 注意報 only. */
export type AdvisoryHazard =
  'thunder' | 'snowmelt' | 'fog' | 'dry-air' | 'avalanche' | 'cold' | 'frost' | 'ice-accretion' | 'snow-accretion';

/**
 * Every phrase about weather. Level 4 is 気象庁's レベル４…危険警報; the mayor's orders of the same number have their
 * own words, and none of them stands here. Slots: {hazard} a name of hazards.ts, {river} the river, {title} the
 * publisher's own title.
 */
export type WeatherKey =
  | `${LevelHazard}.${2 | 3 | 4 | 5}`
  | `${GradedHazard}.${'advisory' | 'warning' | 'special'}`
  | `flood.${'advisory' | 'warning'}`
  | `${AdvisoryHazard}.advisory`
  | 'rain.end'
  | 'landslide.end'
  | 'landslide-alert.end'
  | 'river-flood.end'
  | 'warning.end'
  | 'advisory.end'
  | 'rainband.occurring'
  | 'rainband.soon'
  | 'record-rain'
  | 'record-snow'
  | 'tornado.warned'
  | 'tornado.sighted'
  | 'heat'
  | 'weather-information'
  | 'withdrawn.warning'
  | 'withdrawn.report'
  | 'left-out';

/** One language's phrases. */
export type WeatherPhrases = Wording<WeatherKey>['en'];

/** A language that may lack some: its readers then get the next best, named as such. */
export type SomeWeatherPhrases = Partial<WeatherPhrases>;
