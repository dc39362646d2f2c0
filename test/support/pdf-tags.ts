import { wordsOf, type ReadPdf, type Tag } from './pdf-reading.js';

/** ISO 32000-1 §14.8.4, as far as papers use it. */
const STANDARD = ['Document', 'Div', 'Span', 'P', 'H1', 'H2', 'Figure', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD'];

/** What keeps a screen reader from reading the paper (PDF/UA-1, the parts a program can see). Empty is best. */
export function tagProblems(pdf: ReadPdf, lang: string): string[] {
  return [...documentProblems(pdf, lang), ...treeProblems(pdf), ...contentProblems(pdf)];
}

function documentProblems({ catalog, metadata }: ReadPdf, lang: string): string[] {
  return [
    [/\/Marked true/.test(catalog), '§7.1: the document is not marked as tagged'],
    [!/\/Suspects true/.test(catalog), '§7.1: its tags are suspect'],
    [/\/DisplayDocTitle true/.test(catalog), '§7.1: its window does not show its title'],
    [wordsOf(catalog, 'Lang')?.startsWith(lang) === true, `§7.2: its language is not ${lang}`],
    [/pdfuaid:part(>|=")1/.test(metadata), '§5: it does not say that it is PDF/UA-1'],
    [/<dc:title>[\s\S]*\S[\s\S]*<\/dc:title>/.test(metadata), '§7.1: it has no title'],
  ].flatMap(([isRight, problem]) => (isRight === true ? [] : [String(problem)]));
}

function treeProblems({ root }: ReadPdf): string[] {
  const all = everyTag(root);
  const of = (type: string): Tag[] => all.filter((tag) => tag.type === type);
  const headings = all.filter((tag) => /^H\d$/.test(tag.type));
  const headers = new Set(of('TH').map((tag) => wordsOf(tag.source, 'ID')));
  return [
    ...(root.type === 'Document' ? [] : ['§7.1: the root is no document']),
    ...all.filter(({ type }) => !STANDARD.includes(type)).map(({ type }) => `§7.1: unknown tag ${type}`),
    ...(headings[0]?.type === 'H1' ? [] : ['§7.4.2: the first heading is not H1']),
    ...headings.filter(({ text }) => text.trim() === '').map(({ type }) => `§7.4: an empty ${type}`),
    ...of('Figure')
      .filter((tag) => (wordsOf(tag.source, 'Alt') ?? '').length < 5)
      .map(() => '§7.3: a figure without words'),
    ...of('Table').flatMap(tableProblems),
    ...of('TD')
      .filter(
        (tag) =>
          !Array.from(tag.source.matchAll(/\/Headers \[([^\]]*)\]/g)).some(([, ids = '']) => isKnown(ids, headers)),
      )
      .map((tag) => `§7.5: the cell 「${tag.text}」 has no header`),
  ];
}

function isKnown(ids: string, headers: ReadonlySet<string | undefined>): boolean {
  const named = Array.from(ids.matchAll(/\(([^)]*)\)/g), (found) => found[1]);
  return named.length > 0 && named.every((id) => headers.has(id));
}

function tableProblems(table: Tag): string[] {
  const header = table.children.find((part) => part.type === 'THead');
  const cells = header?.children.flatMap((row) => row.children) ?? [];
  if (cells.length === 0) return ['§7.5: a table without a header'];
  return cells
    .filter((cell) => cell.type !== 'TH' || !cell.source.includes('/Scope /Column'))
    .map((cell) => `§7.5: the header 「${cell.text}」 has no scope`);
}

function contentProblems({ pages, named, marked, fonts }: ReadPdf): string[] {
  const twice = named.filter((mark, i) => named.indexOf(mark) !== i);
  return [
    ...pages.filter(({ stray }) => stray.trim() !== '').map(({ stray }) => `§7.1: not tagged: 「${stray}」`),
    ...marked.filter((mark) => !named.includes(mark)).map((mark) => `§7.1: no tag for ${mark}`),
    ...twice.map((mark) => `§7.2: ${mark} is read twice`),
    ...fonts.filter(({ isEmbedded }) => !isEmbedded).map(({ name }) => `§7.21.4.1: ${name} is not embedded`),
    ...fonts.filter(({ hasText }) => !hasText).map(({ name }) => `§7.21.7: ${name} does not say its characters`),
  ];
}

export function everyTag(tag: Tag): Tag[] {
  return [tag, ...tag.children.flatMap(everyTag)];
}
