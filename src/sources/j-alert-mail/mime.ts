import { decodeCharset } from '../mail-charset.js';
import { decodeWords, readHeaders } from '../mail-header.js';
import { contentBytes, headOf, isAttached, readEntity, standsTwice, type Entity } from '../mail.js';
import { problem, type Refused } from '../source.js';

/** What a mail says. Its sender and other headers are claims that anybody can write: they decide nothing here. */
export interface Mail {
  kind: 'mail';
  /** Empty for a text that came without headers. */
  subject: string;
  /** The Date header as it stands; absent for a text. */
  date?: string;
  text: string;
}

/** Headers that tell a mail from a text that begins like one. */
const TELLING = [
  'mime-version',
  'content-type',
  'subject',
  'from',
  'received',
  'date',
  'message-id',
  'content-transfer-encoding',
  'content-disposition',
];
/** What decides here and may be said once only, beside the fields of the content. */
const SINGLE = ['subject', 'date'];
/** Japanese in Shift_JIS is practically never valid UTF-8 by accident. */
const UNDECLARED = ['utf-8', 'shift_jis'];

/** A mail (RFC 5322, MIME) or the bare text of one, read whole or refused. */
export function readMail(bytes: Uint8Array): Mail | Refused {
  const raw = Buffer.from(bytes).toString('latin1');
  if (isBareText(raw)) {
    const text = decodeCharset(bytes, undefined, UNDECLARED);
    return text === undefined ? unreadable() : finished({ kind: 'mail', subject: '', text });
  }
  const entity = readEntity(raw);
  if (typeof entity === 'string' || standsTwice(entity.headers, SINGLE)) return broken();
  const text = textOf(entity);
  if (typeof text !== 'string') return text;
  const subject = decodeWords(entity.headers.get('subject')?.[0] ?? '')?.replace(/\s+/gu, ' ');
  if (subject === undefined) return unreadable();
  const date = entity.headers.get('date')?.[0];
  return finished({ kind: 'mail', subject: subject.trim(), text, ...(date === undefined ? {} : { date }) });
}

/** A head that begins like a mail and cannot be read is a broken mail, not a text. */
function isBareText(raw: string): boolean {
  const head = headOf(raw);
  if (readHeaders(head.split('\n', 1)[0] ?? '') === undefined) return true;
  const headers = readHeaders(head);
  return headers !== undefined && !TELLING.some((name) => headers.has(name));
}

function textOf(entity: Entity): string | Refused {
  const texts: string[] = [];
  for (const part of plainParts(entity)) {
    const bytes = contentBytes(part);
    if (bytes === undefined) return broken();
    const text = decodeCharset(bytes, part.parameters.get('charset'), UNDECLARED);
    if (text === undefined) return unreadable();
    texts.push(text);
  }
  return texts.length === 0 ? noText() : texts.join('\n');
}

/** Only what is plain text: HTML can show another text than it holds. */
function plainParts(entity: Entity): Entity[] {
  if (isAttached(entity)) return [];
  return entity.type === 'text/plain' ? [entity] : entity.parts.flatMap(plainParts);
}

/** C0 and C1 controls, bidi and zero-width characters have no place in a warning. */
const UNSAFE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufffd-\uffff]/u;

function finished(mail: Mail): Mail | Refused {
  const text = mail.text.replaceAll('\r\n', '\n').replace(/^\ufeff/u, '');
  if (!UNSAFE.test(text + mail.subject)) return { ...mail, text };
  return problem(
    'text-unsafe',
    '表示を乱す文字か制御文字が入っています。受信機の設定と送信元を確認してください。',
    'The text holds control or hidden characters. Check the receiver and the sender.',
  );
}

function broken(): Refused {
  return problem(
    'mail-broken',
    'メールの形が正しくないか、途中で切れています。受信機から送り直し、原文を確認してください。',
    'The mail is malformed or cut short. Send it again from the receiver and read the original.',
  );
}

function unreadable(): Refused {
  return problem(
    'mail-encoding',
    '文字コードが宣言と合わないか、読めない文字があります。受信機の文字コードの設定を確認してください。',
    'The character encoding does not match its declaration, or a character cannot be read. Check the receiver.',
  );
}

function noText(): Refused {
  return problem(
    'mail-no-text',
    '本文（text/plain）のないメールです。受信機を、文字だけのメールを送る設定にしてください。',
    'The mail has no text/plain part. Set the receiver to send plain text.',
  );
}
