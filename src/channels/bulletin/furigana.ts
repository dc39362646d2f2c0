/**
 * Readings above words, and what stays together at a line end. No relative imports: the typesetting process loads this
 * file as it is.
 */

/** A piece of text with its reading, or `r: ''` where none is needed or known. */
export interface Part {
  t: string;
  r: string;
}
/** What stays together at a line end. */
export type Phrase = Part[];
/** Reads what stands between names that are known. */
export type Reader = (text: string) => Part[];

/** 東町 inside 伊東町 is another word; after 市 or 区 a town's own name begins. */
const CONTINUES_WORD = /[\p{Script=Han}](?<![市区町村都府県郡])$/u;
const CHOME = /^[一二三四五六七八九十\d０-９]+丁目/u;
/** Punctuation stands alone: the typesetter's own rules (JIS X 4051 禁則) keep it off line starts and ends. */
const PUNCTUATION = /[^\p{L}\p{N}]$/u;
const LONGEST_PHRASE = 10;

/** Cuts `text` at the names that have a reading; `read` takes what is between them. */
export function withReadings(text: string, names: readonly Part[], read: Reader = unread): Part[] {
  const parts: Part[] = [];
  let plain = '';
  let at = 0;
  const flush = (): void => {
    if (plain !== '') parts.push(...afterName(parts.at(-1), read(plain)));
    plain = '';
  };
  while (at < text.length) {
    const inside = plain !== '' && CONTINUES_WORD.test(plain);
    const name = inside
      ? undefined
      : names.find((each) => text.startsWith(each.t, at) && !text.startsWith('内', at + each.t.length));
    if (name === undefined) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    flush();
    parts.push(name);
    at += name.t.length;
  }
  flush();
  return parts;
}

/** 柳沢橋, 柳沢台: how a single character reads behind a name, no dictionary knows. */
function afterName(name: Part | undefined, parts: Part[]): Part[] {
  const [first, ...rest] = parts;
  if (name === undefined || first === undefined || !/^\p{Script=Han}$/u.test(first.t)) return parts;
  return [{ t: first.t, r: '' }, ...rest];
}

function unread(text: string): Part[] {
  return [{ t: text, r: '' }];
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Words and what clings to them, so that large print never breaks inside 「ください」 or 「三丁目」. */
export function phrases(parts: readonly Part[]): Phrase[] {
  const all: Phrase[] = [];
  for (const part of parts) {
    for (const word of part.r === '' ? wordsOf(part.t, all) : [part]) {
      const last = all.at(-1);
      if (last !== undefined && clings(last, word)) last.push(word);
      else all.push([word]);
    }
  }
  return all.map(join);
}

function wordsOf(text: string, before: readonly Phrase[]): Part[] {
  const afterName = (before.at(-1)?.at(-1)?.r ?? '') !== '';
  const chome = afterName ? (CHOME.exec(text)?.[0] ?? '') : '';
  const words = Array.from(segmenter.segment(text.slice(chome.length)), (piece) => piece.segment);
  return [chome, ...words].filter((t) => t !== '').map((t) => ({ t, r: '' }));
}

function clings(phrase: Phrase, word: Part): boolean {
  const text = phrase.map((part) => part.t).join('');
  if (PUNCTUATION.test(text) || PUNCTUATION.test(word.t) || text.length + word.t.length > LONGEST_PHRASE) return false;
  return /^[\p{Script=Hiragana}]/u.test(word.t) || CHOME.test(word.t) || /[\d０-９]$/u.test(text);
}

function join(phrase: Phrase): Phrase {
  const joined: Phrase = [];
  for (const part of phrase) {
    const last = joined.at(-1);
    if (last !== undefined && last.r === '' && part.r === '') last.t += part.t;
    else joined.push({ ...part });
  }
  return joined;
}

/** Text of a language without such rules: one phrase, broken where its spaces are. */
export function plainPhrase(text: string): Phrase[] {
  return text === '' ? [] : [[{ t: text, r: '' }]];
}
