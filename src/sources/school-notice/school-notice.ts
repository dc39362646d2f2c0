import { createHash } from 'node:crypto';
import type { AlertDraft, Texts, VersionContent } from '../../domain/alert.js';
import type { Organisation, School } from '../../domain/profile.js';
import { problem, type ParseResult, type Source, type SourceContext } from '../source.js';
import { noticeSchema, type Category, type SchoolNotice } from './notice.js';
import { readStrictJson } from './strict-json.js';

/** What to do when the school gave no `action`. */
const DEFAULT_ACTION: Record<Category, string> = {
  休校: '登校せず、自宅で過ごしてください。',
  下校: '下校の時刻と方法を確認してください。',
  不審者: '一人で行動せず、不審な人を見たら近づかないで110番してください。',
  行事: '日時と持ち物を確認してください。',
  その他: '内容を確認してください。',
};

const CATEGORY_NAMES: Record<Category, string> = {
  休校: 'closure',
  下校: 'going-home',
  不審者: 'stranger',
  行事: 'event',
  その他: 'other',
};

/** How far a school's clock may be ahead of ours. */
const MAX_AHEAD_MS = 10 * 60_000;
const MAX_HOLD_MS = 60 * 24 * 3_600_000;

/** Notices of a school to the families of its own classes. */
export const schoolNotice: Source = {
  name: 'school-notice',
  label: { ja: '学校からの連絡', en: 'School notices' },
  by: ['school'],
  mediaTypes: ['application/json'],
  maxBytes: 65_536,
  lifeHours: { default: 12 },
  parse(bytes, context) {
    const school = schoolOf(context);
    if (school === undefined) return notASchool();
    const read = readStrictJson(bytes);
    if (read.kind === 'problem') return read;
    const parsed = noticeSchema.safeParse(read.value);
    if (!parsed.success) return badField(parsed.error.issues[0]);
    const groups = groupsOf(parsed.data, school.school);
    if ('kind' in groups) return groups;
    const times = timesOf(parsed.data, context.receivedAt);
    if ('kind' in times) return times;
    return { kind: 'drafts', drafts: [draftOf(parsed.data, school, groups.codes, times)] };
  },
};

interface Sender {
  school: School;
  organisation: Organisation;
}

/** The key that was used says which school sends; the text cannot claim another. */
function schoolOf({ profile, organisation: code }: SourceContext): Sender | undefined {
  const organisation = profile.organisations.find(
    (candidate) => candidate.code === code && candidate.kind === 'school',
  );
  const school = profile.schools.find((candidate) => candidate.organisation === code);
  return organisation === undefined || school === undefined ? undefined : { school, organisation };
}

function groupsOf(notice: SchoolNotice, school: School): { codes: string[] } | ParseResult {
  const all = school.classes.map(({ id }) => id);
  if (notice.classes.includes('all')) {
    return notice.classes.length === 1 ? { codes: all.map((id) => `${school.organisation}/${id}`) } : allAndMore();
  }
  const stranger = notice.classes.find((id) => !all.includes(id));
  if (stranger !== undefined) return unknownClass(stranger, school);
  return { codes: [...new Set(notice.classes)].map((id) => `${school.organisation}/${id}`) };
}

type Times = Pick<VersionContent, 'reportedAt' | 'expiresAt'>;

function timesOf(notice: SchoolNotice, receivedAt: Date): Times | ParseResult {
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
      topic: notice.category === '不審者' ? 'safety' : 'school',
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
      event: { system: 'school-notice', code: CATEGORY_NAMES[notice.category], name: notice.category },
    },
  };
}

function textsOf(notice: SchoolNotice): Texts {
  const translations = Object.entries(notice.translations ?? {}).map(
    ([language, { headline, body, instruction }]) => [language, { headline, place: '', instruction, body }] as const,
  );
  const action = notice.action === undefined || notice.action === '' ? DEFAULT_ACTION[notice.category] : notice.action;
  const ja = { headline: notice.subject, place: '', instruction: action, body: notice.body };
  return { ...Object.fromEntries(translations), ja };
}

/** Short whatever the length of the text, and without its words: names of pupils may stand there. */
function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function notASchool(): ParseResult {
  return problem(
    'not-a-school',
    'この鍵の組織は学校として登録されていません。学校の鍵で送ってください。',
    'The organisation of this key is not a school. Send with the key of a school.',
  );
}

/** Names the field and never its value. */
function badField(issue: { path: PropertyKey[]; message: string; code?: string } | undefined): ParseResult {
  const field = issue === undefined || issue.path.length === 0 ? '全体' : issue.path.map(String).join('.').slice(0, 60);
  return problem(
    'field-invalid',
    `項目「${field}」が決まりに合いません。学校のシステムの設定を確認してください。`,
    `The field "${field === '全体' ? 'whole' : field}" does not follow the rules (unknown, missing or malformed). Check the system of the school.`,
  );
}

function unknownClass(id: string, school: School): ParseResult {
  const name = id.slice(0, 20);
  return problem(
    'class-unknown',
    `「${name}」は${school.name}の学級表にありません。学級を直して送り直してください。`,
    `"${name}" is not a class of this school. Correct the classes and send again.`,
  );
}

function allAndMore(): ParseResult {
  return problem(
    'classes-mixed',
    '「all」（全学級）と学級名が一緒に書かれています。どちらか一方にしてください。',
    '"all" stands beside class names. Use one or the other.',
  );
}
