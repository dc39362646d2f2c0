import { isLive, type VersionContent } from './alert.js';
import type { Organisation } from './profile.js';
import { TOPIC_FACTS } from './topic.js';

/**
 * States of an alert. `shown`: on the pages, sent to nobody (stale, or the rule says so).
 * `draft` to `approved` are about its newest version; `issued` means its newest version is out.
 */
export const STATES = ['draft', 'submitted', 'approved', 'issued', 'shown', 'cancelled', 'ended'] as const;
export type State = (typeof STATES)[number];

export const MOVES = ['submit', 'approve', 'return', 'issue', 'show', 'cancel', 'correct', 'end'] as const;
export type Move = (typeof MOVES)[number];

/** The table of allowed moves: from state, by move, to state. Everything else is refused. */
export const ALLOWED: Record<State, Partial<Record<Move, State>>> = {
  draft: { submit: 'submitted', issue: 'issued', show: 'shown', cancel: 'cancelled' },
  submitted: { approve: 'approved', return: 'draft', issue: 'issued', cancel: 'cancelled' },
  approved: { issue: 'issued', return: 'draft', cancel: 'cancelled' },
  issued: { correct: 'issued', cancel: 'cancelled', end: 'ended' },
  shown: { issue: 'issued', end: 'ended' },
  cancelled: {},
  ended: {},
};

/** A move that is not allowed, with what to do instead. */
export interface Refusal {
  code: string;
  ja: string;
  en: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'ja' in value && 'en' in value;
}

export function nextState(state: State, move: Move): State | Refusal {
  return (
    ALLOWED[state][move] ?? {
      code: 'move-not-allowed',
      ja: `この情報は「${STATE_LABELS[state].ja}」なので、その操作はできません。最新の状態を開き直してください。`,
      en: `The alert is "${STATE_LABELS[state].en}": this move is not allowed. Reload it to see its state.`,
    }
  );
}

export const STATE_LABELS: Record<State, { ja: string; en: string }> = {
  draft: { ja: '下書き', en: 'draft' },
  submitted: { ja: '承認待ち', en: 'waiting for approval' },
  approved: { ja: '承認済み', en: 'approved' },
  issued: { ja: '発信済み', en: 'issued' },
  shown: { ja: '掲載のみ', en: 'shown only' },
  cancelled: { ja: '取消', en: 'cancelled' },
  ended: { ja: '終了', en: 'ended' },
};

/** True when a hand-written life-safety alert needs a second pair of eyes (Hawaii 2018). Drills are for practising alone too. */
export function needsSecondPerson(content: VersionContent, organisation: Organisation): boolean {
  return organisation.approval === 'two' && isLive(content) && TOPIC_FACTS[content.topic].lifeSafety;
}

export interface IssueRequest {
  content: VersionContent;
  organisation: Organisation;
  state: State;
  /** Account that wrote the version, and the one that approved it, if any. */
  author: string;
  approver?: string;
  /** Who presses the button. */
  actor: string;
  /** Break-glass: why nobody else could approve. */
  reason?: string;
}

/** Four eyes, or a reason that goes into the audit trail. */
export function mayIssue(request: IssueRequest): true | Refusal {
  const moved = nextState(request.state, 'issue');
  if (isRefusal(moved)) return moved;
  if (!needsSecondPerson(request.content, request.organisation)) return true;
  if (request.approver !== undefined && request.approver !== request.author) return true;
  if (request.actor !== request.author) return true;
  if ((request.reason ?? '').trim().length >= 5) return true;
  return {
    code: 'second-person-needed',
    ja: '命に関わる情報は、作成者以外の承認が必要です。承認者がいないときは、理由を書いて発信してください（記録に残ります）。',
    en: 'A life-safety alert needs approval by someone other than its author. If nobody is there, give the reason: it is kept in the audit trail.',
  };
}

export function mayApprove(author: string, approver: string): true | Refusal {
  if (author !== approver) return true;
  return {
    code: 'own-alert',
    ja: '自分が作成した情報は承認できません。別の職員が承認してください。',
    en: 'You cannot approve your own alert. Ask a colleague.',
  };
}
