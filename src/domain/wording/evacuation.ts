import type { Language } from '../language.js';
import { en } from './evacuation/en.js';
import { id } from './evacuation/id.js';
import { ja } from './evacuation/ja.js';
import { jaEasy } from './evacuation/ja-x-easy.js';
import type { EvacuationKey, EvacuationWords, Hazard } from './evacuation/keys.js';
import { ko } from './evacuation/ko.js';
import { my } from './evacuation/my.js';
import { ne } from './evacuation/ne.js';
import { tl } from './evacuation/tl.js';
import { vi } from './evacuation/vi.js';
import { zhHans } from './evacuation/zh-Hans.js';
import { fill, type Wording } from './wording.js';

/** The mayor's words, whole in every language of the house. */
export const EVACUATION_WORDS: Readonly<Record<Language | 'ne' | 'tl' | 'id' | 'my', EvacuationWords>> = {
  ja,
  'ja-x-easy': jaEasy,
  en,
  'zh-Hans': zhHans,
  ko,
  vi,
  ne,
  tl,
  id,
  my,
};

export const EVACUATION_WORDING: Wording<EvacuationKey> = {
  ja: ja.phrases,
  'ja-x-easy': jaEasy.phrases,
  en: en.phrases,
  'zh-Hans': zhHans.phrases,
  ko: ko.phrases,
  vi: vi.phrases,
  ne: ne.phrases,
  tl: tl.phrases,
  id: id.phrases,
  my: my.phrases,
};

/** 「対象の災害：洪水」, or nothing where the document names no hazard that we know. */
export function hazardLine(language: Language, hazard: Hazard | undefined): string {
  if (hazard === undefined) return '';
  const { because, hazards } = EVACUATION_WORDS[language];
  return fill(because, { hazard: hazards[hazard] });
}
