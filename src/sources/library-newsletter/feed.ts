import type { ParseProblem } from '../source.js';
import { attribute, child, children, textOf, type XmlElement } from '../xml.js';
import { feedDate } from './dates.js';
import { htmlToText, httpsLink } from './html-text.js';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RSS1 = 'http://purl.org/rss/1.0/';
const DC = 'http://purl.org/dc/elements/1.1/';
const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const ATOM = 'http://www.w3.org/2005/Atom';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** One issue of a newsletter, in whichever format it came. */
export interface Item {
  id: string;
  title: string;
  body: string;
  link: string | undefined;
  categories: string[];
  /** ISO time with offset; empty when the item gives none. */
  date: string;
  line: number;
}

export interface Feed {
  format: 'RSS 1.0' | 'RSS 2.0' | 'Atom';
  items: Item[];
}

export type FeedRead = { kind: 'feed'; feed: Feed } | { kind: 'problem'; problem: ParseProblem };

/** Reads the three formats that library systems publish. */
export function readFeed(root: XmlElement): FeedRead {
  if (root.ns === RDF && root.name === 'RDF') return collect('RSS 1.0', children(root, RSS1, 'item'), readRss1);
  if (root.ns === '' && root.name === 'rss') {
    return collect('RSS 2.0', children(child(root, '', 'channel'), '', 'item'), readRss2);
  }
  if (root.ns === ATOM && root.name === 'feed') return collect('Atom', children(root, ATOM, 'entry'), readAtom);
  return {
    kind: 'problem',
    problem: {
      code: 'feed-unknown',
      ja: 'RSS 1.0・RSS 2.0・Atom のどれでもありません。フィードの URL を確認してください。',
      en: 'This is neither RSS 1.0, RSS 2.0 nor Atom. Check the address of the feed.',
      line: root.line,
    },
  };
}

/** A raw item: `date` as written. */
type Raw = Item & { written: string };

function collect(format: Feed['format'], elements: XmlElement[], read: (element: XmlElement) => Raw): FeedRead {
  const items: Item[] = [];
  for (const element of elements) {
    const { written, ...item } = read(element);
    const date = written === '' ? '' : feedDate(written);
    if (item.title === '' || item.id === '') return incomplete(item);
    if (date === undefined) return brokenDate(item);
    items.push({ ...item, date });
  }
  return { kind: 'feed', feed: { format, items } };
}

function readRss1(element: XmlElement): Raw {
  const link = textOf(child(element, RSS1, 'link'));
  const about = element.attributes.find(({ ns, name }) => ns === RDF && name === 'about')?.value ?? '';
  const encoded = child(element, CONTENT, 'encoded');
  return {
    id: about.trim() || link,
    title: oneLine(textOf(child(element, RSS1, 'title'))),
    body: htmlToText(textOf(encoded ?? child(element, RSS1, 'description'))),
    link: httpsLink(link),
    categories: children(element, DC, 'subject').map(textOf),
    date: '',
    written: textOf(child(element, DC, 'date')),
    line: element.line,
  };
}

function readRss2(element: XmlElement): Raw {
  const link = textOf(child(element, '', 'link'));
  const encoded = child(element, CONTENT, 'encoded');
  return {
    id: textOf(child(element, '', 'guid')) || link,
    title: oneLine(textOf(child(element, '', 'title'))),
    body: htmlToText(textOf(encoded ?? child(element, '', 'description'))),
    link: httpsLink(link),
    categories: children(element, '', 'category').map(textOf),
    date: '',
    written: textOf(child(element, '', 'pubDate')) || textOf(child(element, DC, 'date')),
    line: element.line,
  };
}

function readAtom(element: XmlElement): Raw {
  const links = children(element, ATOM, 'link').filter(
    (link) => (attribute(link, 'rel') ?? 'alternate') === 'alternate',
  );
  return {
    id: textOf(child(element, ATOM, 'id')),
    title: oneLine(atomText(child(element, ATOM, 'title'))),
    body: atomText(child(element, ATOM, 'content') ?? child(element, ATOM, 'summary')),
    link: httpsLink(attribute(links[0], 'href') ?? ''),
    categories: children(element, ATOM, 'category').flatMap((category) =>
      [attribute(category, 'term'), attribute(category, 'label')].filter((value) => value !== undefined),
    ),
    date: '',
    written: textOf(child(element, ATOM, 'updated')) || textOf(child(element, ATOM, 'published')),
    line: element.line,
  };
}

/** RFC 4287 §3.1: `text` is text, `html` is markup in text, `xhtml` is a tree. */
function atomText(element: XmlElement | undefined): string {
  const type = attribute(element, 'type') ?? 'text';
  if (type === 'html' || type === 'text/html') return htmlToText(textOf(element));
  if (type === 'xhtml') return child(element, XHTML, 'div')?.children.map(treeText).join('\n').trim() ?? '';
  return textOf(element);
}

/** Our tree does not keep the order of text and elements mixed: each element is a line of its own. */
function treeText(element: XmlElement): string {
  if (element.name === 'script' || element.name === 'style') return '';
  return [element.text.trim(), ...element.children.map(treeText)].filter((part) => part !== '').join('\n');
}

/** A title may be written with markup in RSS; nothing of it is kept. */
function oneLine(title: string): string {
  return htmlToText(title).replace(/\s+/gu, ' ').slice(0, 200);
}

function incomplete(item: Item): FeedRead {
  return {
    kind: 'problem',
    problem: {
      code: 'item-incomplete',
      ja: `題名か識別子のない記事があります${named(item)}。図書館の掲載内容を確認してください。`,
      en: `An item has no title or no id${namedEnglish(item)}. Check what the library published.`,
      line: item.line,
    },
  };
}

function brokenDate(item: Item): FeedRead {
  return {
    kind: 'problem',
    problem: {
      code: 'item-date-broken',
      ja: `記事の日付が読めません${named(item)}。図書館の掲載内容を確認してください。`,
      en: `The date of an item cannot be read${namedEnglish(item)}. Check what the library published.`,
      line: item.line,
    },
  };
}

function named({ title }: Item): string {
  return title === '' ? '' : `：「${title.slice(0, 60)}」`;
}

function namedEnglish({ title }: Item): string {
  return title === '' ? '' : `: "${title.slice(0, 60)}"`;
}
