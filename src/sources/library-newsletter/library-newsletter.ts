import { createHash } from 'node:crypto';
import type { AlertDraft } from '../../domain/alert.js';
import type { CityProfile, Organisation } from '../../domain/profile.js';
import { problem, type ParseResult, type Source, type SourceContext } from '../source.js';
import { readXml } from '../xml.js';
import { readFeed, type Feed, type Item } from './feed.js';

const HOLDS_HOURS = 14 * 24;
const MAX_ITEMS = 200;
const MAX_KEY = 200;

/** Left behind by editors and of no use in a text: zero-width space, word joiner, byte order mark. */
const INVISIBLE = /[\u200b\u2060\ufeff]/gu;
/** Refused: they turn the order of what a reader sees, or show another sign on another device (B17). */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd\ue000-\uf8ff]/u;

/** 図書館だより: each item of the feed is one issue of the newsletter. */
export const libraryNewsletter: Source = {
  name: 'library-newsletter',
  label: { ja: '図書館だより', en: 'Library newsletter' },
  by: ['library'],
  mediaTypes: ['application/rss+xml', 'application/atom+xml', 'application/rdf+xml', 'application/xml', 'text/xml'],
  maxBytes: 2_000_000,
  lifeHours: { default: 72 },
  parse(bytes, context) {
    const library = libraryOf(context);
    if (library === undefined) return noLibrary();
    const xml = readXml(bytes);
    if (xml.kind === 'problem') return xml;
    const read = readFeed(xml.root);
    if (read.kind === 'problem') return read;
    const { feed } = read;
    if (feed.items.length === 0) return empty();
    if (feed.items.length > MAX_ITEMS) return tooMany();
    const twice = feed.items.find((item, index) => feed.items.findIndex(({ id }) => id === item.id) !== index);
    if (twice !== undefined) return itemProblem('item-twice', twice, '同じ識別子の記事が二つあります');
    const unsafe = feed.items.find((item) => UNSAFE.test(visible(item.title + item.body + item.id)));
    if (unsafe !== undefined) return itemProblem('text-unsafe', unsafe, '表示を乱す文字が入っています');
    return { kind: 'drafts', drafts: feed.items.map((item) => draftOf(item, feed, library, context)) };
  },
};

/** A feed that the town itself fetches comes in for the town: its newsletter is still the library's. */
function libraryOf({ profile, organisation }: SourceContext): Organisation | undefined {
  const libraries = profile.organisations.filter(({ kind }) => kind === 'library');
  const own = libraries.find(({ code }) => code === organisation);
  const sender = profile.organisations.find(({ code }) => code === organisation);
  return own ?? (sender?.kind === 'city' ? libraries[0] : undefined);
}

function draftOf(item: Item, feed: Feed, library: Organisation, context: SourceContext): AlertDraft {
  const { profile, receivedAt } = context;
  const reportedAt = item.date === '' ? receivedAt.toISOString() : item.date;
  const title = visible(item.title);
  const more = item.link === undefined ? '' : `くわしくは：${item.link}`;
  const body = [visible(item.body), more].filter((part) => part !== '').join('\n\n');
  const groups = groupsOf(item, library, profile);
  return {
    content: {
      kind: 'actual',
      messageType: 'Alert',
      organisation: library.code,
      topic: 'library',
      severity: 'Minor',
      urgency: 'Future',
      certainty: 'Observed',
      areas: [profile.code],
      groups,
      texts: { ja: { headline: title, place: '', instruction: '図書館からのお知らせをご覧ください。', body } },
      reportedAt,
      expiresAt: new Date(Date.parse(reportedAt) + HOLDS_HOURS * 3_600_000).toISOString(),
      credit: library.name.ja,
    },
    identity: {
      key: `library:${library.code}:${item.id.length > MAX_KEY ? fingerprint(item.id) : item.id}`,
      material: fingerprint(JSON.stringify([title, body, groups])),
      source: 'library-newsletter',
      event: { system: feed.format, code: 'item', name: '図書館だより' },
    },
  };
}

/** A category that names a library narrows the issue to its members; none means every subscriber. */
function groupsOf(item: Item, library: Organisation, profile: CityProfile): string[] {
  const categories = item.categories.map((category) => category.trim());
  return profile.libraries
    .filter(({ organisation }) => organisation === library.code)
    .filter(({ id, name }) => categories.includes(id) || categories.includes(name))
    .map(({ organisation, id }) => `${organisation}/${id}`);
}

function visible(text: string): string {
  return text.replace(INVISIBLE, '');
}

function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

function itemProblem(code: string, item: Item, what: string): ParseResult {
  return problem(
    code,
    `${what}：「${visible(item.title).replace(UNSAFE, '').slice(0, 60)}」。図書館の掲載内容を確認してください。`,
    `An item of the feed is not sound (${code}). Check what the library published.`,
    item.line,
  );
}

function empty(): ParseResult {
  return { kind: 'nobody', ja: '図書館だよりに記事がありません。', en: 'The library feed has no items.' };
}

function tooMany(): ParseResult {
  return problem(
    'too-many-items',
    '記事が多すぎます（200件まで）。フィードの URL を確認してください。',
    'The feed has more than 200 items. Check its address.',
  );
}

function noLibrary(): ParseResult {
  return problem(
    'not-a-library',
    'この鍵の組織は図書館として登録されていません。図書館の鍵で送ってください。',
    'The organisation of this key is not a library. Send with the key of a library.',
  );
}
