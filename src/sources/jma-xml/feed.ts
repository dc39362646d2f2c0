import type { FeedEntry, FeedRead, ParseProblem } from '../source.js';
import { attribute, child, children, readXml, textOf, type XmlElement } from '../xml.js';

const ATOM = 'http://www.w3.org/2005/Atom';
const TELEGRAM_TYPES = ['application/xml', 'text/xml'];

/** Reads one of JMA's public feeds (Atom, RFC 4287): each entry leads to one telegram. */
export function readJmaFeed(bytes: Uint8Array, base: string): FeedRead {
  const read = readXml(bytes);
  if (read.kind === 'problem') return { problem: read.problem };
  const { root } = read;
  if (root.ns !== ATOM || root.name !== 'feed') return { problem: notAFeed(root.line) };
  const updated = isoTime(textOf(child(root, ATOM, 'updated')));
  const entries = children(root, ATOM, 'entry').flatMap((entry) => entryOf(entry, base) ?? []);
  return updated === '' ? { entries } : { entries, updated };
}

/** The hub named in the feed (`rel="hub"`) is dead since 2020: only the link of the entry itself counts. */
function entryOf(entry: XmlElement, base: string): FeedEntry | undefined {
  const id = textOf(child(entry, ATOM, 'id'));
  const link = children(entry, ATOM, 'link').find(isTelegram);
  const url = addressOf(attribute(link, 'href') ?? id, base);
  return url === undefined ? undefined : { url, id, updated: isoTime(textOf(child(entry, ATOM, 'updated'))) };
}

function isTelegram(link: XmlElement): boolean {
  const type = attribute(link, 'type') ?? TELEGRAM_TYPES[0] ?? '';
  return (attribute(link, 'rel') ?? 'alternate') === 'alternate' && TELEGRAM_TYPES.includes(type);
}

/** The address names the file; what stands behind `#` only tells one listing from another. */
function addressOf(text: string, base: string): string | undefined {
  if (text === '' || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  url.hash = '';
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function isoTime(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}

function notAFeed(line: number): ParseProblem {
  return {
    code: 'feed-not-atom',
    ja: '気象庁の公開フィード（Atom）ではありません。フィードの URL を確認してください。',
    en: 'This is not one of JMA’s public feeds (Atom). Check the address of the feed.',
    line,
  };
}
