import { en } from './j-alert/en.js';
import { ja } from './j-alert/ja.js';
import { jaEasy } from './j-alert/ja-x-easy.js';
import type { JAlertKey } from './j-alert/keys.js';
import type { Wording } from './wording.js';

export type { JAlertKey } from './j-alert/keys.js';

/** The words for what comes through a J-ALERT receiver beside civil protection, where the office lets it out. */
export const J_ALERT_WORDING: Wording<JAlertKey> = { ja, 'ja-x-easy': jaEasy, en };
