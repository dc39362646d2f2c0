import type { Phrase } from '../wording.js';

/** What earthquakes, tsunami and volcanoes bring to say. Slots: {place} {intensity} {area} {step} {volcano} {level}. */
export type GroundKey =
  | 'shaking-strong'
  | 'shaking-moderate'
  | 'shaking-weak'
  | 'eew'
  | 'long-period'
  | `tsunami-${'major' | 'warning' | 'advisory' | 'forecast' | 'over'}`
  | `volcano-${'5' | '4' | '3' | '2' | 'over' | 'note'}`
  | 'eruption'
  | 'eruption-seen'
  | `ash-${'heavy' | 'moderate' | 'light' | 'stones'}`
  | `outlook-${'investigating' | 'warning' | 'caution' | 'over' | 'note' | 'aftershock'}`;

/** One language's whole table. */
export type GroundWords = Readonly<Record<GroundKey, Phrase>>;

/** What must be there in every language of the house: the rest falls back to English. */
export type GroundEssential =
  | `shaking-${'strong' | 'moderate' | 'weak'}`
  | 'eew'
  | `tsunami-${'major' | 'warning' | 'advisory' | 'forecast' | 'over'}`
  | `volcano-${'5' | '4' | '3' | '2' | 'over'}`
  | 'eruption';

export type GroundEssentials = Readonly<Record<GroundEssential, Phrase>>;
