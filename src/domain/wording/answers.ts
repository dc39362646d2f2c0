import type { Language } from '../language.js';
import { en } from './answers/en.js';
import { id } from './answers/id.js';
import { jaEasy } from './answers/ja-x-easy.js';
import { ja } from './answers/ja.js';
import type { AnswerKey, AnswerPhrases } from './answers/keys.js';
import { ko } from './answers/ko.js';
import { my } from './answers/my.js';
import { ne } from './answers/ne.js';
import { tl } from './answers/tl.js';
import { vi } from './answers/vi.js';
import { zhHans } from './answers/zh-Hans.js';
import { fill, type Phrase, type Slots } from './wording.js';

/** The words around an answer, whole in every language of the house. */
export const ANSWER_WORDING: Readonly<Record<Language, AnswerPhrases>> = {
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

export function answerPhrase(language: Language, key: AnswerKey, slots: Slots): Phrase {
  const { headline, lead, instruction } = ANSWER_WORDING[language][key];
  return { headline, lead: fill(lead, slots), instruction: fill(instruction, slots) };
}
