import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';
import { nishitokyo } from '../../../test/support/profile.js';
import { renderInputOf, riverAlert } from '../../../test/support/river-alert.js';
import type { VersionContent } from '../../domain/alert.js';
import type { Batch, Rendition, RenderInput } from '../channel.js';
import { itIsAChannel } from '../channel-contract.js';
import { catvFeed } from './index.js';

const river = riverAlert({
  areas: ['13229.yagisawa.3'],
  texts: {
    ja: {
      headline: '警戒レベル4 避難指示',
      place: '',
      instruction: '全員、いますぐ避難してください。',
      body: '15:20、柳沢橋で水位150cmを観測しました。',
    },
    en: { headline: 'Evacuation order', place: '', instruction: 'Leave now.', body: 'High water.' },
    ko: { headline: '대피 지시', place: '', instruction: '즉시 대피하세요.', body: '강이 넘칠 수 있습니다.' },
  },
});

const inputOf = renderInputOf(river, {
  code: 'catv-nishitokyo',
  name: '西東京ケーブルテレビ',
  area: '13229',
  sheet: 1,
});

const render = async (content: Partial<VersionContent> = {}, more: Partial<RenderInput> = {}): Promise<Rendition> =>
  catvFeed.render(inputOf(content, more));
const withBody = (body: string): Partial<VersionContent> => ({ texts: { ja: { ...river.texts.ja, body } } });
const fileOf = (rendition: Rendition, end: string): Buffer =>
  Buffer.from(rendition.files.find((file) => file.name.endsWith(end))?.bytes ?? []);
const pagesOf = (rendition: Rendition): string[] => (rendition.wire as { pages: string[] }).pages;

/** Lines of the XML document; throws when it is not well-formed. */
function readXml(xml: string): { pages: string[][]; attributes: Record<string, string> } {
  const pages: string[][] = [];
  let attributes: Record<string, string> = {};
  let line: string | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (tag.name === 'superimpose') attributes = tag.attributes;
    if (tag.name === 'page') pages.push([]);
    if (tag.name === 'line') line = '';
  });
  parser.on('text', (text) => {
    if (line !== undefined) line += text;
  });
  parser.on('closetag', (tag) => {
    if (tag.name === 'line') pages.at(-1)?.push(line ?? '');
    if (tag.name === 'line') line = undefined;
  });
  parser.write(xml).close();
  return { pages, attributes };
}

describe('the pages on the screen', () => {
  it('say what, where, what to do and the detail, full-width', async () => {
    const screen = await render();
    expect(screen.preview).toBe(
      '警戒レベル４　避難指示\n柳沢三丁目\n全員、いますぐ避難してください。\n１５：２０、柳沢橋で水位１５０ｃｍを観測しました。',
    );
    expect(screen.measure).toEqual({ count: 1, limit: 5, unit: { ja: 'ページ', en: 'pages' } });
    expect(screen.warnings).toEqual([]);
  });

  it('hold at most 192 characters each and number themselves', async () => {
    const screen = await render(withBody('川や用水路に近づかないでください。'.repeat(25)));
    expect(pagesOf(screen).length).toBeGreaterThan(2);
    for (const page of pagesOf(screen)) expect(Array.from(page).length).toBeLessThanOrEqual(192);
    expect(pagesOf(screen)[0]).toMatch(/１／[３-５]$/);
  });

  it('are never more than five: the end is left out at a sentence, with word of it', async () => {
    const screen = await render(withBody('川や用水路に近づかないでください。'.repeat(100)));
    expect(pagesOf(screen)).toHaveLength(5);
    expect(pagesOf(screen)[4]).toMatch(/。\n続きは市ホームページ（番号４８２１５）\n５／５$/);
    expect(screen.warnings).toEqual([expect.stringContaining('終わりを省きました')]);
  });

  it.each(['drill', 'test'] as const)('carry the mark of a %s at both ends of every page', async (kind) => {
    const screen = await render({ kind, ...withBody('川や用水路に近づかないでください。'.repeat(25)) });
    const mark = { drill: '【訓練】これは訓練です。', test: '【試験】これは試験配信です。' }[kind];
    expect(pagesOf(screen).length).toBeGreaterThan(1);
    for (const page of pagesOf(screen)) {
      expect(page.startsWith(`${mark}\n`)).toBe(true);
      expect(page.endsWith(`\n${mark}`)).toBe(true);
      expect(Array.from(page).length).toBeLessThanOrEqual(192);
    }
  });

  it('carry no such mark when it is real', async () => expect((await render()).preview).not.toMatch(/訓練|試験/));

  it('name every character that had to be replaced', async () => {
    const screen = await render(withBody('髙橋さん①🐻'));
    expect(screen.preview).toContain('高橋さん（１）〓');
    expect(screen.warnings).toHaveLength(3);
    expect(screen.warnings[0]).toContain('「髙」（U+9AD9）は画面に出せないため「高」にしました');
  });

  it('are in Japanese where the screen has no letters, and in English where asked', async () => {
    const korean = await render({}, { language: 'ko' });
    expect([korean.language, korean.warnings.length]).toEqual(['ja', 1]);
    const english = await render({}, { language: 'en' });
    expect(english.preview).toContain('Ｅｖａｃｕａｔｉｏｎ　ｏｒｄｅｒ');
  });

  it('begin with the level where the words do not hold it, and never above an end', async () => {
    const plain = { texts: { ja: { ...river.texts.ja, headline: '避難指示' } } };
    expect((await render(plain)).preview).toMatch(/^警戒レベル４　避難指示\n/);
    expect((await render({ ...plain, topic: 'weather' })).preview).toMatch(/^警戒レベル４相当　/);
    expect((await render({ ...plain, messageType: 'AllClear' })).preview).toMatch(/^【解除】避難指示/);
  });

  it('tell the all-clear from the withdrawal of an error', async () => {
    expect((await render({ messageType: 'AllClear' })).preview).toMatch(/^【解除】警戒/);
    expect((await render({ messageType: 'Cancel' })).preview).toMatch(/^【取消】先ほどの情報は誤りでした。/);
  });
});

describe('the files for the station', () => {
  it('are the same words in UTF-8 and in Shift_JIS', async () => {
    const screen = await render(withBody('髙橋〜①'));
    expect(fileOf(screen, 'nishitokyo.txt').toString('utf8')).toBe(`${screen.preview}\n`);
    expect(iconv.decode(fileOf(screen, '.sjis.txt'), 'CP932')).toBe(`${screen.preview}\n`.replaceAll('\n', '\r\n'));
  });

  it('are a well-formed document, whatever the text', async () => {
    const screen = await render(withBody('<script>alert("&")</script> ]]> \u0000 \'x\''));
    const { pages, attributes } = readXml(fileOf(screen, '.xml').toString('utf8'));
    expect(pages.map((lines) => lines.join('\n'))).toEqual(pagesOf(screen));
    expect(attributes).toMatchObject({
      shortId: '48215',
      version: '1',
      kind: 'actual',
      class: 'emergency',
      pages: '1',
    });
  });

  it('list what was replaced, in XML of both encodings and in JSON', async () => {
    const screen = await render(withBody('髙橋さん🐻'));
    const list = '<replaced code="U+9AD9" by="高"/>\n  <replaced code="U+1F43B" by="〓"/>';
    expect(fileOf(screen, 'nishitokyo.xml').toString('utf8')).toContain(list);
    const japanese = iconv.decode(fileOf(screen, '.sjis.xml'), 'CP932').replaceAll('\r\n', '\n');
    expect(japanese).toContain('encoding="Shift_JIS"');
    expect(japanese).toContain(list);
    expect(readXml(japanese).pages.map((lines) => lines.join('\n'))).toEqual(pagesOf(screen));
    expect(JSON.parse(fileOf(screen, '.json').toString('utf8'))).toMatchObject({
      replaced: [{ from: '髙', code: 'U+9AD9', to: '高' }, { code: 'U+1F43B' }],
    });
  });

  it('have attributes that cannot break out', async () => {
    const screen = await render({}, { alertId: '"><evil a="&' });
    expect(readXml(fileOf(screen, '.xml').toString('utf8')).attributes.alertId).toBe('"><evil a="&');
  });
});

describe('the folder of the station', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'catv-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const station = (mediaDir: string) =>
    catvFeed.connect(
      {},
      { mediaDir, profile: nishitokyo, publicUrl: 'https://todoke.example.jp', warn: () => undefined },
    );
  const batch = (rendition: Rendition): Batch<unknown> => ({
    rendition,
    recipients: [{ wayId: 'way-1', address: { place: 'catv-nishitokyo' }, leaveToken: '' }],
    versionId: 'version-1',
    alertId: 'alert-1',
    retryKey: 'b7a5c0de-0000-4000-8000-000000000003',
    atOnce: 10,
    mayStart: () => true,
    settled: () => undefined,
    urgency: 'Immediate',
    expiresAt: new Date('2026-06-23T06:30:00Z'),
    now: new Date('2026-06-22T06:31:00Z'),
    signal: AbortSignal.timeout(10_000),
  });

  it('holds the version by its number and the newest as current in every form', async () => {
    const mediaDir = join(folder, 'whole');
    const screen = await render();
    expect(await (await station(mediaDir)).deliver(batch(screen))).toEqual([
      { wayId: 'way-1', reason: 'published', detail: '48215-v1-catv-nishitokyo.txt' },
    ]);
    for (const sub of ['', 'catv-nishitokyo']) {
      const names = readdirSync(join(mediaDir, sub)).filter((name) => name.startsWith('current'));
      expect(names.sort()).toEqual([
        'current.json',
        'current.sjis.txt',
        'current.sjis.xml',
        'current.txt',
        'current.xml',
      ]);
    }
    expect(readFileSync(join(mediaDir, 'current.txt'), 'utf8')).toBe(`${screen.preview}\n`);
  });

  it('does not go back to an older version, nor from an emergency to a drill', async () => {
    const mediaDir = join(folder, 'late');
    const open = await station(mediaDir);
    const newest = await render({}, { versionNumber: 2 });
    await open.deliver(batch(newest));
    await open.deliver(batch(await render()));
    await open.deliver(
      batch(await render({ kind: 'drill' }, { alertId: 'alert-2', issuedAt: new Date('2026-06-22T08:00:00Z') })),
    );
    expect(readFileSync(join(mediaDir, 'current.xml'))).toEqual(fileOf(newest, '.xml'));
  });

  it('is empty when the information has ended', async () => {
    const mediaDir = join(folder, 'ended');
    const open = await station(mediaDir);
    await open.deliver(batch(await render()));
    await open.tend?.(new Date('2026-06-23T06:30:00Z'));
    for (const name of ['current.txt', 'current.sjis.txt'])
      expect(readFileSync(join(mediaDir, 'catv-nishitokyo', name), 'utf8')).toBe('');
    expect(readXml(readFileSync(join(mediaDir, 'current.xml'), 'utf8'))).toEqual({
      pages: [],
      attributes: { onAir: 'false', pages: '0' },
    });
  });

  it('asks for another try when the disk refuses, without telling its paths', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, '');
    const [answer] = await (await station(blocked)).deliver(batch(await render()));
    expect(answer?.reason).toBe('provider-busy');
    expect(answer?.detail).toMatch(/EEXIST|ENOTDIR/);
    expect(answer?.detail).not.toContain(folder);
  });
});

itIsAChannel(catvFeed, {
  profile: nishitokyo,
  place: { code: 'catv-nishitokyo', name: '西東京ケーブルテレビ', area: '13229', sheet: 1 },
  settings: {},
  languages: ['ja', 'ja-x-easy'],
});
