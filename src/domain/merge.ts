import { SEVERITIES, type AlertDraft, type MessageType, type VersionContent } from './alert.js';
import type { State } from './lifecycle.js';

/** What the register remembers of the newest version with the same identity. */
export interface Known {
  state: State;
  material: string;
  reportedAt: string;
  messageType: MessageType;
  isOver: boolean;
  /** Publisher's information type of that version. */
  system: string;
  isCoarse: boolean;
  severity: VersionContent['severity'];
  level?: number;
}

/**
 * `new`: first heard of. `update` / `correction` / `all-clear` / `cancel`: another version of a known alert.
 * `duplicate`: no news (JMA 継続, the same in a second telegram). `out-of-date`: overtaken by what we have.
 * `tombstone`: a withdrawal that arrived before what it withdraws. `nothing-to-end`: an all-clear for nothing we sent.
 */
export type Effect =
  | 'new'
  | 'update'
  | 'correction'
  | 'all-clear'
  | 'cancel'
  | 'duplicate'
  | 'out-of-date'
  | 'tombstone'
  | 'nothing-to-end';

/** Which of these a draft is. Order is by report time, never by Serial: JMA repeats and omits serials. */
export function effectOf(draft: AlertDraft, known: Known | undefined): Effect {
  const { reportedAt } = draft.content;
  if (known !== undefined && Date.parse(reportedAt) < Date.parse(known.reportedAt)) return 'out-of-date';
  if (known === undefined || known.isOver) return effectWithoutLiving(draft, known);
  return effectOnLiving(draft, known);
}

function effectOnLiving(draft: AlertDraft, known: Known): Effect {
  switch (draft.content.messageType) {
    case 'Cancel':
      // The 取消 of a 震度速報 does not withdraw the 震源・震度 that has replaced it under the same EventID.
      return draft.identity.event.system === known.system ? 'cancel' : 'out-of-date';
    case 'AllClear':
      // 土砂災害警戒情報 is lifted while レベル３土砂災害警報 goes on: only a telegram as fine may end it.
      return isCoarser(draft, known) ? 'duplicate' : 'all-clear';
    case 'Correction':
      return isRepeated(draft, known) ? 'duplicate' : 'correction';
    case 'Alert':
    case 'Update':
      return isNews(draft, known) ? 'update' : 'duplicate';
  }
}

function isRepeated({ content, identity }: AlertDraft, known: Known): boolean {
  return identity.material === known.material && Date.parse(content.reportedAt) === Date.parse(known.reportedAt);
}

function isNews(draft: AlertDraft, known: Known): boolean {
  return draft.identity.material !== known.material && !isFall(draft, known) && !addsNothing(draft, known);
}

const RISING = 'rising:';

/** Material of what counts upwards only (the 予測震度 of an 緊急地震速報): a later, lower rank is no news. */
export function risingMaterial(rank: number): string {
  return `${RISING}${rank}`;
}

function isFall(draft: AlertDraft, known: Known): boolean {
  const [now, before] = [draft.identity.material, known.material].map((material) =>
    material.startsWith(RISING) ? Number(material.slice(RISING.length)) : NaN,
  );
  return now !== undefined && before !== undefined && now < before;
}

/** A coarser report that is no graver than what a finer one said. */
function addsNothing(draft: AlertDraft, known: Known): boolean {
  return isCoarser(draft, known) && !isGraver(draft.content, known);
}

function isCoarser(draft: AlertDraft, known: Known): boolean {
  return draft.identity.isCoarse === true && !known.isCoarse;
}

/** By 警戒レベル where both have one, else by CAP severity. */
export function isGraver(
  one: Pick<VersionContent, 'severity' | 'level'>,
  other: Pick<VersionContent, 'severity' | 'level'>,
): boolean {
  if (one.level !== undefined && other.level !== undefined) return one.level > other.level;
  return SEVERITIES.indexOf(one.severity) < SEVERITIES.indexOf(other.severity);
}

function effectWithoutLiving(draft: AlertDraft, known: Known | undefined): Effect {
  const { messageType, reportedAt } = draft.content;
  const repeats = known !== undefined && Date.parse(reportedAt) === Date.parse(known.reportedAt);
  if (messageType === 'Cancel') return repeats ? 'duplicate' : 'tombstone';
  if (messageType === 'AllClear') return 'nothing-to-end';
  // A withdrawal and its original with one and the same time: the withdrawal stands.
  if (repeats) return known.messageType === 'Cancel' ? 'out-of-date' : 'duplicate';
  return 'new';
}

export const EFFECT_LABELS: Record<Effect, { ja: string; en: string }> = {
  new: { ja: '新しい情報として登録しました', en: 'recorded as a new alert' },
  update: { ja: '既存の情報の続報として登録しました', en: 'recorded as an update' },
  correction: { ja: '既存の情報の訂正として登録しました', en: 'recorded as a correction' },
  'all-clear': { ja: '既存の情報の解除として登録しました', en: 'recorded as the all-clear' },
  cancel: { ja: '既存の情報の取消として登録しました', en: 'recorded as a cancellation' },
  duplicate: { ja: '内容に変化がないため、新たには送りません', en: 'no material change: not news' },
  'out-of-date': { ja: 'すでに新しい情報があるため、登録だけしました', en: 'overtaken by newer information' },
  tombstone: {
    ja: '取り消す元の情報がまだありません。後から届いても送りません',
    en: 'withdraws something not received; the original will not be sent',
  },
  'nothing-to-end': {
    ja: 'この市で発信中の情報がないため、解除は送りません',
    en: 'nothing in force here that it could end',
  },
};
