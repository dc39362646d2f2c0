import type { Refusal } from '../domain/lifecycle.js';

export const NOT_FOUND: Refusal = {
  code: 'not-found',
  ja: 'その情報は見つかりません。',
  en: 'There is no such alert.',
};
export const NOT_YOURS: Refusal = {
  code: 'not-allowed',
  ja: 'この操作をする権限がありません。担当の職員に頼んでください。',
  en: 'You may not do this. Ask the office in charge.',
};
export const CHANGED: Refusal = {
  code: 'content-changed',
  ja: '確認した後に内容が変わりました。開き直して、もう一度確かめてください。',
  en: 'The content changed after you saw it. Reload and check again.',
};
export const REASON_NEEDED: Refusal = {
  code: 'reason-needed',
  ja: '取り消す理由を書いてください（受け取った人に伝わります）。',
  en: 'Give the reason for cancelling: recipients will read it.',
};
export const NOTHING_TO_CORRECT: Refusal = {
  code: 'nothing-to-correct',
  ja: '訂正の文面がまだありません。先に訂正版を作ってください。',
  en: 'There is no corrected version yet. Write it first.',
};
export const EXPIRED: Refusal = {
  code: 'already-expired',
  ja: '有効期限が過ぎています。期限を直してください。',
  en: 'The alert has expired. Set a later time.',
};
