import { createHash } from 'node:crypto';
import type { AlertDraft, Texts, VersionContent } from '../../domain/alert.js';
import type { Organisation, School } from '../../domain/profile.js';
import { SCHOOL_CATEGORIES } from '../../domain/school-category.js';
import { problem, type Refused, type SourceContext } from '../source.js';
import type { SchoolNotice } from './notice.js';

/** How far a school's clock may be ahead of ours. */
const MAX_AHEAD_MS = 10 * 60_000;
const MAX_HOLD_MS = 60 * 24 * 3_600_000;

/** The alert of one notice, or why there can be none. The same for JSON, CSV and mail. */
export function draftOfNotice(notice: SchoolNotice, sender: Sender, receivedAt: Date): { draft: AlertDraft } | Refused {
  const groups = groupsOf(notice, sender.school);
  if ('kind' in groups) return groups;
  const times = timesOf(notice, receivedAt);
  if ('kind' in times) return times;
  return { draft: draftOf(notice, sender, groups.codes, times) };
}

export interface Sender {
  school: School;
  organisation: Organisation;
}

/** The key that was used says which school sends; the text cannot claim another. */
export function schoolOf({ profile, organisation: code }: SourceContext): Sender | undefined {
  const organisation = profile.organisations.find(
    (candidate) => candidate.code === code && candidate.kind === 'school',
  );
  const school = profile.schools.find((candidate) => candidate.organisation === code);
  return organisation === undefined || school === undefined ? undefined : { school, organisation };
}

function groupsOf(notice: SchoolNotice, school: School): { codes: string[] } | Refused {
  const all = school.classes.map(({ id }) => id);
  if (notice.classes.includes('all')) {
    return notice.classes.length === 1 ? { codes: all.map((id) => `${school.organisation}/${id}`) } : allAndMore();
  }
  const stranger = notice.classes.find((id) => !all.includes(id));
  if (stranger !== undefined) return unknownClass(stranger, school);
  return { codes: [...new Set(notice.classes)].map((id) => `${school.organisation}/${id}`) };
}

type Times = Pick<VersionContent, 'reportedAt' | 'expiresAt'>;

function timesOf(notice: SchoolNotice, receivedAt: Date): Times | Refused {
  const reportedAt = notice.sentAt ?? receivedAt.toISOString();
  const hours = notice.urgency === 'emergency' ? 12 : 72;
  const expiresAt = notice.expiresAt ?? new Date(Date.parse(reportedAt) + hours * 3_600_000).toISOString();
  if (Date.parse(reportedAt) - receivedAt.getTime() > MAX_AHEAD_MS) {
    return problem(
      'time-ahead',
      '送信時刻（sentAt）が現在より10分以上先です。学校のシステムの時計を確認してください。',
      'sentAt is more than ten minutes ahead. Check the clock of the school’s system.',
    );
  }
  if (Date.parse(expiresAt) - Date.parse(reportedAt) > MAX_HOLD_MS) {
    return problem(
      'expires-too-late',
      '有効期限（expiresAt）が送信から60日より先です。時刻を直して送り直してください。',
      'expiresAt is more than 60 days after the time of sending. Correct it and send again.',
    );
  }
  if (Date.parse(expiresAt) > Date.parse(reportedAt)) return { reportedAt, expiresAt };
  return problem(
    'expires-before-sent',
    '有効期限（expiresAt）が送信時刻より前です。時刻を直して送り直してください。',
    'expiresAt is before the time of sending. Correct it and send again.',
  );
}

function draftOf(notice: SchoolNotice, sender: Sender, groups: string[], times: Times): AlertDraft {
  const { school, organisation } = sender;
  const texts = textsOf(notice);
  const urgent = notice.urgency === 'emergency';
  const key = `school:${school.organisation}:${notice.id}`;
  return {
    content: {
      kind: notice.kind,
      messageType: 'Alert',
      organisation: organisation.code,
      topic: SCHOOL_CATEGORIES[notice.category].topic,
      // `warning` lane at most: a school's emergency never stands in the way of the town's.
      severity: urgent ? 'Moderate' : 'Minor',
      urgency: urgent ? 'Immediate' : 'Expected',
      certainty: 'Observed',
      areas: [school.town],
      groups,
      texts,
      ...times,
      credit: organisation.name.ja,
    },
    identity: {
      // A drill never shares a key with the real notice of the same number.
      key: notice.kind === 'actual' ? key : `${notice.kind}:${key}`,
      material: fingerprint([texts, groups, notice.urgency, notice.category]),
      source: 'school-notice',
      event: { system: 'school-notice', code: SCHOOL_CATEGORIES[notice.category].code, name: notice.category },
    },
  };
}

function textsOf(notice: SchoolNotice): Texts {
  const translations = Object.entries(notice.translations ?? {}).map(
    ([language, { headline, body, instruction }]) => [language, { headline, place: '', instruction, body }] as const,
  );
  const action =
    notice.action === undefined || notice.action === '' ? SCHOOL_CATEGORIES[notice.category].action : notice.action;
  const ja = { headline: notice.subject, place: '', instruction: action, body: notice.body };
  return { ...Object.fromEntries(translations), ja };
}

/** Short whatever the length of the text, and without its words: names of pupils may stand there. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function unknownClass(id: string, school: School): Refused {
  const name = id.slice(0, 20);
  return problem(
    'class-unknown',
    `「${name}」は${school.name}の学級表にありません。学級を直して送り直してください。`,
    `"${name}" is not a class of this school. Correct the classes and send again.`,
  );
}

function allAndMore(): Refused {
  return problem(
    'classes-mixed',
    '「all」（全学級）と学級名が一緒に書かれています。どちらか一方にしてください。',
    '"all" stands beside class names. Use one or the other.',
  );
}
