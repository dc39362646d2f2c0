import { describe, expect, it } from '@jest/globals';
import { chooseEntries } from './entries.js';

const HOST = 'https://www.data.jma.go.jp';
const now = new Date('2026-09-01T14:00:00+09:00');
const on = { feedUrl: `${HOST}/developer/xml/feed/extra.xml`, beganAt: new Date('2026-08-01T00:00:00+09:00'), now };
const ago = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();
const entry = (url: string, updated = ago(1)) => ({ url, id: url, updated });

describe('the entries of a feed', () => {
  it('are fetched from the feed’s own host only', () => {
    const strangers = [
      'https://example.jp/1.xml',
      'https://www.data.jma.go.jp.example.jp/1.xml',
      'https://www.data.jma.go.jp:8443/1.xml',
      'https://user@www.data.jma.go.jp/1.xml',
      'http://127.0.0.1/1.xml',
      'http://169.254.169.254/latest/meta-data',
      'http://[::1]/1.xml',
    ];
    expect(
      chooseEntries(
        [...strangers, `${HOST}/1.xml`].map((url) => entry(url)),
        on,
      ),
    ).toMatchObject({
      foreign: strangers.length,
      entries: [{ url: `${HOST}/1.xml` }],
    });
  });

  it('are asked for by https where the feed came by https', () => {
    const { entries } = chooseEntries([entry('http://www.data.jma.go.jp/1.xml')], on);
    expect(entries.map(({ url }) => url)).toEqual([`${HOST}/1.xml`]);
  });

  it('never lead into this machine unless the feed itself lies there', () => {
    const local = { ...on, feedUrl: 'http://127.0.0.1:8080/feed/extra.xml' };
    expect(chooseEntries([entry('http://127.0.0.1:8080/1.xml')], local).entries).toHaveLength(1);
    expect(chooseEntries([entry('http://127.0.0.1:5432/')], local)).toMatchObject({ entries: [], foreign: 1 });
  });

  it('stand once however often they are listed', () => {
    expect(chooseEntries([entry(`${HOST}/1.xml`), entry(`${HOST}/1.xml`)], on).entries).toHaveLength(1);
  });

  it('are left alone when they are more than a day old: thousands of them would stand in front of a new one', () => {
    const { entries } = chooseEntries([entry(`${HOST}/1.xml`, ago(1_439)), entry(`${HOST}/2.xml`, ago(1_441))], on);
    expect(entries.map(({ skipped }) => skipped?.code)).toEqual([undefined, 'older-than-a-day']);
  });

  it('are left alone when they had come more than ten minutes before the feed was first read', () => {
    const first = { ...on, beganAt: now };
    const { entries } = chooseEntries([entry(`${HOST}/1.xml`, ago(9)), entry(`${HOST}/2.xml`, ago(11))], first);
    expect(entries.map(({ skipped }) => skipped?.code)).toEqual([undefined, 'before-first-reading']);
  });

  it('count as new where the feed gives no time', () => {
    expect(chooseEntries([entry(`${HOST}/1.xml`, '')], on).entries).toEqual([{ url: `${HOST}/1.xml`, updatedAt: now }]);
  });
});
