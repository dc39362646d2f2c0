import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bestOfThree } from '../source-contract.js';
import { readJmaFeed } from './feed.js';

const BASE = 'https://www.data.jma.go.jp/developer/xml/feed/extra.xml';
const DATA = 'https://www.data.jma.go.jp/developer/xml/data';

function feed(...entries: string[]): Uint8Array {
  return Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" lang="ja"><title>随時</title>` +
      `<updated>2026-09-01T14:16:50+09:00</updated><id>${BASE}#short_1</id><link rel="hub" href="http://hub.example/"/>` +
      `${entries.join('')}</feed>`,
  );
}

function entry(id: string, link: string, updated = '2026-09-01T05:16:40Z'): string {
  return `<entry><title>x</title><id>${id}</id><updated>${updated}</updated>${link}<content type="text">y</content></entry>`;
}

describe('a feed of JMA', () => {
  it('gives the address, the id and the time of each entry, and its own time', () => {
    const one = entry(`${DATA}/1.xml`, `<link type="application/xml" href="${DATA}/1.xml"/>`);
    expect(readJmaFeed(feed(one), BASE)).toEqual({
      updated: '2026-09-01T05:16:50.000Z',
      entries: [{ url: `${DATA}/1.xml`, id: `${DATA}/1.xml`, updated: '2026-09-01T05:16:40.000Z' }],
    });
  });

  it('takes two listings of one file for the same address', () => {
    const one = entry(`${DATA}/1.xml#r1`, `<link type="application/xml" href="${DATA}/1.xml#r1"/>`);
    const two = entry(`${DATA}/1.xml#r2`, '');
    const read = readJmaFeed(feed(one, two), BASE);
    expect('entries' in read && read.entries.map(({ url }) => url)).toEqual([`${DATA}/1.xml`, `${DATA}/1.xml`]);
  });

  it('follows neither another kind of link nor another kind of address', () => {
    const picture = entry('urn:x', '<link type="image/png" href="/1.png"/><link rel="self" href="/2.xml"/>');
    const script = entry('javascript:alert(1)', '');
    const file = entry('file:///etc/passwd', '');
    expect(readJmaFeed(feed(picture, script, file), BASE)).toMatchObject({ entries: [] });
  });

  it('leaves a time empty that cannot be read: 2026年9月1日, or one without a zone', () => {
    const times = ['2026年9月1日', '2026-09-01T05:16:40', ''];
    const read = readJmaFeed(feed(...times.map((time, at) => entry(`${DATA}/${at}.xml`, '', time))), BASE);
    expect('entries' in read && read.entries.map(({ updated }) => updated)).toEqual(['', '', '']);
  });

  it('is empty when it lists nothing: that says nothing about what is in force', () => {
    expect(readJmaFeed(feed(), BASE)).toMatchObject({ entries: [] });
  });

  it.each([
    ['a page of an error', '<!DOCTYPE html><html><body>503</body></html>', 'xml-html'],
    ['nothing at all', '', 'xml-not-xml'],
    [
      'a feed that ends too early',
      Buffer.from(feed(entry('a', '')))
        .toString()
        .slice(0, 300),
      'xml-truncated',
    ],
    ['another document', '<Report xmlns="http://xml.kishou.go.jp/jmaxml1/"/>', 'feed-not-atom'],
  ])('is refused when it is %s', (_what, body, code) => {
    expect(readJmaFeed(Buffer.from(body), BASE)).toMatchObject({ problem: { code } });
  });
});

const real = resolve(import.meta.dirname, '../../../../shared/fixtures/jma');
(existsSync(real) ? describe : describe.skip)('the published feeds', () => {
  it.each([
    ['extra_20240725.xml', 350],
    ['eqvol.xml', 169],
  ])('%s is read whole, each entry with an address and a time, within a second', (name, count) => {
    const bytes = readFileSync(resolve(real, name));
    const read = readJmaFeed(bytes, BASE);
    const entries = 'entries' in read ? read.entries : [];
    expect(entries).toHaveLength(count);
    expect(new Set(entries.map(({ url }) => url)).size).toBe(count);
    expect(
      entries.filter(({ url, updated }) => !url.startsWith(`${DATA}/`) || url.includes('#') || updated === ''),
    ).toEqual([]);
    expect(bestOfThree(() => readJmaFeed(bytes, BASE))).toBeLessThan(1_000);
  });
});
