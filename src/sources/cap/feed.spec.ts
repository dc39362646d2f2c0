import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { feedTime } from './feed-dates.js';
import { readCapFeed, type CapFeed } from './feed.js';

const BASE = 'https://feeds.example.jp/cap/index.xml';
const read = (xml: string): CapFeed => readCapFeed(new TextEncoder().encode(xml), BASE);
const atom = (entries: string): string => `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>${entries}</feed>`;
const rss = (items: string): string => `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
const codeOf = (feed: CapFeed): string => (feed.kind === 'problem' ? feed.problem.code : feed.kind);

describe('a feed of CAP files', () => {
  it('is read from Atom: the link by its type, whole addresses', () => {
    const entry =
      '<entry><id>urn:oid:1</id><updated>2026-08-20T08:30:00+09:00</updated>' +
      '<link rel="alternate" type="text/html" href="https://example.jp/page"/>' +
      '<link rel="alternate" type="application/cap+xml" href="alerts/1.xml"/></entry>';
    expect(read(atom(entry))).toEqual({
      kind: 'feed',
      entries: [
        { url: 'https://feeds.example.jp/cap/alerts/1.xml', id: 'urn:oid:1', updated: '2026-08-19T23:30:00.000Z' },
      ],
    });
  });

  it('is read from RSS 2.0 and 1.0, by enclosure or link', () => {
    const item =
      '<item><title>t</title><link>https://example.jp/page</link><guid>g1</guid>' +
      '<pubDate>Thu, 20 Aug 2026 08:30:00 +0900</pubDate>' +
      '<enclosure url="https://example.jp/1.cap" type="application/common-alerting-protocol+xml" length="9"/></item>';
    expect(read(rss(item))).toEqual({
      kind: 'feed',
      entries: [{ url: 'https://example.jp/1.cap', id: 'g1', updated: '2026-08-19T23:30:00.000Z' }],
    });
    const rdf =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">' +
      '<item rdf:about="https://example.jp/2.cap"><title>t</title><link>https://example.jp/2.cap</link></item></rdf:RDF>';
    expect(read(rdf)).toMatchObject({ entries: [{ url: 'https://example.jp/2.cap', updated: '' }] });
  });

  it('names each file once and takes the address where an id is missing', () => {
    const entry = '<entry><link href="/1.cap"/></entry>';
    expect(read(atom(entry + entry))).toEqual({
      kind: 'feed',
      entries: [{ url: 'https://feeds.example.jp/1.cap', id: 'https://feeds.example.jp/1.cap', updated: '' }],
    });
  });

  it('may be empty, and an empty answer is no empty feed', () => {
    expect(read(atom(''))).toEqual({ kind: 'feed', entries: [] });
    expect(codeOf(read(''))).not.toBe('feed');
    expect(codeOf(read('<html><body>503</body></html>'))).toBe('xml-html');
    expect(codeOf(read('<rss version="2.0"/>'))).toBe('feed-unknown');
    expect(codeOf(read(atom('<entry><title>x</title></entry>')))).toBe('feed-without-links');
  });

  it('never leads to the machine’s own files or to an address with a password', () => {
    const entries = ['file:///etc/passwd', 'javascript:alert(1)', 'https://u:p@example.jp/1.cap']
      .map((href) => `<entry><link href="${href}"/></entry>`)
      .join('');
    expect(codeOf(read(atom(entries)))).toBe('feed-without-links');
  });

  it('hands on what is an alert or an envelope itself', () => {
    expect(read('<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"/>').kind).toBe('alerts');
    expect(read('<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"/>').kind).toBe('alerts');
  });

  it('never throws, and a cut feed is no list', () => {
    const whole = atom('<entry><id>1</id><link href="/1.cap"/></entry>');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) =>
        expect(read(whole.slice(0, end)).kind).toBe('problem'),
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void read(text)));
  });
});

describe('times of a feed', () => {
  it.each([
    ['2026-08-20T08:30:00+09:00', '2026-08-19T23:30:00.000Z'],
    ['2026-08-20T08:30:00.123Z', '2026-08-20T08:30:00.000Z'],
    ['2026-08-20 08:30 +0900', '2026-08-19T23:30:00.000Z'],
    ['Thu, 20 Aug 2026 08:30:00 GMT', '2026-08-20T08:30:00.000Z'],
    ['20 Aug 2026 08:30 JST', '2026-08-19T23:30:00.000Z'],
    ['2026-08-20T08:30:00', ''],
    ['2026-02-30T08:30:00Z', ''],
    ['2026/8/20 下午 08:30:00', ''],
    ['yesterday', ''],
  ])('%s', (written, time) => expect(feedTime(written)).toBe(time));
});
