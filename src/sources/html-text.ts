/** Elements after which a reader sees a new line. */
const BLOCKS = new Set('p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote section article hr dt dd'.split(' '));
/** Elements whose content is not text. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'title', 'iframe', 'object', 'svg']);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  bull: '•',
  times: '×',
  deg: '°',
  yen: '¥',
  copy: '©',
  reg: '®',
};

/** Applied to the next thousand characters only: no text can make it look at the whole article again and again. */
const TAG = /^<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/;
const TAG_REACH = 1_000;

interface Writing {
  text: string;
  /** Link that is open, and where its text began. */
  link: { href: string; from: number } | undefined;
}

/** HTML of an article as plain text: no tags, entities decoded once, links kept when they are https. */
export function htmlToText(html: string): string {
  const out: Writing = { text: '', link: undefined };
  const lower = html.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    out.text += decodeEntities(html.slice(at, open === -1 ? html.length : open));
    if (open === -1) break;
    at = afterMarkup(html.slice(open, open + TAG_REACH), { lower, open }, out);
  }
  return tidy(out.text);
}

/** Where the markup begins, in the whole text (its ASCII in small letters: `İ` would grow and shift all that follows). */
interface Spot {
  lower: string;
  open: number;
}

/** Where reading goes on after the markup that `ahead` begins with. */
function afterMarkup(ahead: string, spot: Spot, out: Writing): number {
  if (ahead.startsWith('<!--')) return endOf(spot, '-->');
  if (/^<[!?]/u.test(ahead)) return endOf(spot, '>');
  const [whole, slash = '', rawName = '', attributes = ''] = TAG.exec(ahead) ?? [];
  if (whole !== undefined) {
    turn({ name: rawName.toLowerCase(), closes: slash !== '', attributes }, out);
    const silent = slash === '' && SILENT.has(rawName.toLowerCase());
    return silent ? endOf(spot, `</${rawName.toLowerCase()}`) : spot.open + whole.length;
  }
  // Broken or endless (a picture inside an attribute): dropped up to its end, as a browser would.
  if (/^<\/?[a-zA-Z]/u.test(ahead)) return endOf(spot, '>');
  // `3 < 5`: the sign is a sign.
  out.text += '<';
  return spot.open + 1;
}

function endOf({ lower, open }: Spot, mark: string): number {
  const found = lower.indexOf(mark, open);
  return found === -1 ? lower.length : found + (mark.startsWith('<') ? 0 : mark.length);
}

interface Tag {
  name: string;
  closes: boolean;
  attributes: string;
}

function turn(tag: Tag, out: Writing): void {
  if (BLOCKS.has(tag.name)) out.text += tag.name === 'li' && !tag.closes ? '\n・' : '\n';
  if (tag.name === 'a') turnLink(tag, out);
}

function turnLink({ closes, attributes }: Tag, out: Writing): void {
  if (!closes) {
    const value = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(attributes);
    const href = httpsLink(decodeEntities(value?.[1] ?? value?.[2] ?? ''));
    out.link = href === undefined ? undefined : { href, from: out.text.length };
    return;
  }
  if (out.link === undefined) return;
  const { href, from } = out.link;
  if (!out.text.slice(from).includes(href)) out.text += `（${href}）`;
  out.link = undefined;
}

/** An https address without a name and password in it; anything else (`javascript:`, `http:`) is no link here. */
export function httpsLink(value: string): string | undefined {
  const trimmed = value.trim();
  if (!/^https:\/\//iu.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  return url.username === '' && url.password === '' ? url.href : undefined;
}

/** Once: `&amp;lt;` becomes `&lt;`, never `<`. What is not known stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return isCharacter(point) ? String.fromCodePoint(point) : whole;
  });
}

function isCharacter(point: number): boolean {
  return (
    point >= 0x20 && point <= 0x10ffff && !(point >= 0x7f && point <= 0x9f) && !(point >= 0xd800 && point <= 0xdfff)
  );
}

/** No blank runs, at most one empty line. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t\r\u00a0]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
