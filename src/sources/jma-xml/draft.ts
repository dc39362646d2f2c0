import type { AlertDraft, MessageType, Texts } from '../../domain/alert.js';
import { LANGUAGES, type Language } from '../../domain/language.js';
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
}

export function draftsOf(finding: Finding, telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  const city = profile.organisations.find((candidate) => candidate.kind === 'city');
  const draft: AlertDraft = {
    content: {
      kind: telegram.kind,
      messageType: finding.messageType,
      organisation: city?.code ?? context.organisation,
      topic: finding.topic,
      ...finding.gravity,
      ...(finding.level === undefined ? {} : { level: finding.level }),
      areas: [profile.code],
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
    },
  };
  return { kind: 'drafts', drafts: [draft] };
}

/** A drill never meets a live alert under one key: its all-clear must not end a real warning. */
function keyFor(telegram: Telegram, key: string): string {
  return telegram.kind === 'actual' ? key : `${telegram.kind}:${key}`;
}

/** 発表 is `Alert` each time: whether the register knows the key already makes it an update. */
export function messageTypeOf(telegram: Telegram): 'Alert' | 'Correction' {
  return telegram.infoType === 'corrected' ? 'Correction' : 'Alert';
}

/** Languages that every table of 気象庁's phenomena has. A reader of another one is told that the text is in English. */
const WORDED: readonly Language[] = LANGUAGES.filter((language) => !['ne', 'tl', 'id', 'my'].includes(language));

/** The same text in every language that `write` has words in. */
export function inEveryLanguage(
  write: (language: Language) => Texts['ja'],
  languages: readonly Language[] = WORDED,
): Texts {
  const texts = languages.map((language) => [language, write(language)] as const);
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
