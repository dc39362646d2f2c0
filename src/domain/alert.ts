import type { Language } from './language.js';
import { isNewsletter, type Topic } from './topic.js';

/** CAP 1.2 §3.2.2 severity, most severe first. */
export const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** CAP 1.2 §3.2.2 urgency. */
export const URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** CAP 1.2 §3.2.2 certainty. */
export const CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/**
 * Drill and live are different kinds, not a word in a text.
 * `actual` = CAP Actual / JMA 通常, `drill` = CAP Exercise / 訓練, `test` = CAP Test / 試験.
 */
export const KINDS = ['actual', 'drill', 'test'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * What a version does to its alert. `AllClear` ends a real happening (JMA 解除),
 * `Cancel` withdraws an error (JMA 取消, CAP Cancel): they never share a wording.
 */
export const MESSAGE_TYPES = ['Alert', 'Update', 'Correction', 'AllClear', 'Cancel'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** One language's wording, in the order a reader meets it: what, where, what to do, then the detail. */
export interface Text {
  headline: string;
  /** The area in words. Empty in a draft: the register fills it from the city profile. */
  place: string;
  instruction: string;
  body: string;
}

export type Texts = Partial<Record<Language, Text>> & { ja: Text };

/** What is said at one moment. Immutable once issued; its hash is what an approver signs. */
export interface VersionContent {
  kind: Kind;
  messageType: MessageType;
  organisation: string;
  topic: Topic;
  severity: Severity;
  urgency: Urgency;
  certainty: Certainty;
  /** 警戒レベル 1 to 5 where the information has one. */
  level?: number;
  /** Codes of domain/area.ts, the areas this version speaks of. */
  areas: string[];
  /** School classes and libraries; when any is named, only their members are concerned. */
  groups: string[];
  texts: Texts;
  /** ISO times with offset. */
  reportedAt: string;
  expiresAt: string;
  /** Whom to credit, e.g. 気象庁. */
  credit: string;
  /** Only these channels (names of src/channels/index.ts); absent = all. */
  channels?: string[];
}

/** What a source or an office hands to the register. */
export interface AlertDraft {
  content: VersionContent;
  identity: Identity;
}

/** How the register knows which alert a draft belongs to. */
export interface Identity {
  /** Which happening: equal keys are the same alert while it is alive. */
  key: string;
  /** What a resident would notice: an equal material key is no news (JMA 継続, a second copy in another telegram). */
  material: string;
  /** Name of the source folder, or `console`. */
  source: string;
  /** The kind of information as its publisher names it, e.g. `VPWW55` code `43`. */
  event: { system: string; code: string; name: string };
  /**
   * Which event thread: alerts of whatever source about one happening carry the same word (`downpour`,
   * `quake:20110311144640`) while it lasts. Absent: the alert is a thread of its own.
   */
  thread?: string;
  /**
   * What is said of the happening, comparable across sources (`rain`, `evacuation-order`): the same subject,
   * no graver, from a second source is not told twice.
   */
  subject?: string;
  /** A coarser report of the same (a telegram of the old system, 震度速報): it may raise what a finer one said, never lower it. */
  isCoarse?: boolean;
  /**
   * What no rule may take upon itself: the areas could not be made out (the whole town or nobody), or the signature does not
   * match what was signed. A person decides.
   */
  unsure?: 'areas' | 'signature';
  /** The message's own id where its publisher gives one: CAP's `sender,identifier,sent`. */
  message?: string;
  /** Messages that this one supersedes or withdraws: CAP references. */
  refersTo?: string[];
}

/** CAP §3.2.1: only Actual is for the public as if real. */
export function isLive(content: Pick<VersionContent, 'kind'>): boolean {
  return content.kind === 'actual';
}

export function hasExpired(content: Pick<VersionContent, 'expiresAt'>, now: Date): boolean {
  return Date.parse(content.expiresAt) <= now.getTime();
}

/** What is for chosen classes or libraries stands on no public list or feed. */
export function isPublic(content: Pick<VersionContent, 'groups'>): boolean {
  return content.groups.length === 0;
}

/** Life-safety first: the order in which work leaves the house. */
export const LANES = ['emergency', 'warning', 'notice'] as const;
export type Lane = (typeof LANES)[number];

/** A newsletter waits for everything else, whatever severity somebody gave it. */
export function laneOf(content: Pick<VersionContent, 'severity' | 'urgency'> & { topic?: Topic }): Lane {
  if (content.topic !== undefined && isNewsletter(content.topic)) return 'notice';
  if (content.severity === 'Extreme' || (content.severity === 'Severe' && content.urgency === 'Immediate')) {
    return 'emergency';
  }
  return content.severity === 'Severe' || content.severity === 'Moderate' ? 'warning' : 'notice';
}
