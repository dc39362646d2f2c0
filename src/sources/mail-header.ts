import { decodeCharset } from './mail-charset.js';
import { decodeBase64, decodeQuoted } from './mail-transfer.js';

/** Fields by small name, in order, still encoded (RFC 5322 §2.2). */
export type Headers = ReadonlyMap<string, readonly string[]>;

const MAX_FIELDS = 300;
const FIELD = /^([!-9;-~]{1,80}):(.*)$/su;

/** The fields of a head written in latin1; absent when one line is none. */
export function readHeaders(head: string): Headers | undefined {
  const lines = head
    .replace(/\r\n/gu, '\n')
    .replace(/\n[ \t]+/gu, ' ')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length > MAX_FIELDS) return undefined;
  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) return undefined;
    const key = name.toLowerCase();
    fields.set(key, [...(fields.get(key) ?? []), trimmed(value)]);
  }
  return fields;
}

/** Of ASCII blanks only: `だ` in UTF-8 ends in the byte that would be a no-break space in latin1. */
function trimmed(latin: string): string {
  return latin.replace(/^[ \t\r]+|(?<![ \t\r])[ \t\r]+$/gu, '');
}

/** With the language that RFC 2231 §5 allows behind the charset. */
const WORD = /=\?([^?*\s]{1,40})(?:\*[^?\s]{1,40})?\?([bq])\?([^?\s]*)\?=/giu;

/** Words that follow each other in one charset. */
interface Run {
  charset: string;
  bytes: Uint8Array[];
}

/** RFC 2047: words of one charset that follow each other are one text, since many mailers cut a letter in two. */
export function decodeWords(value: string): string | undefined {
  const parts: (string | Run | undefined)[] = [];
  let end = 0;
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(end, match.index);
    end = match.index + match[0].length;
    // White space between two words is no part of the text (RFC 2047 §6.2).
    const isNext = between.trim() === '' && typeof parts.at(-1) === 'object';
    if (!isNext) parts.push(rawText(between));
    addWord(parts, match);
  }
  parts.push(rawText(value.slice(end)));
  const texts = parts.map((part) => (typeof part === 'object' ? decodeRun(part) : part));
  return texts.includes(undefined) ? undefined : texts.join('');
}

function addWord(parts: (string | Run | undefined)[], word: RegExpExecArray): void {
  const [, name = '', encoding = '', content = ''] = word;
  const charset = name.toLowerCase();
  const bytes = encoding.toLowerCase() === 'b' ? decodeBase64(content) : decodeQuoted(content.replace(/_/gu, ' '));
  const last = parts.at(-1);
  if (bytes === undefined) parts.push(undefined);
  else if (typeof last === 'object' && last.charset === charset) last.bytes.push(bytes);
  else parts.push({ charset, bytes: [bytes] });
}

function decodeRun({ charset, bytes }: Run): string | undefined {
  return decodeCharset(Buffer.concat(bytes), charset);
}

/** A header in eight bits is UTF-8 (RFC 6532), an older one ISO-2022-JP. */
function rawText(latin: string): string | undefined {
  return decodeCharset(Buffer.from(latin, 'latin1'), undefined);
}

/** `text/plain; charset="x"` in its parts, names in small letters. */
export function readParameters(value: string): { value: string; parameters: ReadonlyMap<string, string> } {
  // A semicolon between quotes divides nothing.
  const [first = '', ...rest] = value.match(/(?:[^";]+|"[^"]*"?)+|^(?=;)/gu) ?? [];
  const parameters = rest.map((each): [string, string] => {
    const [name = '', ...parts] = each.split('=');
    return [
      name.trim().toLowerCase(),
      parts
        .join('=')
        .trim()
        .replace(/^"(.*)"$/su, '$1'),
    ];
  });
  return { value: first.trim().toLowerCase(), parameters: new Map(parameters) };
}

/** Longer than one person with a name in encoded words; keeps the expressions below from long work on a made-up field. */
const MAX_FROM = 2_000;

/** The one address of a `From`, in small letters; absent when there are several, or none that is one. */
export function addressOf(from: string): string | undefined {
  if (from.length > MAX_FROM) return undefined;
  const bare = from
    .replace(/"(?:[^"\\]|\\.)*"/gu, '')
    .replace(/=\?[^?\s]*\?[bq]\?[^?\s]*\?=/giu, '')
    .replace(/\([^()]*\)/gu, '');
  const found = bare.match(/[^\s<>,;:@"]{1,64}@[A-Za-z0-9.-]{1,253}/gu) ?? [];
  return found.length === 1 && !/[,;]/u.test(bare) ? found[0].toLowerCase() : undefined;
}
