import type { AlertDraft, MessageType, Texts } from '../../domain/alert.js';
import type { AreaCode } from '../../domain/area.js';
import { LANGUAGES, type Language } from '../../domain/language.js';
import { threadOf, type Subject } from '../../domain/subject.js';
import type { Topic } from '../../domain/topic.js';
import type { ParseResult, SourceContext } from '../source.js';
import type { Gravity } from './codes.js';
import type { Telegram } from './telegram.js';
import { hoursAfter } from './times.js';

/** What one reader found out about our town. */
export interface Finding {
  topic: Topic;
  messageType: MessageType;
  gravity: Gravity;
  level?: number;
  texts: Texts;
  /** Hours after the report in which the information still holds. */
  holdsHours: number;
  key: string;
  material: string;
  event: { system: string; code: string; name: string };
  /** Of our areas; absent = the whole city. */
  areas?: AreaCode[];
  /** What is said, comparable across sources. */
  subject?: Subject;
  /** The event thread, where the subject alone does not name it: one earthquake, one volcano. */
  thread?: string;
  /** A telegram of the old system, or one that knows only the prefecture. */
  isCoarse?: boolean;
}

/** The result of a telegram that says one thing. */
export function draftsOf(finding: Finding, telegram: Telegram, context: SourceContext): ParseResult {
  return { kind: 'drafts', drafts: [draftOf(finding, telegram, context)] };
}

/** One finding as the register takes it. */
export function draftOf(finding: Finding, telegram: Telegram, context: SourceContext): AlertDraft {
  const { profile } = context;
  const city = profile.organisations.find((candidate) => candidate.kind === 'city');
  return {
    content: {
      kind: telegram.kind,
      messageType: finding.messageType,
      organisation: city?.code ?? context.organisation,
      topic: finding.topic,
      ...finding.gravity,
      ...(finding.level === undefined ? {} : { level: finding.level }),
      areas: finding.areas ?? [profile.code],
      groups: [],
      texts: finding.texts,
      reportedAt: telegram.reportedAt,
      expiresAt: hoursAfter(telegram.reportedAt, finding.holdsHours),
      credit: '気象庁',
    },
    identity: {
      key: keyFor(telegram, finding.key),
      material: finding.material,
      source: 'jma-xml',
      event: finding.event,
      ...subjectOf(finding),
      ...(finding.isCoarse === true ? { isCoarse: true } : {}),
    },
  };
}

function subjectOf({ subject, thread }: Finding): { subject?: Subject; thread?: string } {
  if (subject === undefined) return thread === undefined ? {} : { thread };
  return { subject, thread: thread ?? threadOf(subject) };
}

/** A drill never meets a live alert under one key: its all-clear must not end a real warning. */
function keyFor(telegram: Telegram, key: string): string {
  return telegram.kind === 'actual' ? key : `${telegram.kind}:${key}`;
}

/** 発表 is `Alert` each time: whether the register knows the key already makes it an update. */
export function messageTypeOf(telegram: Telegram): 'Alert' | 'Correction' {
  return telegram.infoType === 'corrected' ? 'Correction' : 'Alert';
}

/** The same text in every language of the house. */
export function inEveryLanguage(write: (language: Language) => Texts['ja']): Texts {
  const texts = LANGUAGES.map((language) => [language, write(language)] as const);
  return { ...Object.fromEntries(texts), ja: write('ja') };
}

/** Lines of a body; what is empty falls out. */
export function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

export function nobody(ja: string, en: string): ParseResult {
  return { kind: 'nobody', ja, en };
}

/** 「宗谷地方、網走・北見・紋別地方 ほか3」: enough to know what it was about. */
export function namesOf(names: readonly string[]): string {
  const unique = [...new Set(names)].filter((name) => name !== '');
  const rest = unique.length - 5;
  return `${unique.slice(0, 5).join('、')}${rest > 0 ? ` ほか${rest}` : ''}`;
}
