import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { laneOf, type AlertDraft } from '../../domain/alert.js';
import { bestOfThree, itIsASource } from '../source-contract.js';
import type { ParseResult, SourceContext } from '../source.js';
import { feedDate } from '../dates.js';
import { htmlToText } from '../html-text.js';
import { libraryNewsletter } from './library-newsletter.js';

const receivedAt = new Date('2026-08-20T00:00:00Z');
const context: SourceContext = { profile: nishitokyo, receivedAt, organisation: 'library' };
const samples = resolve(import.meta.dirname, 'samples');
const sample = (name: string): string => readFileSync(join(samples, name), 'utf8');
const read = (xml: string, from = context): ParseResult => libraryNewsletter.parse(new TextEncoder().encode(xml), from);

const kept = (extension: string, from: SourceContext) =>
  readdirSync(samples)
    .filter((name) => name.endsWith(extension))
    .map((name) => ({
      name,
      bytes: readFileSync(join(samples, name)),
      context: name.includes('garbage') || name.includes('town') ? { ...from, organisation: 'city' } : from,
      expect: 'drafts' as const,
      isOpenEnded: extension === '.txt',
    }));

itIsASource(libraryNewsletter, kept('.xml', context));
describe('as a pasted list', () =>
  itIsASource(libraryNewsletter, kept('.txt', { ...context, mediaType: 'text/plain' })));

function draftsOf(result: ParseResult): AlertDraft[] {
  if (result.kind !== 'drafts') throw new Error(JSON.stringify(result));
  return result.drafts;
}
const codeOf = (result: ParseResult): string => (result.kind === 'problem' ? result.problem.code : result.kind);
const rss = (item: string): string => `<rss version="2.0"><channel><title>t</title>${item}</channel></rss>`;
const item = (inside: string): string => `<item><title>題</title><guid>g</guid>${inside}</item>`;

describe('the library newsletter', () => {
  it('makes one alert of each issue', () => {
    const [august, closed] = draftsOf(read(sample('rss2.xml')));
    expect(august?.identity.key).toBe('library:library:letter-2026-08');
    expect(august?.content).toMatchObject({
      organisation: 'library',
      topic: 'library',
      severity: 'Minor',
      areas: ['13229'],
      groups: [],
      reportedAt: '2026-08-01T09:00:00+09:00',
      expiresAt: '2026-08-15T00:00:00.000Z',
    });
    expect(laneOf(august!.content)).toBe('notice');
    expect(august?.content.texts.ja.body).toBe(
      '8月の特集は「水辺の本」です。\n\n・新しく入った本\n\n・休館日：8月17日（月）\n\n' +
        '新着図書の一覧（https://library.example.jp/new?m=8&s=1）もご覧ください。\n\n' +
        'くわしくは：https://library.example.jp/letter/2026-08',
    );
    expect(closed?.content.texts.ja.headline).toBe('中央図書館 & 谷戸図書館の臨時休館');
    expect(closed?.content.groups).toEqual(['library/chuo', 'library/yato']);
  });

  it('reads RSS 1.0 and Atom as well', () => {
    expect(draftsOf(read(sample('rss1.xml')))[0]).toMatchObject({
      content: { groups: ['library/hoya-ekimae'], reportedAt: '2026-07-10T09:00:00+09:00' },
      identity: { event: { system: 'RSS 1.0' } },
    });
    expect(draftsOf(read(sample('atom.xml')))[0]).toMatchObject({
      content: {
        groups: ['library/hibarigaoka'],
        texts: { ja: { body: expect.stringContaining('本の修理を手伝って') } },
      },
      identity: { key: 'library:library:tag:library.example.jp,2026:news/103' },
    });
  });

  it('is the library’s also when the town fetched it, and nobody else’s', () => {
    expect(draftsOf(read(sample('atom.xml'), { ...context, organisation: 'city' }))[0]?.content.organisation).toBe(
      'library',
    );
    expect(codeOf(read(sample('atom.xml'), { ...context, organisation: 'tanashi-es' }))).toBe('not-a-library');
  });

  it('brings the town’s own newsletters to those who follow them', () => {
    const city = { ...context, organisation: 'city' };
    expect(draftsOf(read(sample('garbage-rss2.xml'), city))[0]).toMatchObject({
      content: { organisation: 'city', topic: 'newsletter', groups: ['city/garbage'] },
      identity: { key: 'newsletter:city:gomi-2026-12' },
    });
    expect(draftsOf(read(sample('town-atom.xml'), city)).map(({ content }) => content.groups)).toEqual([
      ['city/childcare', 'city/health'],
      ['city/assembly'],
    ]);
  });

  it('knows a newsletter by the address of its feed', () => {
    const feed = 'https://city.example.jp/rss/7';
    const newsletters = [{ organisation: 'city', id: 'business', name: { ja: '商工だより', en: 'Business' }, feed }];
    const xml = rss(`<link>${feed}</link>${item('')}`);
    const from = { ...context, organisation: 'city', profile: { ...nishitokyo, newsletters } };
    expect(draftsOf(read(xml, from))[0]?.content.groups).toEqual(['city/business']);
  });

  it('asks a person which newsletter a feed of the town is that does not say so', () => {
    expect(read(rss(item('')), { ...context, organisation: 'city' })).toMatchObject({
      problem: { code: 'newsletter-unknown', ja: expect.stringContaining('ごみ・資源だより') },
    });
  });

  it('makes one newsletter of a pasted list of books, the same list the same newsletter', () => {
    const books = { ...context, mediaType: 'text/plain' };
    const [draft] = draftsOf(read(sample('books.txt'), books));
    expect(draft?.content.texts.ja.headline).toBe('新着図書のご案内（3冊）');
    expect(laneOf(draft!.content)).toBe('notice');
    const later = { ...books, receivedAt: new Date('2026-08-21T00:00:00Z') };
    expect(draftsOf(read(sample('books.txt'), later))[0]?.identity).toEqual(draft?.identity);
    expect(codeOf(read('題名だけ', books))).toBe('books-line');
    expect(codeOf(read(sample('books.txt'), { ...books, organisation: 'city' }))).toBe('not-a-library');
  });

  it('keeps the key when an issue is corrected and changes its material', () => {
    const before = draftsOf(read(rss(item('<description>a</description>'))))[0];
    const after = draftsOf(read(rss(item('<description>b</description>'))))[0];
    expect(after?.identity.key).toBe(before?.identity.key);
    expect(after?.identity.material).not.toBe(before?.identity.material);
  });

  it('reads the xhtml of Atom without its scripts', () => {
    const xhtml = sample('atom.xml').replace(
      /<content[\s\S]*<\/content>/u,
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>本</p><script>bad()</script></div></content>',
    );
    expect(draftsOf(read(xhtml))[0]?.content.texts.ja.body).toBe(
      '本\n\nくわしくは：https://library.example.jp/news/103',
    );
  });

  it('drops links that are not https', () => {
    const [draft] = draftsOf(
      read(
        rss(
          item(
            '<link>javascript:alert(1)</link><description>&lt;a href="http://x.example/"&gt;本&lt;/a&gt;</description>',
          ),
        ),
      ),
    );
    expect(draft?.content.texts.ja.body).toBe('本');
  });

  it.each([
    ['a broken date, naming the item', rss(item('<pubDate>来週</pubDate>')), 'item-date-broken', '「題」'],
    ['31 June', rss(item('<pubDate>Wed, 31 Jun 2026 09:00:00 +0900</pubDate>')), 'item-date-broken', '「題」'],
    ['an item without a title', rss('<item><guid>g</guid></item>'), 'item-incomplete', '題名'],
    ['an item without an id', rss('<item><title>題</title></item>'), 'item-incomplete', '「題」'],
    ['two items with one id', rss(item('') + item('')), 'item-twice', '「題」'],
    ['a right-to-left override', rss(item('<description>a\u202eb</description>')), 'text-unsafe', '「題」'],
    [
      'a control smuggled through two decodings',
      rss(item('<description>&amp;#x202e;b</description>')),
      'text-unsafe',
      '「題」',
    ],
    [
      'more than 200 items',
      rss(Array.from({ length: 201 }, (_, i) => `<item><title>t</title><guid>${i}</guid></item>`).join('')),
      'too-many-items',
      '200',
    ],
    ['another XML', '<feed/>', 'feed-unknown', 'Atom'],
    ['a page in HTML', '<!doctype html><html><body>メンテナンス中</body></html>', 'xml-html', 'HTML'],
  ])('takes %s to a person', (_name, xml, code, words) => {
    expect(read(xml)).toMatchObject({ kind: 'problem', problem: { code, ja: expect.stringContaining(words) } });
  });

  it('has nothing to say when the feed has no items', () => {
    expect(codeOf(read(rss('')))).toBe('nobody');
  });
});

describe('plain text from HTML', () => {
  it.each([
    ['tags', '<p>a<b>b</b></p>', 'ab'],
    ['lines', 'a<br>b<br/>c', 'a\nb\nc'],
    ['entities, once', '&lt;b&gt; &amp;lt; &#x96E8;&#38632;&nbsp;&hellip;', '<b> &lt; 雨雨 …'],
    ['entities it does not know', '&foo; &constructor; &#0; &#x110000; &', '&foo; &constructor; &#0; &#x110000; &'],
    ['a script', 'a<script>if (1 < 2) { "<b>" }</script>b', 'ab'],
    ['a style that never ends', 'a<style>p{', 'a'],
    ['a comment', 'a<!-- <b> -->b', 'ab'],
    ['a less-than sign', '3 < 5 <', '3 < 5 <'],
    ['an attribute with a sign in it', '<img alt="a>b" onerror=\'x\'>c', 'c'],
    ['a picture inside an attribute', `<img src="data:image/png;base64,${'A'.repeat(3_000)}">c`, 'c'],
    ['a tag that never ends', 'a<b', 'a'],
    ['a link', '<a href="https://a.example/x">本</a>', '本（https://a.example/x）'],
    ['a link that is its own text', '<a href="https://a.example/x">https://a.example/x</a>', 'https://a.example/x'],
    ['a link with a password', '<a href="https://u:p@a.example/">本</a>', '本'],
    ['a javascript link in disguise', '<a href="&#106;avascript:x">本</a>', '本'],
  ])('handles %s', (_name, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('leaves no tag that it did not find as text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<b>', '</b>', '<', 'x', '<script>', '</script>', '"', '<a href="', '>'), {
          maxLength: 30,
        }),
        (parts) => {
          expect(htmlToText(parts.join('')).toLowerCase()).not.toMatch(/<(b|script)>/);
        },
      ),
    );
  });

  it('is not slowed down by half a megabyte of brackets', () => {
    const floods = [
      '<a '.repeat(170_000),
      '<script>'.repeat(60_000),
      '<script></script>'.repeat(30_000),
      '<a "x'.repeat(100_000),
    ];
    for (const flood of floods) expect(bestOfThree(() => htmlToText(flood))).toBeLessThan(500);
  });
});

describe('dates of feeds', () => {
  it.each([
    ['2026-08-01T09:00:00+09:00', '2026-08-01T09:00:00+09:00'],
    ['2026-08-01T09:00Z', '2026-08-01T09:00:00Z'],
    ['2026-08-01', '2026-08-01T00:00:00Z'],
    ['Sat, 01 Aug 2026 09:00:00 +0900', '2026-08-01T09:00:00+09:00'],
    ['1 Aug 2026 00:00 GMT', '2026-08-01T00:00:00+00:00'],
    ['29 Feb 2028 12:00:00 JST', '2028-02-29T12:00:00+09:00'],
  ])('reads %s', (written, iso) => {
    expect(feedDate(written)).toBe(iso);
  });

  it.each([
    '',
    '2026-02-29',
    '2026-08-01T24:00:00Z',
    '2026-08-01T09:00:00',
    '01 Foo 2026 09:00:00 +0900',
    '1 Aug 26 09:00 GMT',
    '令和8年8月1日',
    '1 Aug 2026 09:00 XYZ',
  ])('does not read %s', (written) => {
    expect(feedDate(written)).toBeUndefined();
  });
});
