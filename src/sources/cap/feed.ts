import type { FeedEntry, ParseProblem } from '../source.js';
import { attribute, child, children, findAll, readXml, textOf, type XmlElement } from '../xml.js';
import { asUtf8 } from './encoding.js';
import { feedTime } from './feed-dates.js';
import { CAP } from './schema.js';

const ATOM = 'http://www.w3.org/2005/Atom';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RSS1 = 'http://purl.org/rss/1.0/';
const DC = 'http://purl.org/dc/elements/1.1/';
/** More entries than any list of what is in force; the first are the newest. */
const MAX_ENTRIES = 1_000;
const CAP_TYPE = /^application\/(?:cap|common-alerting-protocol)\+xml\b/iu;
const XML_TYPE = /^(?:application|text)\/xml\b/iu;

export type CapFeed =
  | { kind: 'feed'; entries: FeedEntry[] }
  /** The document holds the alerts themselves (a CAP file, or EDXL-DE): it goes to the source `cap` as it is. */
  | { kind: 'alerts' }
  | { kind: 'problem'; problem: ParseProblem };

/**
 * Reads an Atom or RSS feed of CAP files. A feed without entries is an empty list; a page of HTML, a cut file or a feed
 * whose entries lead nowhere is a problem and never "no alerts" (a failed fetch has cleared all warnings elsewhere).
 */
export function readCapFeed(bytes: Uint8Array, baseUrl: string): CapFeed {
  const xml = readXml(asUtf8(bytes));
  if (xml.kind === 'problem') return xml;
  const { root } = xml;
  if ((root.name === 'alert' && root.ns === CAP) || root.name === 'EDXLDistribution') return { kind: 'alerts' };
  if (root.ns === ATOM && root.name === 'feed') {
    return gathered(children(root, ATOM, 'entry').map(atomEntry), root, baseUrl);
  }
  if (root.ns === '' && root.name === 'rss') {
    const channel = child(root, '', 'channel');
    return channel === undefined ? notAFeed(root) : gathered(children(channel, '', 'item').map(rssItem), root, baseUrl);
  }
  if (root.ns === RDF && root.name === 'RDF')
    return gathered(children(root, RSS1, 'item').map(rss1Item), root, baseUrl);
  return notAFeed(root);
}

/** An entry as written. */
interface Raw {
  link: string;
  id: string;
  written: string;
}

function gathered(raw: readonly Raw[], root: XmlElement, baseUrl: string): CapFeed {
  const entries: FeedEntry[] = [];
  const seen = new Set<string>();
  for (const { link, id, written } of raw.slice(0, MAX_ENTRIES)) {
    const url = wholeAddress(link, baseUrl);
    if (url === undefined || seen.has(url)) continue;
    seen.add(url);
    entries.push({ url, id: id === '' ? url : id, updated: feedTime(written) });
  }
  return raw.length > 0 && entries.length === 0 ? withoutLinks(root) : { kind: 'feed', entries };
}

/** The link to the file: by its type; else an enclosure or the only link there is. */
function atomEntry(entry: XmlElement): Raw {
  const links = children(entry, ATOM, 'link');
  const content = child(entry, ATOM, 'content');
  const typed = [...links, ...(content === undefined ? [] : [content])];
  const byType = (pattern: RegExp): XmlElement | undefined =>
    typed.find((link) => pattern.test(attribute(link, 'type') ?? '') && addressIn(link) !== '');
  const isPlain = (link: XmlElement): boolean =>
    ['alternate', 'enclosure'].includes(attribute(link, 'rel') ?? 'alternate');
  const isPage = (link: XmlElement): boolean => /html/iu.test(attribute(link, 'type') ?? '');
  const chosen = byType(CAP_TYPE) ?? byType(XML_TYPE) ?? links.find((link) => isPlain(link) && !isPage(link));
  return {
    link: chosen === undefined ? '' : addressIn(chosen),
    id: textOf(child(entry, ATOM, 'id')),
    written: textOf(child(entry, ATOM, 'updated')) || textOf(child(entry, ATOM, 'published')),
  };
}

function addressIn(link: XmlElement): string {
  return (attribute(link, 'href') ?? attribute(link, 'src') ?? '').trim();
}

function rssItem(item: XmlElement): Raw {
  const enclosure = children(item, '', 'enclosure').find((each) => {
    const type = attribute(each, 'type') ?? '';
    return CAP_TYPE.test(type) || XML_TYPE.test(type);
  });
  const enclosed = attribute(enclosure, 'url') ?? '';
  const linked = textOf(child(item, '', 'link')) || atomLink(item);
  return {
    link: enclosed.trim() || linked,
    id: textOf(child(item, '', 'guid')),
    written: textOf(child(item, '', 'pubDate')) || textOf(child(item, DC, 'date')),
  };
}

function atomLink(item: XmlElement): string {
  return findAll(item, ({ ns, name }) => ns === ATOM && name === 'link').map(addressIn)[0] ?? '';
}

function rss1Item(item: XmlElement): Raw {
  const about = item.attributes.find(({ ns, name }) => ns === RDF && name === 'about')?.value ?? '';
  return {
    link: textOf(child(item, RSS1, 'link')) || about,
    id: about,
    written: textOf(child(item, DC, 'date')),
  };
}

/** Web addresses only: a feed must not make the machine read its own files. */
function wholeAddress(link: string, baseUrl: string): string | undefined {
  if (link === '' || !URL.canParse(link, baseUrl)) return undefined;
  const url = new URL(link, baseUrl);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
}

function notAFeed({ line }: XmlElement): CapFeed {
  return {
    kind: 'problem',
    problem: {
      code: 'feed-unknown',
      ja: 'CAP のフィード（Atom・RSS）ではありません。取得先の URL を確認してください。',
      en: 'This is no Atom or RSS feed of CAP files. Check the address.',
      line,
    },
  };
}

function withoutLinks({ line }: XmlElement): CapFeed {
  return {
    kind: 'problem',
    problem: {
      code: 'feed-without-links',
      ja: 'フィードの記事に CAP ファイルへのリンクがありません。取得先の URL を確認してください。',
      en: 'No entry of the feed has a link to a CAP file. Check the address.',
      line,
    },
  };
}
