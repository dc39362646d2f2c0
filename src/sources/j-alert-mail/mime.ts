import { problem, type Refused } from '../source.js';
import { decodeText, decodeUndeclared } from './charset.js';
import { decodeTransfer, decodeWords, latin1 } from './mime-codes.js';

/** What a mail says. Its sender and other headers are claims that anybody can write: they decide nothing here. */
export interface Mail {
  kind: 'mail';
  /** Empty for a text that came without headers. */
  subject: string;
  /** The Date header as it stands; absent for a text. */
  date?: string;
  text: string;
}

interface Part {
  headers: ReadonlyMap<string, string>;
  /** One character a byte, lines ended by LF. */
  body: string;
}

const MAX_HEADERS = 200;
const MAX_PARTS = 20;
const MAX_DEPTH = 4;
const HEADER_LINE = /^([!-9;-~]+):[ \t]*(.*)$/su;
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
/** Two of these would mean two mails in one: readers disagree on which counts. */
const SINGLE = ['subject', 'content-type', 'content-transfer-encoding', 'date'];

/** A mail (RFC 5322, MIME) or the bare text of one, read whole or refused. */
export function readMail(bytes: Uint8Array): Mail | Refused {
  const whole = latin1(bytes).replaceAll('\r\n', '\n');
  const part = split(whole);
  if (part === 'broken') return broken();
  if (part === 'text') {
    const text = decodeUndeclared(bytes);
    return text === undefined ? unreadable() : finished({ kind: 'mail', subject: '', text });
  }
  const texts = textsOf(part, 0);
  if ('kind' in texts) return texts;
  if (texts.found.length === 0) return noText();
  const subject = decodeWords(part.headers.get('subject') ?? '');
  if (subject === undefined) return unreadable();
  const date = part.headers.get('date');
  return finished({ kind: 'mail', subject, text: texts.found.join('\n'), ...(date === undefined ? {} : { date }) });
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

function split(whole: string): Part | 'text' | 'broken' {
  const end = whole.indexOf('\n\n');
  const head = end === -1 ? whole : whole.slice(0, end);
  if (!HEADER_LINE.test(head.split('\n')[0] ?? '')) return 'text';
  const headers = headersOf(head);
  if (headers === undefined) return 'broken';
  if (!TELLING.some((name) => headers.has(name))) return 'text';
  return end === -1 ? 'broken' : { headers, body: whole.slice(end + 2) };
}

function headersOf(head: string): ReadonlyMap<string, string> | undefined {
  const headers = new Map<string, string>();
  const unfolded = head.replace(/\n[ \t]+/gu, ' ').split('\n');
  if (unfolded.length > MAX_HEADERS) return undefined;
  for (const line of unfolded) {
    const [, name = '', value = ''] = HEADER_LINE.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === '' || (headers.has(key) && SINGLE.includes(key))) return undefined;
    headers.set(key, value.trim());
  }
  return headers;
}

function textsOf(part: Part, depth: number): { found: string[] } | Refused {
  const { type, parameters } = contentType(part.headers.get('content-type') ?? 'text/plain');
  if (part.headers.get('content-disposition')?.toLowerCase().startsWith('attachment') === true) return { found: [] };
  if (type.startsWith('multipart/')) return textsOfAll(part, parameters.get('boundary') ?? '', depth);
  if (type !== 'text/plain') return { found: [] };
  const decoded = decodeTransfer(part.body, part.headers.get('content-transfer-encoding') ?? '7bit');
  if (decoded === undefined) return broken();
  const charset = parameters.get('charset');
  const text = charset === undefined ? decodeUndeclared(decoded) : decodeText(decoded, charset);
  return text === undefined ? unreadable() : { found: [text] };
}

/** RFC 2046 §5.1.1: without its closing line a multipart was cut. */
function textsOfAll(part: Part, boundary: string, depth: number): { found: string[] } | Refused {
  const pieces = `\n${part.body}`.split(`\n--${boundary}`);
  const closing = pieces.findIndex((piece) => piece.startsWith('--'));
  const isSound = boundary !== '' && boundary.length <= 70 && depth < MAX_DEPTH && pieces.length <= MAX_PARTS;
  if (!isSound || closing <= 1) return broken();
  const found: string[] = [];
  for (const piece of pieces.slice(1, closing)) {
    const inner = innerPart(piece);
    if (inner === 'broken') return broken();
    const texts = textsOf(inner, depth + 1);
    if ('kind' in texts) return texts;
    found.push(...texts.found);
  }
  return { found };
}

/** What follows the rest of a boundary line; a part may have no header at all. */
function innerPart(piece: string): Part | 'broken' {
  const start = piece.indexOf('\n');
  if (start === -1 || piece.slice(0, start).trim() !== '') return 'broken';
  const body = piece.slice(start + 1);
  const part = split(body);
  return part === 'text' ? { headers: new Map(), body } : part;
}

function contentType(value: string): { type: string; parameters: ReadonlyMap<string, string> } {
  const [type = '', ...rest] = value.split(';');
  const parameters = rest.flatMap((each): [string, string][] => {
    const found = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s"]+))\s*$/u.exec(each);
    return found === null ? [] : [[(found[1] ?? '').toLowerCase(), found[2] ?? found[3] ?? '']];
  });
  return { type: type.trim().toLowerCase(), parameters: new Map(parameters) };
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
