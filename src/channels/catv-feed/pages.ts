export interface Limits {
  charactersPerPage: number;
  pages: number;
}

export interface Frame extends Limits {
  /** Stands at both ends of every page: a viewer may see one page only. */
  mark: string;
  /** What the last page says when something did not fit. */
  more: string;
}

export interface Paged {
  pages: string[];
  /** True when the end of the text was left out. */
  cut: boolean;
}

/** Runs that must not be torn: a number with its signs (telephone, time, 1,200), a katakana word, Latin. */
const RUN = /[０-９Ａ-Ｚａ-ｚ：．，－―／％＋＠＿]+|[ァ-ヶー・]+|./gsu;
/** May not begin a line or a page (JIS X 4051 行頭禁則). */
const CLOSERS = /^[、。，．）」』】〉》！？：・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％～]/u;
const OPENERS = /[（「『【〈《]$/u;

const lengthOf = (text: string): number => Array.from(text).length;

/** Lays lines out on pages: whole sentences if they fit, else as tight as words allow, else cut at a sentence end. */
export function paginate(lines: readonly string[], frame: Frame): Paged {
  const room = frame.charactersPerPage - overhead(frame);
  const sentences = lines.flatMap(sentencesOf);
  const loose = fill(atMost(sentences, room), room);
  if (loose.length <= frame.pages) return { pages: dress(loose, frame), cut: false };
  const tight = fill(sentences.flatMap(tokensOf), room);
  if (tight.length <= frame.pages) return { pages: dress(tight, frame), cut: false };
  return { pages: dress(shorten(atMost(sentences, room), room, frame), frame), cut: true };
}

/** Marks with their line breaks, and the page number on a line of its own (１／３). */
function overhead({ mark, pages }: Frame): number {
  const number = lengthOf(`\n${pageNumber(pages, pages)}`);
  return number + (mark === '' ? 0 : (lengthOf(mark) + 1) * 2);
}

function dress(bodies: readonly string[], { mark }: Frame): string[] {
  return bodies.map((body, index) =>
    [mark, body, bodies.length === 1 ? '' : pageNumber(index + 1, bodies.length), mark]
      .filter((line) => line !== '')
      .join('\n'),
  );
}

function pageNumber(page: number, pages: number): string {
  const wide = (value: number): string =>
    Array.from(String(value), (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
  return `${wide(page)}／${wide(pages)}`;
}

/** Each line begins anew; its sentences follow each other. */
function sentencesOf(line: string): string[] {
  const parts = line.split(/(?<=[。！？])(?![」』）。！？])/u).filter((part) => part !== '');
  return parts.map((part, index) => (index === parts.length - 1 ? `${part}\n` : part));
}

/** Pieces that must stay whole, with the punctuation that belongs to them. */
function tokensOf(sentence: string): string[] {
  const tokens: string[] = [];
  for (const run of sentence.match(RUN) ?? []) {
    const last = tokens.at(-1);
    if (last !== undefined && (run === '\n' || CLOSERS.test(run) || OPENERS.test(last)))
      tokens[tokens.length - 1] = last + run;
    else tokens.push(run);
  }
  return tokens;
}

/** A sentence longer than a page falls into words, a word longer than a page into characters. */
function atMost(sentences: readonly string[], room: number): string[] {
  return sentences.flatMap((sentence) => {
    if (lengthOf(sentence) <= room) return [sentence];
    return tokensOf(sentence).flatMap((token) => (lengthOf(token) <= room ? [token] : Array.from(token)));
  });
}

function fill(pieces: readonly string[], room: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (const piece of pieces) {
    if (page !== '' && lengthOf((page + piece).trimEnd()) > room) {
      pages.push(page.trim());
      page = '';
    }
    page += piece;
  }
  if (page.trim() !== '') pages.push(page.trim());
  return pages;
}

/** Leaves out sentences from the end until the note of what follows fits on the last page. */
function shorten(sentences: readonly string[], room: number, { pages, more }: Frame): string[] {
  const kept = fill(sentences, room).slice(0, pages);
  const last = Array.from(kept.at(-1) ?? '')
    .slice(0, room - lengthOf(more) - 1)
    .join('');
  const end = Math.max(last.lastIndexOf('。'), last.lastIndexOf('！'), last.lastIndexOf('\n'));
  const whole = `${(end === -1 ? last : last.slice(0, end + 1)).trim()}\n${more}`;
  return [...kept.slice(0, -1), whole];
}
