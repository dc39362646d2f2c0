import type { Phrase } from '../wording.js';

/**
 * What a mayor can say about evacuation (災害対策基本法 60条): 高齢者等避難 (3), 避難指示 (4), 緊急安全確保 (5).
 * These words belong to the mayor alone: a weather warning of level 4 never uses them.
 * `{city}` is the name of the city.
 */
export const EVACUATION_KEYS = [
  'level-3',
  'level-4',
  'level-5',
  'lifted',
  'withdrawn',
  'shelter-open',
  'shelter-closed',
  'shelter-withdrawn',
] as const;
export type EvacuationKey = (typeof EVACUATION_KEYS)[number];

/** Why an order is given. */
export const HAZARDS = ['flood', 'landslide', 'surge', 'tsunami', 'rain', 'earthquake', 'fire', 'volcano'] as const;
export type Hazard = (typeof HAZARDS)[number];

export interface EvacuationWords {
  phrases: Readonly<Record<EvacuationKey, Phrase>>;
  hazards: Readonly<Record<Hazard, string>>;
  /** `{hazard}` is one of the names above. */
  because: string;
}
