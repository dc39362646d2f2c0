import { htmlToText } from './html-text.js';
import { decodeCharset } from './mail-charset.js';
import { readHeaders, readParameters, type Headers } from './mail-header.js';
import { decodeBase64, decodeQuoted } from './mail-transfer.js';

/** A part of a mail, or the whole of it (RFC 2045). Content in latin1: one letter, one byte. */
export interface Entity {
  headers: Headers;
  type: string;
  parameters: ReadonlyMap<string, string>;
  content: string;
  parts: Entity[];
}

/** Why a mail cannot be read to its end. */
export type MailTrouble = 'mail-malformed' | 'mail-cut' | 'mail-encoding' | 'mail-attachment' | 'mail-empty';

const MAX_DEPTH = 6;
const MAX_PARTS = 40;
/** Two of these would mean two mails in one: readers disagree on which counts. */
const SINGLE = ['content-type', 'content-transfer-encoding', 'content-disposition'];
const HEAD_END = /^\r?\n|\r?\n\r?\n/u;

/** What stands before the first empty line: the headers of a mail, in latin1. */
export function headOf(raw: string): string {
  return raw.slice(0, HEAD_END.exec(raw)?.index);
}

/** A mail in latin1, taken apart whole or not at all; nothing is decoded yet. */
export function readEntity(raw: string, depth = 0): Entity | MailTrouble {
  const end = HEAD_END.exec(raw);
  if (end === null || depth > MAX_DEPTH) return 'mail-malformed';
  const headers = readHeaders(raw.slice(0, end.index));
  if (headers === undefined || standsTwice(headers, SINGLE)) return 'mail-malformed';
  const { value: type, parameters } = readParameters(headers.get('content-type')?.[0] ?? 'text/plain');
  const content = raw.slice(end.index + end[0].length);
  const entity = { headers, type, parameters, content, parts: [] };
  if (!type.startsWith('multipart/')) return entity;
  const parts = partsOf(content, parameters.get('boundary') ?? '');
  if (typeof parts === 'string') return parts;
  const read = parts.map((part) => readEntity(part, depth + 1));
  const trouble = read.find((part) => typeof part === 'string');
  return trouble ?? { ...entity, parts: read.filter((part) => typeof part !== 'string') };
}

/** Whether one of the fields is there more than once. */
export function standsTwice(headers: Headers, names: readonly string[]): boolean {
  return names.some((name) => (headers.get(name)?.length ?? 0) > 1);
}

/** What stands between the lines of the boundary. Without the closing one the mail was cut on its way. */
function partsOf(content: string, boundary: string): string[] | MailTrouble {
  if (boundary === '' || boundary.length > 70) return 'mail-malformed';
  const lines = content.split('\n');
  const parts: string[][] = [];
  for (const line of lines) {
    const rest = line.startsWith(`--${boundary}`) ? line.slice(boundary.length + 2).trimEnd() : undefined;
    if (rest === undefined) parts.at(-1)?.push(line);
    else if (rest === '--') return isWhole(parts) ? parts.map(joined) : 'mail-malformed';
    // RFC 2046 §5.1.1 compares the beginning of the line only: readers disagree on what `--boundaryX` is.
    else if (rest !== '' || parts.push([]) > MAX_PARTS) return 'mail-malformed';
  }
  return 'mail-cut';
}

/** RFC 2046 §5.1.1: one part at least, and even an empty one has the line that ends its head. */
function isWhole(parts: readonly string[][]): boolean {
  return parts.length > 0 && parts.every((lines) => lines.length > 0);
}

/** The line end before a boundary belongs to the boundary; a part without a body keeps the end of its head. */
function joined(lines: readonly string[]): string {
  return `${lines.join('\n').replace(/\r$/u, '')}${lines.length < 2 ? '\n\n' : ''}`;
}

/** What a reader of the mail sees, as plain text. A file would not reach the families, so it is trouble. */
export function visibleText(entity: Entity): string | { trouble: MailTrouble } {
  if (isAttached(entity)) return { trouble: 'mail-attachment' };
  if (entity.type === 'multipart/alternative') return alternative(entity);
  if (entity.type.startsWith('multipart/')) return together(entity);
  if (entity.type === 'text/plain' || entity.type === 'text/html') return plainText(entity);
  // Pictures that stand in the text and signatures of the sender carry no news.
  const isOrnament = entity.type.startsWith('image/') || /signature$/u.test(entity.type);
  return isOrnament ? '' : { trouble: 'mail-attachment' };
}

/** Whether the sender hung the part on as a file. */
export function isAttached({ headers, type }: Entity): boolean {
  const { value } = readParameters(headers.get('content-disposition')?.[0] ?? '');
  return value === 'attachment' && !/signature$/u.test(type);
}

/** The same said twice: the plain one is what the sender's mailer made for us. */
function alternative({ parts }: Entity): string | { trouble: MailTrouble } {
  const plain = parts.find(({ type }) => type === 'text/plain');
  const chosen = plain ?? parts.findLast(({ type }) => type === 'text/html' || type.startsWith('multipart/'));
  return chosen === undefined ? { trouble: 'mail-empty' } : visibleText(chosen);
}

function together({ parts }: Entity): string | { trouble: MailTrouble } {
  const texts: string[] = [];
  for (const part of parts) {
    const text = visibleText(part);
    if (typeof text !== 'string') return text;
    if (text.trim() !== '') texts.push(text);
  }
  return texts.join('\n');
}

function plainText(entity: Entity): string | { trouble: MailTrouble } {
  const { type, parameters } = entity;
  const bytes = contentBytes(entity);
  const text = bytes === undefined ? undefined : decodeCharset(bytes, parameters.get('charset'));
  if (text === undefined) return { trouble: 'mail-encoding' };
  if (type === 'text/html') return htmlToText(text);
  const lines = text.replace(/\r\n?/gu, '\n');
  return parameters.get('format')?.toLowerCase() === 'flowed' ? unflowed(lines, parameters.get('delsp')) : lines;
}

/** The content without its transfer encoding (RFC 2045 §6); absent when that is unknown or broken. */
export function contentBytes({ headers, content }: Entity): Uint8Array | undefined {
  const encoding = (headers.get('content-transfer-encoding')?.[0] ?? '7bit').trim().toLowerCase();
  if (encoding === 'base64') return decodeBase64(content);
  if (encoding === 'quoted-printable') return decodeQuoted(content);
  return ['7bit', '8bit', 'binary'].includes(encoding) ? Buffer.from(content, 'latin1') : undefined;
}

/** RFC 3676: a line that ends in a space goes on in the next, but for the mark of a signature. */
function unflowed(text: string, delsp: string | undefined): string {
  return text.replace(/(?<!^--) \n(?!>)/gmu, delsp?.toLowerCase() === 'yes' ? '' : ' ');
}
