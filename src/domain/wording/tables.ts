import { ANSWER_WORDING } from './answers.js';
import { CIVIL_PROTECTION_WORDING } from './civil-protection.js';
import { EVACUATION_WORDING } from './evacuation.js';
import { GROUND_WORDING } from './ground.js';
import { J_ALERT_WORDING } from './j-alert.js';
import { WEATHER_WORDING } from './weather.js';
import type { Wording } from './wording.js';

/**
 * Who speaks in a table. 気象庁 warns and never orders (気象業務法 13条); the mayor orders and never uses the names of
 * 気象庁's warnings (災害対策基本法 60条). `other`: everyone else.
 */
export type Voice = 'jma' | 'mayor' | 'other';

export interface WordingTable {
  /** As the table's file is called. */
  name: string;
  voice: Voice;
  words: Wording<string>;
  /** Slots whose value is there in Japanese only, such as the title of a telegram: a translation leaves them out. */
  japaneseOnly?: readonly string[];
}

/** Every table of reviewed words. A table that is not in this list is held to no rule: add it when you write it. */
export const WORDING_TABLES: readonly WordingTable[] = [
  { name: 'weather', voice: 'jma', words: WEATHER_WORDING, japaneseOnly: ['title'] },
  { name: 'ground', voice: 'jma', words: GROUND_WORDING },
  { name: 'j-alert', voice: 'other', words: J_ALERT_WORDING, japaneseOnly: ['name'] },
  { name: 'civil-protection', voice: 'other', words: CIVIL_PROTECTION_WORDING },
  { name: 'evacuation', voice: 'mayor', words: EVACUATION_WORDING },
  { name: 'answers', voice: 'other', words: ANSWER_WORDING },
];
