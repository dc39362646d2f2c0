/** What one try came to. */
export const OUTCOMES = ['sent', 'sandbox', 'retry', 'failed', 'suspended', 'expired', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

interface ReasonFacts {
  outcome: Outcome;
  /**
   * What later work waits too: the `lane` (this mail domain, this push service), or the whole `provider` where all
   * goes through one.
   */
  pauses?: 'lane' | 'provider';
  /** The network was not asked: no try was made, and none is counted. */
  untried?: true;
  /** A person must act: wrong key, empty quota. */
  alarms?: true;
  label: { ja: string; en: string };
}

/** The closed list of reasons. `outcome` says what follows: retry, suspend the address, or nothing more. */
export const REASONS = {
  accepted: { outcome: 'sent', label: { ja: '相手側が受け取りました', en: 'Accepted by the provider' } },
  'accepted-before': {
    outcome: 'sent',
    label: { ja: '以前の送信が受け付け済みでした', en: 'An earlier try had been accepted' },
  },
  published: { outcome: 'sent', label: { ja: '掲出しました', en: 'Published' } },
  sandbox: {
    outcome: 'sandbox',
    label: { ja: '試行環境に記録（送信していません）', en: 'Recorded in the sandbox, not sent' },
  },
  'rate-limited': {
    outcome: 'retry',
    pauses: 'lane',
    label: { ja: '送信が多すぎると言われました', en: 'Told to slow down' },
  },
  'provider-busy': {
    outcome: 'retry',
    pauses: 'lane',
    label: { ja: '相手側が一時的に受け取れません', en: 'Temporarily refused' },
  },
  'provider-down': {
    outcome: 'retry',
    pauses: 'provider',
    label: { ja: '相手側につながりません', en: 'Provider not reachable' },
  },
  timeout: { outcome: 'retry', pauses: 'lane', label: { ja: '時間内に返事がありません', en: 'No answer in time' } },
  'not-started': {
    outcome: 'retry',
    untried: true,
    label: { ja: 'まだ送り始めていません', en: 'Not started yet' },
  },
  credentials: {
    outcome: 'retry',
    pauses: 'provider',
    alarms: true,
    label: { ja: '認証が通りません（設定を確認）', en: 'Credentials refused: check the settings' },
  },
  blocked: {
    outcome: 'retry',
    pauses: 'lane',
    alarms: true,
    label: {
      ja: '誰あてでも拒否されます（迷惑メール扱い・大きさなど。メールサーバーの管理者へ）',
      en: 'Refused whoever it is for, as spam or too large: ask whoever runs the mail server',
    },
  },
  quota: {
    outcome: 'failed',
    pauses: 'provider',
    alarms: true,
    label: { ja: '送信枠を使い切りました', en: 'Quota used up' },
  },
  'address-gone': { outcome: 'suspended', label: { ja: '宛先がなくなりました', en: 'Address no longer exists' } },
  'address-invalid': { outcome: 'suspended', label: { ja: '宛先の形が正しくありません', en: 'Address is malformed' } },
  refused: { outcome: 'failed', label: { ja: '相手側が拒否しました', en: 'Refused for good' } },
  'too-large': { outcome: 'failed', label: { ja: '内容が大きすぎます', en: 'Content too large' } },
  'not-rendered': {
    outcome: 'failed',
    alarms: true,
    label: { ja: '文面を作れませんでした', en: 'Could not be rendered' },
  },
  crashed: {
    outcome: 'failed',
    alarms: true,
    label: { ja: '処理のたびに異常終了するため送れませんでした', en: 'Left out: each try ended the program' },
  },
  'gave-up': { outcome: 'failed', label: { ja: '期限まで送れませんでした', en: 'Not sent before the deadline' } },
  left: { outcome: 'failed', label: { ja: '登録が解除されていました', en: 'No longer subscribed' } },
  'not-joined-drill': {
    outcome: 'failed',
    label: { ja: '訓練に参加していない宛先です', en: 'Address has not joined drills' },
  },
  expired: { outcome: 'expired', label: { ja: '情報の期限が切れました', en: 'Information expired' } },
  superseded: {
    outcome: 'expired',
    label: { ja: '新しい内容に置き換わりました', en: 'Superseded by a newer version' },
  },
  cancelled: { outcome: 'expired', label: { ja: '取り消されました', en: 'Cancelled' } },
  'in-doubt': {
    outcome: 'unknown',
    label: { ja: '送信中に中断し、届いたか不明です', en: 'Interrupted while sending: not known' },
  },
  'in-doubt-again': {
    outcome: 'retry',
    label: { ja: '送信中に中断し、届いたか不明のため送り直します', en: 'Interrupted while sending: sent again' },
  },
} as const satisfies Record<string, ReasonFacts>;

export type Reason = keyof typeof REASONS;

export function outcomeOf(reason: Reason): Outcome {
  return REASONS[reason].outcome;
}

export function isFinal(outcome: Outcome): boolean {
  return outcome !== 'retry';
}

/** Handed to somebody who answers for the rest of the way. */
export function isHandedOff(outcome: Outcome): boolean {
  return outcome === 'sent' || outcome === 'sandbox';
}

/** What a channel says of one recipient after one try. */
export interface Attempted {
  wayId: string;
  reason: Reason;
  /** The provider's own words or id, for the operator. Never an address. */
  detail?: string;
  /** The provider asked to wait this long. */
  retryAfterMs?: number;
  /** Key of the call that is unanswered: whoever shares it is tried again together, with this key. */
  repeatKey?: string;
}

/** First three retries within ten seconds, then growing, never beyond five minutes. */
const RETRY_DELAYS_MS = [1_000, 3_000, 6_000, 15_000, 30_000, 60_000, 120_000, 300_000];

/** Pause before try number `round` (1 = first retry). */
export function retryDelayMs(round: number, askedMs = 0): number {
  const planned = RETRY_DELAYS_MS[Math.min(round, RETRY_DELAYS_MS.length) - 1] ?? 1_000;
  return Math.max(planned, Math.min(askedMs, 3_600_000));
}
