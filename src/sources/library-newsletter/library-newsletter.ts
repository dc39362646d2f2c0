import { createHash } from 'node:crypto';
import type { AlertDraft } from '../../domain/alert.js';
import { bookListText, readBookList } from '../../domain/book-list.js';
import { newslettersOf } from '../../domain/newsletter.js';
import type { Organisation } from '../../domain/profile.js';
import { problem, type ParseResult, type Source, type SourceContext } from '../source.js';
import { readXml } from '../xml.js';
import { readFeed, type Feed, type Item } from './feed.js';
import { ownerOf, type Owner } from './owner.js';

const HOLDS_HOURS = 14 * 24;
const MAX_ITEMS = 200;
const MAX_KEY = 200;

/** Left behind by editors and of no use in a text: zero-width space, word joiner, byte order mark. */
const INVISIBLE = /[\u200b\u2060\ufeff]/gu;
/** Refused: they turn the order of what a reader sees, or show another sign on another device (B17). */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd\ue000-\uf8ff]/u;

/** Newsletters: each item of a feed is one issue, and so is a pasted list of new books. The town's own come the same way. */
export const libraryNewsletter: Source = {
  name: 'library-newsletter',
  label: { ja: '図書館だより・市のたより', en: 'Newsletters of libraries and the town' },
  by: ['library', 'city'],
  mediaTypes: [
    'application/rss+xml',
    'application/atom+xml',
    'application/rdf+xml',
    'application/xml',
    'text/xml',
    'text/plain',
  ],
  maxBytes: 2_000_000,
  lifeHours: { default: 72 },
  parse(bytes, context) {
    return context.mediaType === 'text/plain' ? readBooks(bytes, context) : readIssues(bytes, context);
  },
};

function readIssues(bytes: Uint8Array, context: SourceContext): ParseResult {
  const xml = readXml(bytes);
  if (xml.kind === 'problem') return xml;
  const read = readFeed(xml.root);
  if (read.kind === 'problem') return read;
  const { feed } = read;
  const owner = ownerOf(feed, context);
  if (typeof owner === 'string') return owner === 'not-an-office' ? noLibrary() : unknownNewsletter(context);
  if (feed.items.length === 0) return empty();
  if (feed.items.length > MAX_ITEMS) return tooMany();
  const twice = feed.items.find((item, index) => feed.items.findIndex(({ id }) => id === item.id) !== index);
  if (twice !== undefined) return itemProblem('item-twice', twice, '同じ識別子の記事が二つあります');
  const unsafe = feed.items.find((item) => UNSAFE.test(visible(item.title + item.body + item.id)));
  if (unsafe !== undefined) return itemProblem('text-unsafe', unsafe, '表示を乱す文字が入っています');
  return { kind: 'drafts', drafts: feed.items.map((item) => issueOf(item, feed, owner, context)) };
}

function issueOf(item: Item, feed: Feed, owner: Owner, context: SourceContext): AlertDraft {
  const title = visible(item.title);
  const more = item.link === undefined ? '' : `くわしくは：${item.link}`;
  const body = [visible(item.body), more].filter((part) => part !== '').join('\n\n');
  const { organisation } = owner;
  const instruction = `${organisation.kind === 'library' ? '図書館' : '市'}からのお知らせをご覧ください。`;
  return draftOf({
    organisation,
    groups: owner.groupsOf(item),
    words: { headline: title, instruction, body },
    reportedAt: item.date === '' ? context.receivedAt.toISOString() : item.date,
    id: item.id.length > MAX_KEY ? fingerprint(item.id) : item.id,
    event: { system: feed.format, code: 'item', name: organisation.kind === 'library' ? '図書館だより' : '市のたより' },
    town: context.profile.code,
  });
}

/** A list that a librarian pasted: one newsletter with the number of books in its title. */
function readBooks(bytes: Uint8Array, { profile, organisation, receivedAt }: SourceContext): ParseResult {
  const library = profile.organisations.find(({ code, kind }) => code === organisation && kind === 'library');
  if (library === undefined) return noLibrary();
  const text = decode(bytes);
  if (text === undefined) return notUtf8();
  const read = readBookList(text);
  if ('trouble' in read) return problem(read.trouble.code, read.trouble.ja, read.trouble.en, read.trouble.line);
  const words = bookListText(read.books);
  const draft = draftOf({
    organisation: library,
    groups: [],
    words,
    reportedAt: receivedAt.toISOString(),
    // The same list pasted twice is the same newsletter.
    id: `books:${fingerprint(words.body)}`,
    event: { system: 'book-list', code: 'books', name: '新着図書' },
    town: profile.code,
  });
  return { kind: 'drafts', drafts: [draft] };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface Issue {
  organisation: Organisation;
  groups: string[];
  words: { headline: string; instruction: string; body: string };
  reportedAt: string;
  id: string;
  event: AlertDraft['identity']['event'];
  town: string;
}

function draftOf({ organisation, groups, words, reportedAt, id, event, town }: Issue): AlertDraft {
  const isLibrary = organisation.kind === 'library';
  return {
    content: {
      kind: 'actual',
      messageType: 'Alert',
      organisation: organisation.code,
      topic: isLibrary ? 'library' : 'newsletter',
      severity: 'Minor',
      urgency: 'Future',
      certainty: 'Observed',
      areas: [town],
      groups,
      texts: { ja: { ...words, place: '' } },
      reportedAt,
      expiresAt: new Date(Date.parse(reportedAt) + HOLDS_HOURS * 3_600_000).toISOString(),
      credit: organisation.name.ja,
    },
    identity: {
      key: `${isLibrary ? 'library' : 'newsletter'}:${organisation.code}:${id}`,
      material: fingerprint(JSON.stringify([words.headline, words.body, groups])),
      source: 'library-newsletter',
      event,
    },
  };
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
    `${what}：「${visible(item.title).replace(UNSAFE, '').slice(0, 60)}」。掲載した内容を確認してください。`,
    `An item of the feed is not sound (${code}). Check what was published.`,
    item.line,
  );
}

function empty(): ParseResult {
  return { kind: 'nobody', ja: 'フィードに記事がありません。', en: 'The feed has no items.' };
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

function unknownNewsletter({ profile }: SourceContext): ParseResult {
  const names = newslettersOf(profile)
    .filter(({ topic }) => topic === 'newsletter')
    .map(({ name }) => name.ja)
    .join('、');
  return problem(
    'newsletter-unknown',
    `どのたよりか分かりません。フィードの題名か category に、市の設定にあるたよりの名（${names === '' ? 'まだありません' : names}）を書いてください。`,
    'The feed does not say which newsletter it is. Write its name into the title or a category.',
  );
}

function notUtf8(): ParseResult {
  return problem(
    'books-encoding',
    '文字コードが UTF-8 ではありません。UTF-8 で保存して送り直してください。',
    'The list is not UTF-8. Save it as UTF-8 and send again.',
  );
}
