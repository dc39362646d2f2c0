import { problem, type ParseResult, type Source, type SourceContext } from '../source.js';
import { readNoticeCsv } from './csv-notices.js';
import { draftOfNotice, schoolOf, type Sender } from './draft.js';
import { readNoticeMail } from './mail-notice.js';
import { noticeSchema } from './notice.js';
import { readStrictJson } from './strict-json.js';

type Reader = (bytes: Uint8Array, sender: Sender, context: SourceContext) => ParseResult;

const READERS: Record<string, Reader> = {
  'application/json': readJson,
  'text/csv': readNoticeCsv,
  'message/rfc822': readNoticeMail,
};

/** Notices of a school to the families of its own classes: from its system, as a table, as a mail of a teacher. */
export const schoolNotice: Source = {
  name: 'school-notice',
  label: { ja: '学校からの連絡', en: 'School notices' },
  by: ['school'],
  mediaTypes: Object.keys(READERS),
  maxBytes: 262_144,
  lifeHours: { default: 12 },
  parse(bytes, context) {
    const sender = schoolOf(context);
    if (sender === undefined) return notASchool();
    const read = READERS[context.mediaType ?? 'application/json'] ?? readJson;
    return read(bytes, sender, context);
  },
};

const MAX_JSON_BYTES = 65_536;

function readJson(bytes: Uint8Array, sender: Sender, { receivedAt }: SourceContext): ParseResult {
  if (bytes.length > MAX_JSON_BYTES) return tooLong();
  const read = readStrictJson(bytes);
  if (read.kind === 'problem') return read;
  const parsed = noticeSchema.safeParse(read.value);
  if (!parsed.success) return badField(parsed.error.issues[0]);
  const made = draftOfNotice(parsed.data, sender, receivedAt);
  return 'draft' in made ? { kind: 'drafts', drafts: [made.draft] } : made;
}

function notASchool(): ParseResult {
  return problem(
    'not-a-school',
    'この鍵の組織は学校として登録されていません。学校の鍵で送ってください。',
    'The organisation of this key is not a school. Send with the key of a school.',
  );
}

function tooLong(): ParseResult {
  return problem(
    'json-too-long',
    '1件の連絡として長すぎます（64KBまで）。短くして送り直してください。',
    'Too long for one notice (64 KB at most). Shorten it and send again.',
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
