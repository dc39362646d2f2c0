import type { Phrase } from '../wording.js';

/** What a J-ALERT receiver can tell of earthquakes, tsunami, volcanoes and the weather. `{name}` is the Japanese name of the kind. */
export const J_ALERT_KEYS = [
  'eew',
  'intensity',
  'hypocentre',
  'quake-outlook',
  'major-tsunami',
  'tsunami-warning',
  'tsunami-advisory',
  'eruption-warning',
  'crater-warning',
  'eruption-forecast',
  'eruption-flash',
  'special-warning',
  'warning',
  'advisory',
  'landslide',
  'tornado',
  'record-rain',
  'river-flood',
  'lifted',
  'withdrawn',
] as const;
export type JAlertKey = (typeof J_ALERT_KEYS)[number];
export type JAlertWords = Readonly<Record<JAlertKey, Phrase>>;
