import type { Phrase } from '../wording.js';

/**
 * What can be said to residents about civil protection (国民保護). A missile is one alert in steps: 発射, 直ちに避難,
 * then 落下 (stay inside), or 通過 or a fall into the sea (over). `lifted` ends a real danger, `withdrawn` a false alarm.
 */
export const CIVIL_PROTECTION_KEYS = [
  'missile-launch',
  'missile-shelter',
  'missile-landed',
  'missile-passed',
  'missile-at-sea',
  'air-attack',
  'guerrilla',
  'terror',
  'other',
  'lifted',
  'withdrawn',
  'test',
] as const;
export type CivilProtectionKey = (typeof CIVIL_PROTECTION_KEYS)[number];

export type CivilProtectionWords = Readonly<Record<CivilProtectionKey, Phrase>>;
