import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { onTheWire } from './address.js';

/**
 * A mail composed once per rendition, cut where something of the recipient's own goes in: building the MIME
 * tree for each of 100,000 readers costs ten times what filling holes does.
 *
 * The two bodies are base64, so that every byte on the wire is 7-bit ASCII: no server has to offer 8BITMIME and
 * no soft line break can fall into a link. Base64 is cut at whole lines; only the lines that hold a link to answer and
 * the piece from the leaving link on are encoded again for each recipient, so no hole ever lies inside encoded text
 * and no text of an alert, however hostile, can look like one.
 */
export interface MailWire {
  /** One more piece than `holes`. */
  pieces: string[];
  holes: Hole[];
  text: Tail;
  html: Tail;
  leavePage: string;
  /** Where the alert asks for answers: the page, and the cut text before its link in each body. */
  answer?: { page: string; text: string; html: string };
  messageIdHost: string;
  versionId: string;
}

const HOLES = ['from', 'to', 'id', 'leave', 'text', 'html'] as const;
const ANSWER_HOLES = ['answertext', 'answerhtml'] as const;
type Hole = (typeof HOLES)[number] | (typeof ANSWER_HOLES)[number];

/** What is left to encode of a body: `carry` (base64) is cut text that fills no whole line. */
interface Tail {
  carry: string;
  /** Between two mentions of the link, where there are two. */
  middle?: string;
  after: string;
}

/** `between` goes from the link to answer to the one for leaving; absent = nobody is asked to answer. */
export interface MailParts {
  subject: string;
  text: { before: string; between?: string; after: string };
  html: { before: string; between?: string; middle: string; after: string };
  date: Date;
  language: string;
  /** Same seed, same bytes. */
  seed: string;
  leavePage: string;
  answerPage?: string;
  messageIdHost: string;
  versionId: string;
}

/** 57 bytes make one base64 line of 76 characters (RFC 2045 §6.8). */
const BYTES_PER_LINE = 57;

/** Builds the mail with its holes. */
export async function composeMail(parts: MailParts): Promise<MailWire> {
  // Derived from the whole content, so a text that tries to imitate a hole or a boundary would have to contain its own hash.
  const nonce = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
  const text = cut(parts.text, `${nonce}-answertext@hole.invalid`);
  const html = cut(parts.html, `${nonce}-answerhtml@hole.invalid`);
  const composer = new MailComposer({
    from: `${nonce}-from@hole.invalid`,
    to: `${nonce}-to@hole.invalid`,
    messageId: `<${nonce}-id@hole.invalid>`,
    subject: parts.subject,
    date: parts.date,
    headers: {
      'Content-Language': parts.language,
      // RFC 3834 §5: keeps holiday answers away.
      'Auto-Submitted': 'auto-generated',
      // RFC 8058 §3.1: one click in the mail program leaves, without a page.
      'List-Unsubscribe': `<https://hole.invalid/${nonce}-leave>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    text: { raw: part('text/plain', text.lines, `${nonce}-text@hole.invalid`) },
    html: { raw: part('text/html', html.lines, `${nonce}-html@hole.invalid`) },
    baseBoundary: nonce,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const mime = (await composer.compile().build()).toString('latin1');
  const page = parts.answerPage;
  const answer = page === undefined ? {} : { answer: { page, text: text.answerCarry, html: html.answerCarry } };
  return {
    ...cutAtHoles(mime, nonce, page === undefined ? HOLES : [...HOLES, ...ANSWER_HOLES]),
    text: { carry: text.carry, after: parts.text.after },
    html: { carry: html.carry, middle: parts.html.middle, after: parts.html.after },
    leavePage: parts.leavePage,
    ...answer,
    messageIdHost: parts.messageIdHost,
    versionId: parts.versionId,
  };
}

/** The finished mail of one recipient, all of it 7-bit. `from` is a header value that is already encoded. */
export function personalMail(
  wire: MailWire,
  from: string,
  recipient: { to: string; wayId: string; leaveToken: string },
): string {
  const token = encodeURIComponent(recipient.leaveToken);
  const link = `${wire.leavePage}${token}`;
  const { answer } = wire;
  const values: Record<Hole, string> = {
    from,
    to: onTheWire(recipient.to),
    // The same on every try: what a mail server or program knows a repeat by.
    id: `<${idPart(wire.versionId)}.${idPart(recipient.wayId)}@${wire.messageIdHost}>`,
    leave: `<${link}>`,
    text: encodeTail(wire.text, link),
    html: encodeTail(wire.html, link),
    answertext: answer === undefined ? '' : encodeLines(answer.text, `${answer.page}${token}`),
    answerhtml: answer === undefined ? '' : encodeLines(answer.html, `${answer.page}${token}"`),
  };
  let mail = wire.pieces[0] ?? '';
  for (const [index, hole] of wire.holes.entries()) mail += values[hole] + (wire.pieces[index + 1] ?? '');
  return mail;
}

function part(mediaType: string, lines: string, hole: string): string {
  const head = `Content-Type: ${mediaType}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  return `${head}${lines}${hole}\r\n`;
}

/** A body as far as it is the same for everybody, and the cut text before each of its links. */
function cut(
  body: { before: string; between?: string },
  hole: string,
): { lines: string; carry: string; answerCarry: string } {
  const first = wholeLines(body.before);
  if (body.between === undefined) return { ...first, answerCarry: '' };
  const rest = wholeLines(body.between);
  return { lines: `${first.lines}${hole}\r\n${rest.lines}`, carry: rest.carry, answerCarry: first.carry };
}

function wholeLines(text: string): { lines: string; carry: string } {
  const bytes = Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8');
  const whole = bytes.length - (bytes.length % BYTES_PER_LINE);
  return { lines: wrap(bytes.subarray(0, whole)), carry: bytes.subarray(whole).toString('base64') };
}

/** Filled up with spaces to whole lines: what follows begins a line of its own, and is the same for everybody. */
function encodeLines(carry: string, link: string): string {
  const bytes = Buffer.concat([Buffer.from(carry, 'base64'), Buffer.from(link, 'utf8')]);
  const length = Math.ceil(bytes.length / BYTES_PER_LINE) * BYTES_PER_LINE;
  return wrap(Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')])).trimEnd();
}

function encodeTail(tail: Tail, link: string): string {
  const own = tail.middle === undefined ? link : `${link}${tail.middle}${link}`;
  const rest = Buffer.from(`${own}${tail.after.replaceAll('\n', '\r\n')}`, 'utf8');
  return wrap(Buffer.concat([Buffer.from(tail.carry, 'base64'), rest])).trimEnd();
}

function wrap(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,76}/g, '$&\r\n');
}

function cutAtHoles(mime: string, nonce: string, wanted: readonly Hole[]): Pick<MailWire, 'pieces' | 'holes'> {
  const pattern = new RegExp(`<?(?:https://hole\\.invalid/)?${nonce}-(${wanted.join('|')})(?:@hole\\.invalid)?>?`);
  const parts = mime.split(pattern);
  const pieces = parts.filter((_, index) => index % 2 === 0);
  const holes = wanted.filter((hole) => parts.includes(hole));
  if (holes.length !== wanted.length || pieces.length !== wanted.length + 1)
    throw new Error('A hole of the mail is lost.');
  return { pieces, holes: parts.filter((_, index) => index % 2 === 1) as Hole[] };
}

/** Ids are ours and made of letters, digits and hyphens; anything else would not belong in a Message-ID. */
function idPart(id: string): string {
  return /^[\w-]{1,64}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32);
}
