import { feedDate } from '../dates.js';
import { addressOf, decodeWords, type Headers } from '../mail-header.js';
import { readEntity, visibleText, type MailTrouble } from '../mail.js';
import { problem, type ParseResult, type SourceContext } from '../source.js';
import { draftOfNotice, fingerprint, type Sender } from './draft.js';
import { readSubject, type SubjectRead } from './mail-subject.js';
import { ownWords } from './mail-text.js';
import { noticeSchema } from './notice.js';

/** A mail as it came to the school's own address: docs/school-mail.md tells teachers how to write one. */
export function readNoticeMail(bytes: Uint8Array, sender: Sender, context: SourceContext): ParseResult {
  const mail = readEntity(Buffer.from(bytes).toString('latin1'));
  if (typeof mail === 'string') return unreadable(mail);
  const aside = notFromTeacher(mail.headers, context);
  if (aside !== undefined) return aside;
  const subject = decodeWords(onlyOne(mail.headers, 'subject') ?? '');
  if (subject === undefined) return unreadable('mail-encoding');
  const read = readSubject(subject, sender.school);
  if ('trouble' in read) return badSubject(read.trouble, 'word' in read ? read.word : '');
  const text = visibleText(mail);
  if (typeof text !== 'string') return unreadable(text.trouble);
  const body = ownWords(text);
  return body === ''
    ? unreadable('mail-empty')
    : noticeOf(read, body, { bytes, headers: mail.headers, sender, context });
}

/** Why the mail is no notice of somebody who may write one; nothing when it is. */
function notFromTeacher(headers: Headers, { mayWrite }: SourceContext): ParseResult | undefined {
  const address = addressOf(onlyOne(headers, 'from') ?? '');
  if (address === undefined) return noSender();
  if (mayWrite?.(address) !== true) return unknownSender();
  return isAutomatic(headers) ? automatic() : undefined;
}

interface Came {
  bytes: Uint8Array;
  headers: Headers;
  sender: Sender;
  context: SourceContext;
}

function noticeOf(read: SubjectRead, body: string, { bytes, headers, sender, context }: Came): ParseResult {
  const { headline: subject, ...rest } = read;
  // The same mail sent again by a server keeps its Message-ID (RFC 5322 §3.6.4).
  const id = onlyOne(headers, 'message-id') ?? Buffer.from(bytes).toString('latin1');
  const sentAt = sentTime(headers);
  const wanted = { id: `mail-${fingerprint(id).slice(0, 40)}`, subject, body, ...rest };
  const parsed = noticeSchema.safeParse(sentAt === undefined ? wanted : { ...wanted, sentAt });
  if (!parsed.success) return badText(String(parsed.error.issues[0]?.path[0] ?? ''));
  const made = draftOfNotice(parsed.data, sender, context.receivedAt);
  return 'draft' in made ? { kind: 'drafts', drafts: [made.draft] } : made;
}

/** A field that may stand once only: two of them mean two different things to two readers. */
function onlyOne(headers: Headers, name: string): string | undefined {
  const found = headers.get(name) ?? [];
  return found.length === 1 && found[0] !== '' ? found[0] : undefined;
}

function sentTime(headers: Headers): string | undefined {
  const written = onlyOne(headers, 'date')?.replace(/\([^()]*\)/gu, '');
  return written === undefined ? undefined : feedDate(written.replace(/\s+/gu, ' ').trim());
}

/** RFC 3834: an absence note of a teacher is no notice. */
function isAutomatic(headers: Headers): boolean {
  const submitted = headers.get('auto-submitted')?.[0]?.toLowerCase() ?? 'no';
  const precedence = headers.get('precedence')?.[0]?.toLowerCase() ?? '';
  return !submitted.startsWith('no') || ['bulk', 'junk', 'list', 'auto_reply'].includes(precedence);
}

const TROUBLES: Record<MailTrouble, [ja: string, en: string]> = {
  'mail-malformed': [
    'メールの形が正しくありません。もう一度、本文をふつうの文章で書いて送ってください。',
    'The mail is malformed. Write it again as plain text.',
  ],
  'mail-cut': ['メールが途中で切れています。もう一度送ってください。', 'The mail is cut short. Send it again.'],
  'mail-encoding': [
    '読めない文字があるか、文字コードが決まりにありません。テキスト形式で書いて送り直してください。',
    'Some characters cannot be read. Send it again as plain text.',
  ],
  'mail-attachment': [
    '添付ファイルは家庭へ届きません。添付をやめ、内容を本文に書いて送り直してください。',
    'Attachments do not reach families. Write the content into the mail and send it without them.',
  ],
  'mail-empty': [
    '本文がありません。本文を書いて送り直してください。',
    'The mail has no text. Write it and send again.',
  ],
};

function unreadable(code: MailTrouble): ParseResult {
  return problem(code, ...TROUBLES[code]);
}

const EXAMPLE = '件名は「【休校】あすの休校について」「【下校 3-1,3-2】引き渡し下校」のように書いてください。';
const SUBJECTS: Record<string, string> = {
  'subject-topic': '件名の初めに区分（休校・下校・不審者・行事・その他）がありません。',
  'subject-two-topics': '件名に区分が二つあります。一つにしてください。',
  'subject-mixed': '件名の「訓練」と「本番」、または「全校」と学級が一緒に書かれています。',
};

function badSubject(code: string, word: string): ParseResult {
  if (code === 'subject-reply') {
    return problem(
      code,
      '返信や転送のメール（Re: Fwd:）は家庭へ送りません。新しいメールとして書いてください。',
      'Replies and forwarded mails are not sent to families. Write a new mail.',
    );
  }
  const what = SUBJECTS[code] ?? `件名の「${word}」は区分でも、この学校の学級でもありません。`;
  return problem(
    code,
    `${what}${EXAMPLE}`,
    'Begin the subject with 【topic classes】, for example 【休校】 or 【下校 3-1】.',
  );
}

function badText(field: string): ParseResult {
  const isSubject = field === 'subject';
  return problem(
    isSubject ? 'subject-invalid' : 'mail-text',
    isSubject
      ? '件名が100文字より長いか、使えない文字が入っています。直して送り直してください。'
      : '本文が4000文字より長いか、使えない文字が入っています。直して送り直してください。',
    'Too long, or a character that is not allowed. Correct it and send again.',
  );
}

/** Without the address: it may be anybody's. */
function unknownSender(): ParseResult {
  return problem(
    'sender-unknown',
    '差出人が、この学校の送信者として登録されていません。家庭へは送っていません。登録したアドレスから送るか、市の担当者に登録を頼んでください。',
    'The sender is not registered for this school and nothing was sent. Use a registered address, or have this one registered.',
  );
}

function noSender(): ParseResult {
  return problem(
    'sender-missing',
    '差出人（From）がないか、二人以上います。一人の差出人から送り直してください。',
    'The mail has no sender, or several. Send it from one address.',
  );
}

function automatic(): ParseResult {
  return {
    kind: 'nobody',
    ja: '自動返信などの自動のメールのため、家庭へは送りません。',
    en: 'An automatic reply is not sent to families.',
  };
}
