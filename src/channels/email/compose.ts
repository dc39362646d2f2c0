import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { onTheWire } from './address.js';

/**
 * A mail composed once per rendition, cut where something of the recipient's own goes in: building the MIME
 * tree for each of 100,000 readers costs ten times what filling holes does.
 *
 * The two bodies are base64, so that every byte on the wire is 7-bit ASCII: no server has to offer 8BITMIME and
 * no soft line break can fall into a link. Base64 is cut at whole lines; only the piece from the leaving
 * link on is encoded again for each recipient, so no hole ever lies inside encoded text and no text of an alert,
 * however hostile, can look like one.
 */
export interface MailWire {
  /** One more piece than `holes`. */
  pieces: string[];
  holes: Hole[];
  text: Tail;
  html: Tail;
  leavePage: string;
  messageIdHost: string;
  versionId: string;
}

const HOLES = ['from', 'to', 'id', 'leave', 'text', 'html'] as const;
type Hole = (typeof HOLES)[number];

/** What is left to encode of a body: `carry` (base64) is cut text that fills no whole line. */
interface Tail {
  carry: string;
  /** Between two mentions of the link, where there are two. */
  middle?: string;
  after: string;
}

export interface MailParts {
  subject: string;
  text: { before: string; after: string };
  html: { before: string; middle: string; after: string };
  date: Date;
  language: string;
  /** Same seed, same bytes. */
  seed: string;
  leavePage: string;
  messageIdHost: string;
  versionId: string;
}

/** 57 bytes make one base64 line of 76 characters (RFC 2045 §6.8). */
const BYTES_PER_LINE = 57;

/** Builds the mail with its holes. */
export async function composeMail(parts: MailParts): Promise<MailWire> {
  // Derived from the whole content, so a text that tries to imitate a hole or a boundary would have to contain its own hash.
  const nonce = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
  const text = cut(parts.text.before);
  const html = cut(parts.html.before);
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
  return {
    ...cutAtHoles(mime, nonce),
    text: { carry: text.carry, after: parts.text.after },
    html: { carry: html.carry, middle: parts.html.middle, after: parts.html.after },
    leavePage: parts.leavePage,
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
  const link = `${wire.leavePage}${encodeURIComponent(recipient.leaveToken)}`;
  const values: Record<Hole, string> = {
    from,
    to: onTheWire(recipient.to),
    // The same on every try: what a mail server or program knows a repeat by.
    id: `<${idPart(wire.versionId)}.${idPart(recipient.wayId)}@${wire.messageIdHost}>`,
    leave: `<${link}>`,
    text: encodeTail(wire.text, link),
    html: encodeTail(wire.html, link),
  };
  let mail = wire.pieces[0] ?? '';
  for (const [index, hole] of wire.holes.entries()) mail += values[hole] + (wire.pieces[index + 1] ?? '');
  return mail;
}

function part(mediaType: string, lines: string, hole: string): string {
  const head = `Content-Type: ${mediaType}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  return `${head}${lines}${hole}\r\n`;
}

function cut(before: string): { lines: string; carry: string } {
  const bytes = Buffer.from(before.replaceAll('\n', '\r\n'), 'utf8');
  const whole = bytes.length - (bytes.length % BYTES_PER_LINE);
  return { lines: wrap(bytes.subarray(0, whole)), carry: bytes.subarray(whole).toString('base64') };
}

function encodeTail(tail: Tail, link: string): string {
  const own = tail.middle === undefined ? link : `${link}${tail.middle}${link}`;
  const rest = Buffer.from(`${own}${tail.after.replaceAll('\n', '\r\n')}`, 'utf8');
  return wrap(Buffer.concat([Buffer.from(tail.carry, 'base64'), rest])).trimEnd();
}

function wrap(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,76}/g, '$&\r\n');
}

function cutAtHoles(mime: string, nonce: string): Pick<MailWire, 'pieces' | 'holes'> {
  const pattern = new RegExp(`<?(?:https://hole\\.invalid/)?${nonce}-(${HOLES.join('|')})(?:@hole\\.invalid)?>?`);
  const parts = mime.split(pattern);
  const pieces = parts.filter((_, index) => index % 2 === 0);
  const holes = HOLES.filter((hole) => parts.includes(hole));
  if (holes.length !== HOLES.length || pieces.length !== HOLES.length + 1)
    throw new Error('A hole of the mail is lost.');
  return { pieces, holes: parts.filter((_, index) => index % 2 === 1) as Hole[] };
}

/** Ids are ours and made of letters, digits and hyphens; anything else would not belong in a Message-ID. */
function idPart(id: string): string {
  return /^[\w-]{1,64}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32);
}
