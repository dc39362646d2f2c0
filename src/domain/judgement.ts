import type { AlertDraft, Identity, MessageType, VersionContent } from './alert.js';
import type { State } from './lifecycle.js';
import { effectOf, isGraver, type Effect, type Known } from './merge.js';
import type { IssueRule } from './profile.js';
import { decide, isStale, type Decision } from './rules.js';

/** Another alert of the same event thread, as far as residents know of it. */
export interface ThreadMember {
  subject: string;
  source: string;
  state: State;
  severity: VersionContent['severity'];
  level?: number;
}

/** All that a judgement rests on. */
export interface Situation {
  known: Known | undefined;
  /** The other alerts of the thread whose newest word still holds. */
  thread: readonly ThreadMember[];
  /** What the thread has sent within `BREAKER.minutes`. */
  sentLately: readonly Pick<VersionContent, 'severity' | 'level'>[];
  rules: readonly IssueRule[];
  lifeHours: number;
  now: Date;
  timeZone: string;
}

/** The first word to residents is an Alert, however often the register changed it before; CAP lets an Update only follow one. */
export function messageTypeAs(draft: AlertDraft, effect: Effect, known: Known | undefined): MessageType {
  if (effect === 'all-clear') return 'AllClear';
  if (effect === 'cancel') return 'Cancel';
  if (effect !== 'update' && effect !== 'correction') return draft.content.messageType;
  if (known === undefined || !TOLD.includes(known.state)) return 'Alert';
  return effect === 'update' ? 'Update' : 'Correction';
}

/** What becomes of a draft: how it joins what is known, the state of its alert, and whether it goes out now. */
export interface Judgement {
  effect: Effect;
  state: State;
  issues: boolean;
  /** Why, in the office's words: the rule of the table, or the reason that overrode it. */
  rule: string;
  /** A change of an issued alert that a person has to release. */
  isHeld: boolean;
}

/** Kanagawa sent 626 mails in one night of 2022; after so many for one event a person is asked. */
export const BREAKER = { messages: 3, minutes: 30 } as const;

const TOLD: readonly State[] = ['issued'];
const STATE_BY_DECISION = { issue: 'issued', approve: 'submitted', show: 'shown' } as const;

/** The register and the simulator both judge by this, so that what was tried is what happens. */
export function judge(draft: AlertDraft, situation: Situation): Judgement {
  const effect = effectOf(draft, situation.known);
  switch (effect) {
    case 'new':
      return begun(draft, situation);
    case 'tombstone':
      return { effect, state: 'cancelled', issues: false, rule: '取消が先に届いた', isHeld: false };
    case 'update':
    case 'correction':
      return changed(draft, situation, effect);
    case 'all-clear':
    case 'cancel':
      return ended(situation, effect);
    case 'duplicate':
      return repeated(draft, situation);
    case 'out-of-date':
    case 'nothing-to-end':
      return quiet(effect, situation);
  }
}

function quiet(effect: Effect, { known }: Situation): Judgement {
  return { effect, state: known?.state ?? 'ended', issues: false, rule: '', isHeld: false };
}

/**
 * 継続 is no news to who was told. Where nobody was, because the first report was already old when it came (after an
 * outage) or by another rule than today's, the fresh one is judged like a first.
 */
function repeated(draft: AlertDraft, situation: Situation): Judgement {
  if (situation.known?.state !== 'shown') return quiet('duplicate', situation);
  return decisionOn(draft, situation).decide === 'show'
    ? quiet('duplicate', situation)
    : changed(draft, situation, 'update');
}

function begun(draft: AlertDraft, situation: Situation): Judgement {
  const decision = decisionOn(draft, situation);
  return {
    effect: 'new',
    state: STATE_BY_DECISION[decision.decide],
    issues: decision.decide === 'issue',
    rule: decision.rule,
    isHeld: false,
  };
}

/** A later version follows the earlier one out: who was told of a warning is told of its change. */
function changed(draft: AlertDraft, situation: Situation, effect: Effect): Judgement {
  const state = situation.known?.state ?? 'issued';
  if (TOLD.includes(state)) {
    const held = reasonToHold(draft, situation);
    const isHeld = held !== undefined;
    return { effect, state, issues: !isHeld, rule: held ?? '発信済みの情報の続報', isHeld };
  }
  const decision = decisionOn(draft, situation);
  const next = decision.decide === 'show' ? state : STATE_BY_DECISION[decision.decide];
  return { effect, state: next, issues: decision.decide === 'issue', rule: decision.rule, isHeld: false };
}

/** The end goes to who was told of the beginning, and to nobody else. Nothing holds it up. */
function ended({ known }: Situation, effect: 'all-clear' | 'cancel'): Judgement {
  const wasTold = known !== undefined && TOLD.includes(known.state);
  return {
    effect,
    state: effect === 'cancel' ? 'cancelled' : 'ended',
    issues: wasTold,
    rule: wasTold ? '発信済みの情報の続報' : '発信していない情報の終わり',
    isHeld: false,
  };
}

function decisionOn(draft: AlertDraft, situation: Situation): Decision {
  const { rules, lifeHours, now, timeZone } = situation;
  if (isStale(draft.content.reportedAt, lifeHours, now))
    return { decide: 'show', rule: '古い情報は自動では送りません' };
  if (isSaidAlready(draft, situation)) return { decide: 'show', rule: '同じ事象を別の情報源で発信済み' };
  const decision = decide(rules, draft, { now, timeZone });
  const held = decision.decide === 'issue' ? reasonToHold(draft, situation) : undefined;
  return held === undefined ? decision : { decide: 'approve', rule: held };
}

/** Why a person has to release what would go out by itself. */
function reasonToHold(draft: AlertDraft, situation: Situation): string | undefined {
  const { unsure } = draft.identity;
  if (unsure !== undefined) return UNSURE_RULES[unsure];
  return !isFirstOfSubject(draft, situation) && isBreakerOpen(draft, situation) ? BREAKER_RULE : undefined;
}

/** The same subject stands in the thread already, told by another source and no less grave. */
function isSaidAlready({ content, identity }: AlertDraft, { thread }: Situation): boolean {
  const { subject } = identity;
  if (subject === undefined) return false;
  return thread.some(
    (member) =>
      member.subject === subject &&
      member.source !== identity.source &&
      TOLD.includes(member.state) &&
      !isGraver(content, member),
  );
}

/** The tsunami after three messages about the shaking repeats none of them: it waits for nobody. */
function isFirstOfSubject({ identity }: AlertDraft, { known, thread }: Situation): boolean {
  const { subject } = identity;
  if (subject === undefined || (known !== undefined && TOLD.includes(known.state))) return false;
  const others = thread.filter(({ state }) => TOLD.includes(state));
  return others.length > 0 && others.every((member) => member.subject !== subject);
}

/** To warn the whole town or nobody because a place could not be made out is done by no rule; nor to believe what was changed on its way. */
const UNSURE_RULES: Record<NonNullable<Identity['unsure']>, string> = {
  areas: '地区を特定できないため、職員が判断',
  signature: '電子署名が内容と合わないため、職員が判断',
};
const BREAKER_RULE = `同じ事象で${BREAKER.minutes}分に${BREAKER.messages}通を超えるため、職員が判断`;

/**
 * Open after three; never for what is graver than all that was said: a rise to level 5 waits for nobody. Nor for a missile:
 * launch, take shelter, passed or fallen are three messages within ten minutes, and the next launch is the fourth.
 */
function isBreakerOpen({ content }: AlertDraft, { sentLately }: Situation): boolean {
  if (content.topic === 'civil-protection') return false;
  return sentLately.length >= BREAKER.messages && !sentLately.every((sent) => isGraver(content, sent));
}
