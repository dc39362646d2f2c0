import type { ParseProblem } from '../source.js';
import { attribute, child, children, textOf, type XmlElement } from '../xml.js';
import { feedDate } from '../dates.js';
import { htmlToText, httpsLink } from '../html-text.js';

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
  /** What the feed says of itself: whose newsletter it is. */
  about: About;
  items: Item[];
}

export interface About {
  title: string;
  addresses: string[];
  categories: string[];
}

export type FeedRead = { kind: 'feed'; feed: Feed } | { kind: 'problem'; problem: ParseProblem };

/** Reads the three formats that library systems publish. */
export function readFeed(root: XmlElement): FeedRead {
  if (root.ns === RDF && root.name === 'RDF') {
    const found = collect(children(root, RSS1, 'item'), readRss1);
    return 'kind' in found ? found : feedOf('RSS 1.0', aboutRss1(child(root, RSS1, 'channel')), found.items);
  }
  if (root.ns === '' && root.name === 'rss') {
    const channel = child(root, '', 'channel');
    const found = collect(children(channel, '', 'item'), readRss2);
    return 'kind' in found ? found : feedOf('RSS 2.0', aboutRss2(channel), found.items);
  }
  if (root.ns === ATOM && root.name === 'feed') {
    const found = collect(children(root, ATOM, 'entry'), readAtom);
    return 'kind' in found ? found : feedOf('Atom', aboutAtom(root), found.items);
  }
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

function feedOf(format: Feed['format'], about: About, items: Item[]): FeedRead {
  return { kind: 'feed', feed: { format, about, items } };
}

function aboutRss1(channel: XmlElement | undefined): About {
  const own = channel?.attributes.find(({ ns, name }) => ns === RDF && name === 'about')?.value ?? '';
  return {
    title: oneLine(textOf(child(channel, RSS1, 'title'))),
    addresses: [own, textOf(child(channel, RSS1, 'link'))],
    categories: children(channel, DC, 'subject').map(textOf),
  };
}

function aboutRss2(channel: XmlElement | undefined): About {
  return {
    title: oneLine(textOf(child(channel, '', 'title'))),
    addresses: [textOf(child(channel, '', 'link')), ...children(channel, ATOM, 'link').map(hrefOf)],
    categories: children(channel, '', 'category').map(textOf),
  };
}

function aboutAtom(root: XmlElement): About {
  return {
    title: oneLine(atomText(child(root, ATOM, 'title'))),
    addresses: children(root, ATOM, 'link').map(hrefOf),
    categories: atomCategories(root),
  };
}

function hrefOf(link: XmlElement): string {
  return attribute(link, 'href') ?? '';
}

function atomCategories(element: XmlElement): string[] {
  return children(element, ATOM, 'category').flatMap((category) =>
    [attribute(category, 'term'), attribute(category, 'label')].filter((value) => value !== undefined),
  );
}

type Refused = Extract<FeedRead, { kind: 'problem' }>;

function collect(elements: XmlElement[], read: (element: XmlElement) => Raw): { items: Item[] } | Refused {
  const items: Item[] = [];
  for (const element of elements) {
    const { written, ...item } = read(element);
    const date = written === '' ? '' : feedDate(written);
    if (item.title === '' || item.id === '') return incomplete(item);
    if (date === undefined) return brokenDate(item);
    items.push({ ...item, date });
  }
  return { items };
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
    categories: atomCategories(element),
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

function incomplete(item: Item): Refused {
  return {
    kind: 'problem',
    problem: {
      code: 'item-incomplete',
      ja: `題名か識別子のない記事があります${named(item)}。掲載した内容を確認してください。`,
      en: `An item has no title or no id${namedEnglish(item)}. Check what was published.`,
      line: item.line,
    },
  };
}

function brokenDate(item: Item): Refused {
  return {
    kind: 'problem',
    problem: {
      code: 'item-date-broken',
      ja: `記事の日付が読めません${named(item)}。掲載した内容を確認してください。`,
      en: `The date of an item cannot be read${namedEnglish(item)}. Check what was published.`,
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
