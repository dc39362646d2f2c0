import { decodeEntities } from '../html-text.js';

// Not `htmlToText`: CAP 1.2 texts are plain, so an unknown `<…>` stays and no link or bullet is made; an article is all markup.

/** Elements after which a reader sees a new line. */
const BLOCKS = new Set('p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote hr'.split(' '));
/** Elements whose content is not text. */
const SILENT = new Set('script style template iframe object svg'.split(' '));
const INLINE = 'a b i u em strong span font small sub sup td th tbody thead img center pre code'.split(' ');
const KNOWN = new Set([...BLOCKS, ...SILENT, ...INLINE]);

/** Sticky and short: a lone `<` costs nothing, and `<https://…>` and `3 < 5` are no markup. */
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>]{0,1000}>/uy;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu;

/** What shows nothing, turns lines around or looks different on each device (B17). */
const UNSAFE = /[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]/gu;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/gu;
/** Longer texts than any warning; the rest would be read by nobody. */
const MAX_TEXT = 20_000;

/** The first piece of HTML in a text (CAP 1.2 texts are plain), or nothing. */
export function htmlIn(text: string): string | undefined {
  const limited = text.slice(0, MAX_TEXT);
  for (let at = limited.indexOf('<'); at !== -1; at = limited.indexOf('<', at + 1)) {
    const name = tagAt(limited, at)?.[2]?.toLowerCase();
    if (name !== undefined) return name;
  }
  const entity = [...limited.matchAll(ENTITY)].find(([whole]) => decodeEntities(whole) !== whole);
  return entity === undefined ? undefined : 'entity';
}

/** A text without tags, entities decoded once, without characters that hide or turn around what is read. */
export function plainText(text: string): string {
  const limited = text.slice(0, MAX_TEXT);
  let out = '';
  let at = 0;
  while (at < limited.length) {
    const open = limited.indexOf('<', at);
    out += decodeEntities(limited.slice(at, open === -1 ? limited.length : open));
    if (open === -1) break;
    const tag = tagAt(limited, open);
    if (tag === undefined) out += '<';
    else if (BLOCKS.has(nameOf(tag)) || nameOf(tag) === 'td') out += nameOf(tag) === 'td' ? ' ' : '\n';
    at = tag === undefined ? open + 1 : afterTag(limited, open, tag);
  }
  return tidy(out);
}

/** The same on one line, cut at a word when it is longer than `limit`. */
export function oneLine(text: string, limit: number): string {
  const line = plainText(text).replace(/\s+/gu, ' ');
  if (line.length <= limit) return line;
  const cut = [...line.slice(0, limit)].slice(0, -1).join('');
  const word = cut.lastIndexOf(' ');
  return `${(word > limit * 0.6 ? cut.slice(0, word) : cut).trimEnd()}…`;
}

function tagAt(text: string, at: number): RegExpExecArray | undefined {
  TAG.lastIndex = at;
  const found = TAG.exec(text);
  return found !== null && KNOWN.has(nameOf(found)) ? found : undefined;
}

function nameOf(tag: RegExpExecArray): string {
  return (tag[2] ?? '').toLowerCase();
}

function afterTag(text: string, open: number, tag: RegExpExecArray): number {
  const end = open + tag[0].length;
  if (tag[1] === '/' || !SILENT.has(nameOf(tag)) || tag[0].endsWith('/>')) return end;
  const close = text.toLowerCase().indexOf(`</${nameOf(tag)}`, end);
  return close === -1 ? text.length : close;
}

function tidy(text: string): string {
  return text
    .replace(UNSAFE, '')
    .replace(/\r\n?/gu, '\n')
    .replace(CONTROLS, '')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
