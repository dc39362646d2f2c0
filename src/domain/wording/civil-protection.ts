import { en } from './civil-protection/en.js';
import { id } from './civil-protection/id.js';
import { ja } from './civil-protection/ja.js';
import { jaEasy } from './civil-protection/ja-x-easy.js';
import type { CivilProtectionKey } from './civil-protection/keys.js';
import { ko } from './civil-protection/ko.js';
import { my } from './civil-protection/my.js';
import { ne } from './civil-protection/ne.js';
import { tl } from './civil-protection/tl.js';
import { vi } from './civil-protection/vi.js';
import { zhHans } from './civil-protection/zh-Hans.js';
import type { Wording } from './wording.js';

/** The words of civil protection: whole in every language of the house, for there is no time to look anything up. */
export const CIVIL_PROTECTION_WORDING: Wording<CivilProtectionKey> = {
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
