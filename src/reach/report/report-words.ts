import type { MessageType } from '../../domain/alert.js';
import type { List } from '../../domain/chain.js';
import type { Outcome } from '../../domain/outcome.js';
import { findChannel } from '../../channels/index.js';
import { RECEIPTS, type ReceiptKind } from '../../domain/receipt.js';

/** Japanese words of the report, which names moves and kinds as the pages do. */
export const MESSAGE_TYPE_WORDS: Record<MessageType, string> = {
  Alert: '発表',
  Update: '続報',
  Correction: '訂正',
  AllClear: '解除',
  Cancel: '取消',
};

export const LIST_WORDS: Record<List, string> = { call: '電話', fax: 'FAX', visit: '訪問' };

export const OUTCOME_WORDS: Record<Outcome, string> = {
  sent: '引渡し済み',
  sandbox: '試行環境',
  retry: '再送待ち',
  failed: '失敗',
  suspended: '宛先停止',
  expired: '期限切れ',
  unknown: '不明',
};

const MOVES: Record<string, string> = {
  draft: '下書きを作成',
  revise: '次の版を作成',
  submit: '承認を依頼',
  approve: '承認',
  return: '差戻し',
  issue: '発信',
  show: '掲載',
  correct: '次の版を発信',
  cancel: '取消',
  end: '終了',
  hold: '職員を待つ',
  'write-cancellation': '取消文を作成',
};

export const moveWords = (move: string): string => MOVES[move] ?? move;

export function channelWords(name: string): string {
  return findChannel(name)?.label.ja ?? name;
}

export function howWords(how: string): string {
  return how in RECEIPTS ? RECEIPTS[how as ReceiptKind].label.ja : channelWords(how);
}

export const receiptWords = (kind: ReceiptKind): string => (kind in RECEIPTS ? RECEIPTS[kind].label.ja : kind);

export function timeText(at: Date | string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(at),
  );
}

/** How a leak is counted, said in the report itself. */
export const LEAKS_COUNTED =
  '訓練の報を、訓練に参加していない宛先へ引き渡した（または届いたか不明の）試行の数と、参加している連絡手段のない世帯について記録された受領の数です。参加しているかどうかは、この報告書を作った時点の登録で見ます。試行の後に登録が変わった宛先は「判定できない」に数えます。どれも 0 でなければなりません。';
