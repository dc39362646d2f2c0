import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { renderInputOf, riverAlert } from '../../../test/support/river-alert.js';
import type { VersionContent } from '../../domain/alert.js';
import type { Batch, Rendition, RenderInput } from '../channel.js';
import { itIsAChannel } from '../channel-contract.js';
import { fmFeed } from './index.js';
import type { Broadcast } from './broadcast.js';

const river = riverAlert({
  areas: ['13229.yagisawa.3', '13229.tanashi.3'],
  texts: {
    ja: {
      headline: '避難指示（石神井川の沿岸）',
      place: '',
      instruction: '危険な場所から全員、いますぐ避難してください。',
      body: '15:20、柳沢橋で水位150cmを観測しました。柳沢中学校へ避難してください。',
    },
    en: { headline: 'Evacuation order', place: '', instruction: 'Leave.', body: 'High water.' },
  },
});

const inputOf = renderInputOf(river, { code: 'fm-nishitokyo', name: 'エフエム西東京', area: '13229', sheet: 1 });

const render = async (content: Partial<VersionContent> = {}, more: Partial<RenderInput> = {}): Promise<Rendition> =>
  fmFeed.render(inputOf(content, more));
const onAir = (rendition: Rendition): Broadcast => rendition.wire as Broadcast;
const spokenLines = (rendition: Rendition): string[] => onAir(rendition).segments.map((segment) => segment.text);

describe('the script', () => {
  it('opens, says the class, the text twice, where to ask, and closes', async () => {
    expect(spokenLines(await render())).toEqual([
      'こちらは、西東京市です。',
      '緊急のお知らせです。',
      'けいかいレベルよんです。',
      '避難指示、石神井川の沿岸。',
      '対象の地域は、柳沢《やぎさわ》三丁目、田無町《たなしちょう》三丁目です。',
      '危険な場所から全員、いますぐ避難してください。',
      '午後３時２０分、柳沢橋で水位150センチメートルを観測しました。',
      '柳沢中学校《やぎさわちゅうがっこう》へ避難してください。',
      'くり返します。',
      'けいかいレベルよんです。',
      '避難指示、石神井川の沿岸。',
      '対象の地域は、柳沢《やぎさわ》三丁目、田無町《たなしちょう》三丁目です。',
      '危険な場所から全員、いますぐ避難してください。',
      '午後３時２０分、柳沢橋で水位150センチメートルを観測しました。',
      '柳沢中学校《やぎさわちゅうがっこう》へ避難してください。',
      'くわしくは、市のホームページ、番号 よん・はち・に・いち・ご をご覧ください。',
      'お問い合わせは、西東京市役所、電話 ぜろ・よん・に の よん・ろく・よん の いち・さん・いち・いち です。',
      'こちらは、西東京市です。',
    ]);
  });

  it('reads what interrupts three times where the station has the time, the rest twice', async () => {
    const short = { ja: { ...river.texts.ja, body: '' } };
    const loud = onAir(await render({ texts: short, areas: ['13229'] }));
    expect([loud.readings, loud.seconds <= 120]).toEqual([3, true]);
    expect(loud.segments.filter(({ part }) => part === 'repeat').map(({ text }) => text)).toEqual([
      'くり返します。',
      'もう一度、くり返します。',
    ]);
    expect(onAir(await render({ texts: short, severity: 'Minor' })).readings).toBe(2);
    expect(onAir(await render({ kind: 'drill', texts: short })).readings).toBe(2);
  });

  it('reads a long detail once, what it is and what to do again, so that the station has the time', async () => {
    const long = onAir(await render({ texts: { ja: { ...river.texts.ja, body: river.texts.ja.body.repeat(3) } } }));
    expect(long.seconds).toBeLessThanOrEqual(120);
    const lines = long.segments.map(({ text }) => text);
    expect(lines.filter((line) => line.includes('いますぐ避難'))).toHaveLength(long.readings);
    expect(lines.filter((line) => line.includes('センチメートル'))).toHaveLength(3);
  });

  it('names the area group, and warns of a sentence that nobody can read in a breath', async () => {
    expect(onAir(await render()).areaGroup).toEqual({
      whole: false,
      towns: [
        { code: '13229.yagisawa', name: '柳沢', kana: 'やぎさわ' },
        { code: '13229.tanashi', name: '田無町', kana: 'たなしちょう' },
      ],
    });
    const whole = await render({ areas: ['13229'] });
    expect([onAir(whole).areaGroup.whole, whole.preview.includes('〔地区 全域〕')]).toEqual([true, true]);
    const long = await render({
      texts: { ja: { ...river.texts.ja, body: `${'川の水が増えており、'.repeat(9)}危険です。` } },
    });
    expect(long.warnings.join()).toContain('一息で読めません');
  });

  it('is in Japanese whatever language is asked for', async () => {
    const script = await render({}, { language: 'en' });
    expect(script.language).toBe('ja');
    expect(script.preview).not.toContain('Evacuation');
  });

  it('does not repeat a level that the words already hold', async () => {
    const script = await render({ texts: { ja: { ...river.texts.ja, headline: '警戒レベル４　避難指示' } } });
    expect(spokenLines(script).filter((line) => line.includes('レベル'))).toHaveLength(2);
  });

  it('gives a speech engine kana for the names and no brackets', async () => {
    const speech = onAir(await render())
      .segments.map((segment) => segment.speech)
      .join('');
    expect(speech).toContain('ヤギサワサンチョウメ、タナシチョウサンチョウメ');
    expect(speech).toContain('ヤギサワチュウガッコウへ');
    expect(speech).not.toMatch(/[《》]/);
  });

  it('tells the all-clear from the withdrawal of an error', async () => {
    const over = spokenLines(await render({ messageType: 'AllClear' }));
    const mistake = spokenLines(await render({ messageType: 'Cancel' }));
    expect(over).toContain('解除をお伝えします。');
    expect(mistake).toContain('取り消します。');
    expect([...over, ...mistake].join('')).not.toContain('けいかいレベル');
  });

  it('warns when it is longer than the station allows', async () => {
    const long = await render({ texts: { ja: { ...river.texts.ja, body: river.texts.ja.body.repeat(14) } } });
    expect(long.measure.count).toBeGreaterThan(120);
    expect(long.warnings).toEqual([expect.stringContaining('上限の120秒')]);
    expect((await render()).warnings).toEqual([]);
  });
});

describe('the class of a broadcast', () => {
  it.each<[string, Partial<VersionContent>, string]>([
    ['an evacuation order', {}, 'emergency'],
    ['a drill, however grave', { kind: 'drill' }, 'general'],
    ['a test', { kind: 'test' }, 'general'],
    ['an all-clear', { messageType: 'AllClear' }, 'general'],
    ['the withdrawal of an emergency', { messageType: 'Cancel' }, 'emergency'],
    ['news from the library', { topic: 'library', severity: 'Minor' }, 'general'],
  ])('of %s', async (_, content, expected) => expect(onAir(await render(content)).class).toBe(expected));
});

describe('the mark of a drill', () => {
  it.each([
    ['drill', '訓練です。', 'これは訓練です。', '【訓練】これは訓練です。'],
    ['test', '試験です。', 'これは試験放送です。', '【試験】これは試験配信です。'],
  ] as const)('%s: is said first and last, and stands on the page at both ends', async (kind, first, second, sign) => {
    const script = await render({ kind });
    const lines = spokenLines(script);
    expect(lines.slice(0, 2)).toEqual([first, second]);
    expect(lines.slice(-2)).toEqual([first, second]);
    expect(script.preview.split('\n')[0]).toBe(sign);
    expect(script.preview.split('\n').at(-1)).toBe(sign);
  });
  it('is in no real broadcast', async () => {
    expect((await render()).preview).not.toMatch(/訓練|試験/);
  });
});

describe('the folder of the studio', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fm-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const station = (mediaDir: string) =>
    fmFeed.connect(
      {},
      { mediaDir, profile: nishitokyo, publicUrl: 'https://todoke.example.jp', warn: () => undefined },
    );
  const batch = (rendition: Rendition, now = '2026-06-22T06:31:00Z'): Batch<unknown> => ({
    rendition,
    recipients: [{ wayId: 'way-1', address: { place: 'fm-nishitokyo' }, leaveToken: '' }],
    versionId: 'version-1',
    alertId: 'alert-1',
    retryKey: 'b7a5c0de-0000-4000-8000-000000000002',
    atOnce: 10,
    mayStart: () => true,
    settled: () => undefined,
    urgency: 'Immediate',
    expiresAt: new Date('2026-06-23T06:30:00Z'),
    now: new Date(now),
    signal: AbortSignal.timeout(10_000),
  });
  const current = (mediaDir: string, sub = ''): Broadcast =>
    JSON.parse(readFileSync(join(mediaDir, sub, 'current.json'), 'utf8')) as Broadcast;

  it('holds each version by its number and the newest as current, for the town and for the station', async () => {
    const mediaDir = join(folder, 'whole');
    const script = await render();
    expect(await (await station(mediaDir)).deliver(batch(script))).toEqual([
      { wayId: 'way-1', reason: 'published', detail: '48215-v1-fm-nishitokyo.txt' },
    ]);
    expect(readdirSync(mediaDir).sort()).toEqual(
      [
        '48215-v1-fm-nishitokyo.json',
        '48215-v1-fm-nishitokyo.ssml',
        '48215-v1-fm-nishitokyo.txt',
        'current.json',
        'current.ssml',
        'current.txt',
        'fm-nishitokyo',
      ].sort(),
    );
    expect(readFileSync(join(mediaDir, 'fm-nishitokyo', 'current.txt'), 'utf8')).toBe(`${script.preview}\n`);
    expect(current(mediaDir)).toMatchObject({
      alertId: 'alert-1',
      shortId: '48215',
      version: 1,
      kind: 'actual',
      class: 'emergency',
      seconds: script.measure.count,
      expiresAt: river.expiresAt,
    });
  });

  it('does not go back to an older version when a retry comes late', async () => {
    const mediaDir = join(folder, 'late');
    const open = await station(mediaDir);
    await open.deliver(batch(await render({}, { versionNumber: 2 })));
    const [answer] = await open.deliver(batch(await render()));
    expect(answer?.reason).toBe('published');
    expect(current(mediaDir).version).toBe(2);
    expect(readdirSync(mediaDir)).toContain('48215-v1-fm-nishitokyo.txt');
  });

  it('keeps a real emergency on air when a drill or a newsletter comes', async () => {
    const mediaDir = join(folder, 'emergency');
    const open = await station(mediaDir);
    await open.deliver(batch(await render()));
    for (const other of [{ kind: 'drill' as const }, { topic: 'library' as const, severity: 'Minor' as const }]) {
      await open.deliver(
        batch(await render(other, { alertId: 'alert-2', issuedAt: new Date('2026-06-22T07:00:00Z') })),
      );
      expect(current(mediaDir).alertId).toBe('alert-1');
    }
    await open.deliver(batch(await render({ messageType: 'AllClear' }, { versionNumber: 2 })));
    expect(current(mediaDir).class).toBe('general');
    await open.deliver(
      batch(await render({ kind: 'drill' }, { alertId: 'alert-2', issuedAt: new Date('2026-06-22T07:00:00Z') })),
    );
    expect(current(mediaDir).kind).toBe('drill');
  });

  it('gives way when the emergency has expired', async () => {
    const mediaDir = join(folder, 'expired');
    const open = await station(mediaDir);
    await open.deliver(batch(await render()));
    const news = await render(
      { severity: 'Minor' },
      { alertId: 'alert-3', issuedAt: new Date('2026-06-23T07:00:00Z') },
    );
    await open.deliver(batch(news, '2026-06-23T07:00:00Z'));
    expect(current(mediaDir).alertId).toBe('alert-3');
  });

  it('ends by itself when nothing new comes, and gives way to what is still in force', async () => {
    const mediaDir = join(folder, 'ended');
    const open = await station(mediaDir);
    const waiting = await render(
      { severity: 'Moderate', expiresAt: '2026-06-24T00:00:00+09:00' },
      { alertId: 'alert-2', shortId: '48216', issuedAt: new Date('2026-06-22T06:40:00Z') },
    );
    await open.deliver(batch(await render()));
    await open.deliver(batch(waiting, '2026-06-22T06:41:00Z'));
    await open.tend?.(new Date('2026-06-23T06:29:59Z'));
    expect(current(mediaDir).alertId).toBe('alert-1');
    await open.tend?.(new Date('2026-06-23T06:30:00Z'));
    expect([current(mediaDir).alertId, current(mediaDir, 'fm-nishitokyo').alertId]).toEqual(['alert-2', 'alert-2']);
    await open.tend?.(new Date('2026-06-23T15:00:00Z'));
    for (const sub of ['', 'fm-nishitokyo']) {
      expect(current(mediaDir, sub)).toEqual({ onAir: false, segments: [], wav: null, wavNote: null });
      expect(readFileSync(join(mediaDir, sub, 'current.txt'), 'utf8')).toContain('Nothing on air');
    }
  });

  it('takes an all-clear off the air after ten minutes only where another order is in force', async () => {
    const mediaDir = join(folder, 'over');
    const open = await station(mediaDir);
    const other = { alertId: 'alert-2', shortId: '48216', issuedAt: new Date('2026-06-22T06:20:00Z') };
    await open.deliver(batch(await render({}, other)));
    await open.deliver(batch(await render()));
    await open.deliver(batch(await render({ messageType: 'AllClear' }, { versionNumber: 2 })));
    await open.tend?.(new Date('2026-06-22T06:40:00Z'));
    expect(current(mediaDir)).toMatchObject({ alertId: 'alert-1', messageType: 'AllClear' });
    await open.tend?.(new Date('2026-06-22T06:42:00Z'));
    expect(current(mediaDir)).toMatchObject({ alertId: 'alert-2', messageType: 'Alert' });
  });

  it('ends with the newest when versions come all at once', async () => {
    const mediaDir = join(folder, 'race');
    const open = await station(mediaDir);
    const scripts = await Promise.all([3, 1, 5, 2, 4].map((versionNumber) => render({}, { versionNumber })));
    await Promise.all(scripts.map((script) => open.deliver(batch(script))));
    await open.close();
    expect(current(mediaDir).version).toBe(5);
    expect(current(mediaDir, 'fm-nishitokyo').version).toBe(5);
    expect(readdirSync(mediaDir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('asks for another try when the disk refuses, without telling its paths', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, '');
    const [answer] = await (await station(blocked)).deliver(batch(await render()));
    expect(answer?.reason).toBe('provider-busy');
    expect(answer?.detail).toMatch(/EEXIST|ENOTDIR/);
    expect(answer?.detail).not.toContain(folder);
  });

  it('does not let a place name leave the folder', async () => {
    const mediaDir = join(folder, 'inside');
    const evil = { code: '../../evil', name: '', area: '13229', sheet: 1 };
    const open = await station(mediaDir);
    const one = batch(await render({}, { place: evil }));
    await open.deliver({ ...one, recipients: [{ wayId: 'way-1', address: { place: '../../evil' }, leaveToken: '' }] });
    expect(readdirSync(folder)).not.toContain('evil');
    expect(readdirSync(mediaDir)).toEqual(expect.arrayContaining(['48215-v1-______evil.json', '______evil']));
  });
});

itIsAChannel(fmFeed, {
  profile: nishitokyo,
  place: { code: 'fm-nishitokyo', name: 'エフエム西東京', area: '13229', sheet: 1 },
  settings: {},
  languages: ['ja'],
});
