import { createHash } from 'node:crypto';
import type { AlertDraft, MessageType, Texts, VersionContent } from '../../domain/alert.js';
import type { AreaCode } from '../../domain/area.js';
import type { Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { SUBJECTS, threadOf, type Subject } from '../../domain/subject.js';
import type { SourceContext } from '../source.js';
import type { CommonsDocument } from './document.js';

export type Gravity = Pick<VersionContent, 'severity' | 'urgency' | 'certainty'>;

/** What a reader of one kind of document found out. */
export interface Finding {
  /** Absent: city news. */
  subject?: Subject;
  /** Tells the alerts of one document apart. */
  part: string;
  messageType: MessageType;
  areas: AreaCode[];
  texts: Texts;
  gravity: Gravity;
  level?: number;
  holdsHours: number;
  material: string;
  event: { system: string; code: string; name: string };
}

export function draftOf(document: CommonsDocument, context: SourceContext, finding: Finding): AlertDraft {
  const { profile, organisation } = context;
  const { subject, level } = finding;
  const key = `l-alert:${document.id}:${document.municipality}${finding.part === '' ? '' : `:${finding.part}`}`;
  return {
    content: {
      kind: document.kind,
      messageType: finding.messageType,
      organisation: profile.organisations.find((each) => each.kind === 'city')?.code ?? organisation,
      topic: subject === undefined ? 'city' : SUBJECTS[subject].topic,
      ...finding.gravity,
      ...(level === undefined ? {} : { level }),
      areas: finding.areas,
      groups: [],
      texts: finding.texts,
      reportedAt: document.reportedAt,
      expiresAt: expiryOf(document, finding.holdsHours),
      credit: document.office === '' ? profile.name.ja : document.office,
    },
    identity: {
      // A drill never meets a live order under one key.
      key: document.kind === 'actual' ? key : `${document.kind}:${key}`,
      material: createHash('sha256').update(finding.material).digest('hex'),
      source: 'l-alert',
      event: finding.event,
      ...(subject === undefined ? {} : { subject, thread: threadOf(subject) }),
      message: `l-alert:${document.id}:${document.municipality}:${document.revision}:${finding.part}:${finding.messageType}`,
    },
  };
}

/** 希望公開終了日時 where the document has one that lies ahead, else so many hours after the report. */
function expiryOf({ reportedAt, validUntil }: CommonsDocument, hours: number): string {
  const valid = Date.parse(validUntil);
  const reported = Date.parse(reportedAt);
  return new Date(valid > reported ? valid : reported + hours * 3_600_000).toISOString();
}

/** The city in the reader's own script. */
export function cityName(profile: CityProfile, language: Language): string {
  if (language === 'ja') return profile.name.ja;
  return language === 'ja-x-easy' ? profile.name.kana : profile.name.en;
}

/** The sender's own sentence, in Japanese only; a drill's is left out, for it carries marks that the renderer sets. */
export function quoted({ kind, headline, office }: CommonsDocument): string {
  if (kind !== 'actual' || headline === '') return '';
  return `発信者の文：「${headline.slice(0, 500)}」${office === '' ? '' : `（${office}）`}`;
}
