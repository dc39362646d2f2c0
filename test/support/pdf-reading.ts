import { inflateSync } from 'node:zlib';
import { bytesOf, shownBy, textOf, tokensOf, utf16, type Shown } from './pdf-content.js';

/** One node of the structure a screen reader walks through. */
export interface Tag {
  type: string;
  /** Its own text and that of what it holds, in reading order. */
  text: string;
  children: Tag[];
  /** The dictionary as it stands in the file. */
  source: string;
}

/** A PDF as a screen reader meets it. Reads what Typst writes: plain objects, no object streams. */
export interface ReadPdf {
  catalog: string;
  metadata: string;
  root: Tag;
  pages: Shown[];
  fonts: { name: string; isEmbedded: boolean; hasText: boolean }[];
  /** Marks that the structure names, as `page object:number`. */
  named: string[];
  /** The same marks as the pages show them. */
  marked: string[];
}

interface Objects {
  get(reference: string | undefined): string;
  stream(reference: string | undefined): string;
  all: string[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes));
  const catalog = objects.all.find((each) => each.includes('/Type /Catalog')) ?? '';
  const ids = pagesOf(objects, ref(catalog, 'Pages'));
  const pages = new Map(ids.map((id) => [id, pageOf(objects, objects.get(id))]));
  const named: string[] = [];
  const tree = objects.get(ref(catalog, 'StructTreeRoot'));
  const root = tagOf(objects, refs(tree, 'K')[0], { pages, named, page: '' });
  return {
    catalog,
    metadata: objects.stream(ref(catalog, 'Metadata')),
    root,
    pages: [...pages.values()],
    fonts: objects.all.filter((each) => each.includes('/Subtype /Type0')).map((each) => fontOf(objects, each)),
    named,
    marked: [...pages].flatMap(([id, page]) => [...page.byMark.keys()].map((mark) => `${id}:${mark}`)),
  };
}

function pagesOf(objects: Objects, id: string | undefined): string[] {
  if (id === undefined) return [];
  const node = objects.get(id);
  return node.includes('/Type /Pages') ? refs(node, 'Kids').flatMap((kid) => pagesOf(objects, kid)) : [id];
}

/** By number; a stream's bytes are kept beside its dictionary. */
function objectsOf(file: Buffer): Objects {
  const text = file.toString('latin1');
  const found = new Map<string, { head: string; stream: string }>();
  for (const start of text.matchAll(/(?<=^|\n)(\d+) 0 obj\n/g)) {
    const from = start.index + start[0].length;
    const end = text.indexOf('endobj', from);
    const at = text.indexOf('stream\n', from);
    const head = text.slice(from, at === -1 || at > end ? end : at);
    const length = at === -1 || at > end ? 0 : Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = file.subarray(at + 7, at + 7 + length);
    const stream = length === 0 ? '' : (head.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
    found.set(start[1] ?? '', { head, stream });
  }
  return {
    get: (id) => found.get(id ?? '')?.head ?? '',
    stream: (id) => found.get(id ?? '')?.stream ?? '',
    all: [...found.values()].map(({ head }) => head),
  };
}

/** Object numbers behind `/Name n 0 R` or `/Name [n 0 R ...]`. */
function refs(dictionary: string, name: string): string[] {
  const value = new RegExp(`/${name}\\s+(\\d+ 0 R|\\[[^\\]]*\\])`).exec(dictionary)?.[1] ?? '';
  return [...value.matchAll(/(\d+) 0 R/g)].map((found) => found[1] ?? '');
}

function ref(dictionary: string, name: string): string | undefined {
  return refs(dictionary, name)[0];
}

function pageOf(objects: Objects, page: string): Shown {
  const fonts = new Map<string, Map<string, string>>();
  const dictionary = /\/Font\s*<<([^>]*)>>/.exec(page)?.[1] ?? '';
  for (const [, name = '', id = ''] of dictionary.matchAll(/\/(\w+) (\d+) 0 R/g))
    fonts.set(name, charactersOf(objects.stream(ref(objects.get(id), 'ToUnicode'))));
  return shownBy(objects.stream(ref(page, 'Contents')), (font, bytes) =>
    (bytes.match(/[\s\S]{2}/g) ?? []).map((code) => fonts.get(font)?.get(code) ?? '\ufffd').join(''),
  );
}

/** Glyph to text, from the font's ToUnicode map. */
function charactersOf(cmap: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, code = '', text = ''] of cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)) {
    if (!/^0000$/.test(code) || text !== 'FFFF') found.set(bytesOf(`<${code}>`), utf16(bytesOf(`<${text}>`)));
  }
  return found;
}

interface Walk {
  pages: Map<string, Shown>;
  named: string[];
  page: string;
}

function tagOf(objects: Objects, id: string | undefined, walk: Walk): Tag {
  const source = objects.get(id);
  // Marks on other pages name theirs inside `/K`.
  const page = ref(source.replace(/\/K \[[^\]]*\]/, ''), 'Pg') ?? walk.page;
  const children: Tag[] = [];
  let text = '';
  for (const kid of kidsOf(source)) {
    if ('mark' in kid) {
      const on = kid.page ?? page;
      walk.named.push(`${on}:${kid.mark}`);
      text += walk.pages.get(on)?.byMark.get(kid.mark) ?? '';
    } else {
      const child = tagOf(objects, kid.tag, { ...walk, page });
      children.push(child);
      text += child.text;
    }
  }
  return { type: /\/S \/(\w+)/.exec(source)?.[1] ?? '', text, children, source };
}

/** `/K` holds numbers of marks, marks on other pages, and further tags, in reading order. */
function kidsOf(source: string): ({ mark: number; page?: string } | { tag: string })[] {
  const at = source.search(/\/K [[\d<]/);
  const value = at === -1 ? '' : source.slice(at + 3);
  const kids: ({ mark: number; page?: string } | { tag: string })[] = [];
  for (const [whole, dictionary, tag, mark] of bracketed(value).matchAll(/<<([^>]*)>>|(\d+) 0 R|(\d+)/g)) {
    if (dictionary !== undefined) {
      const on = ref(dictionary, 'Pg');
      const number = /\/MCID (\d+)/.exec(dictionary)?.[1];
      if (number !== undefined) kids.push({ mark: Number(number), ...(on === undefined ? {} : { page: on }) });
    } else if (tag !== undefined) kids.push({ tag });
    else if (mark !== undefined && whole !== '') kids.push({ mark: Number(mark) });
  }
  return kids;
}

function bracketed(value: string): string {
  if (!value.startsWith('[')) return /^\d+ 0 R|^\d+/.exec(value)?.[0] ?? '';
  return value.slice(0, value.indexOf(']') + 1);
}

function fontOf(objects: Objects, font: string): ReadPdf['fonts'][number] {
  const descriptor = objects.get(ref(objects.get(refs(font, 'DescendantFonts')[0]), 'FontDescriptor'));
  return {
    name: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? '',
    isEmbedded: /\/FontFile[23]? \d+ 0 R/.test(descriptor),
    hasText: objects.stream(ref(font, 'ToUnicode')).includes('beginbf'),
  };
}

/** The words behind a name of a dictionary, e.g. a figure's `Alt`. */
export function wordsOf(source: string, name: string): string | undefined {
  const tokens = [...tokensOf(source)];
  const at = tokens.indexOf(`/${name}`);
  return at === -1 ? undefined : textOf(tokens[at + 1] ?? '');
}
