import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { z } from 'zod';
import { Bar } from '../dashboard/bar.js';
import { PageCache } from '../public/page-cache.js';
import { ownPath } from './access.js';
import { ErrorSummary } from './error-summary.js';
import { many, problemsOf, required, say, text, typed } from './form.js';
import { TextField } from './form-field.js';
import { durationText, isoInZone, momentText } from './moment.js';

describe('a field with a problem', () => {
  const problems = [{ field: 'name', ja: '氏名を書いてください。', en: 'Give a name.' }];

  it('is named, described and marked invalid, and the summary leads to it', () => {
    const field = renderToString(
      <TextField
        name="name"
        label={{ ja: '氏名', en: 'Name' }}
        hint={{ ja: '例', en: 'e.g.' }}
        value="x"
        {...{ problems }}
      />,
    );
    expect(field).toContain('<label for="name">');
    expect(field).toContain('aria-describedby="name-hint name-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('value="x"');
    const summary = renderToString(<ErrorSummary problems={problems} />);
    expect(summary).toContain('href="#name"');
    expect(summary).toMatch(/role="alert"[^>]*autofocus/);
  });
});

describe('form values', () => {
  it('a name that comes twice counts once as a text and twice as a list', () => {
    expect(text(10).parse(['a', 'b'])).toBe('a');
    expect(many.parse('a')).toEqual(['a']);
    expect(many.parse(undefined)).toEqual([]);
  });

  it('problems keep both languages, the first of each field', () => {
    const schema = z.object({ a: required(3, '要る', 'needed'), b: z.string(say('ビー', 'bee')) });
    const parsed = schema.safeParse({ a: ' ', b: 1 });
    expect(parsed.success ? [] : problemsOf(parsed.error)).toEqual([
      { field: 'a', ja: '要る', en: 'needed' },
      { field: 'b', ja: 'ビー', en: 'bee' },
    ]);
  });

  it('only texts and lists of texts are shown again', () => {
    expect(typed({ a: 'x', b: ['y'], c: 1, d: [{}], e: null })).toEqual({ a: 'x', b: ['y'] });
    expect(typed('x')).toEqual({});
  });
});

describe('time', () => {
  const at = new Date('2026-12-31T15:30:05Z');

  it('is told in the zone of the town and the language of the reader', () => {
    expect(momentText(at, 'Asia/Tokyo')).toBe('2027年1月1日(金) 00:30');
    expect(momentText(at, 'Asia/Tokyo', 'en')).toMatch(/1 Jan 2027/);
  });

  it('is written with its offset, never with Z', () => {
    expect(isoInZone(at, 'Asia/Tokyo')).toBe('2027-01-01T00:30:05+09:00');
    expect(isoInZone(at, 'UTC')).toBe('2026-12-31T15:30:05+00:00');
  });

  it('spans are said in the unit that helps', () => {
    expect(durationText(640).ja).toBe('0.6秒');
    expect(durationText(192_000).ja).toBe('3分12秒');
    expect(durationText(7_260_000).ja).toBe('2時間1分');
  });
});

describe('the way back after signing in', () => {
  it('is a path of this site and nothing else', () => {
    expect(ownPath('/console?x=1')).toBe('/console?x=1');
    for (const evil of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '',
      '/a\nSet-Cookie: x',
      '/a\\b',
    ]) {
      expect(ownPath(evil)).toBeUndefined();
    }
  });
});

describe('a bar', () => {
  it('draws shares without a style attribute and never beyond its end', () => {
    const html = renderToString(
      <Bar
        parts={[
          { look: 'sent', value: 30 },
          { look: 'open', value: 10 },
        ]}
        total={40}
        label="x"
      />,
    );
    expect(html).toContain('data-part="sent" x="0.00" y="0" width="150.00"');
    expect(html).toContain('data-part="open" x="150.00" y="0" width="50.00"');
    expect(html).not.toContain('style=');
    expect(renderToString(<Bar parts={[{ look: 'sent', value: 3 }]} total={0} label="x" />)).toContain(
      'width="200.00"',
    );
  });
});

describe('the page cache', () => {
  it('makes a page once for everyone who asks in the same breath, and anew afterwards', async () => {
    const cache = new PageCache(1_000, 10);
    let made = 0;
    const make = () => Promise.resolve(String((made += 1)));
    const at = (ms: number) => new Date(ms);
    expect(await Promise.all([cache.get('a', at(0), make), cache.get('a', at(999), make)])).toEqual(['1', '1']);
    expect(await cache.get('a', at(1_000), make)).toBe('2');
  });

  it('forgets a failure', async () => {
    const cache = new PageCache(1_000, 10);
    await expect(cache.get('a', new Date(0), () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('a', new Date(1), () => Promise.resolve('up'))).toBe('up');
  });

  it('makes a page again when the first try hangs', async () => {
    const cache = new PageCache(1_000, 10);
    void cache.get('a', new Date(0), () => new Promise(() => undefined));
    const second = cache.get('a', new Date(3_000), () => Promise.resolve('second'));
    const beside = cache.get('a', new Date(3_000), () => Promise.reject(new Error('asked twice')));
    expect(await Promise.all([second, beside])).toEqual(['second', 'second']);
  });

  it('shows everybody but one the page before while it is made anew, and nobody one that is long past', async () => {
    const cache = new PageCache(1_000, 10);
    const at = (ms: number) => new Date(ms);
    const making = Promise.withResolvers<string>();
    await cache.get('a', at(0), () => Promise.resolve('old'));
    const first = cache.get('a', at(1_000), () => making.promise);
    const again = () => Promise.reject(new Error('asked twice'));
    expect(await cache.get('a', at(1_001), again)).toBe('old');
    const patient = cache.get('a', at(3_001), again);
    making.resolve('new');
    expect(await Promise.all([first, patient])).toEqual(['new', 'new']);
    expect(await cache.get('a', at(1_002), again)).toBe('new');
    const late = cache.get('a', at(9_000), () => Promise.resolve('latest'));
    expect(await cache.get('a', at(9_001), again)).toBe('latest');
    expect(await late).toBe('latest');
  });

  it('never grows beyond its size', async () => {
    const cache = new PageCache(1_000, 2);
    let made = 0;
    const make = () => Promise.resolve(String((made += 1)));
    for (const key of ['a', 'b', 'c']) await cache.get(key, new Date(0), make);
    expect(await cache.get('a', new Date(1), make)).toBe('4');
  });
});
