import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { renderInputOf, riverAlert } from '../../../test/support/river-alert.js';
import type { VersionContent } from '../../domain/alert.js';
import type { Batch, Rendition } from '../channel.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { itIsAChannel } from '../channel-contract.js';
import { bulletin } from './index.js';
import { createPdfEngine } from './render-pdf.js';
import { renderBulletin } from './render.js';

const river = riverAlert({
  areas: ['13229.yagisawa.3', '13229.tanashi.1'],
  texts: {
    ja: {
      headline: '避難指示（石神井川の沿岸）',
      place: '',
      instruction: '危険な場所から全員、いますぐ避難してください。\n外が危ないときは、建物の2階以上へ移ってください。',
      body: '石神井川の水位が上がり、氾濫のおそれが高くなっています。\n15時20分、柳沢橋で水位2.35mを観測しました。',
    },
    en: { headline: 'Evacuation order', place: '', instruction: 'Leave dangerous places now.', body: 'High water.' },
    ko: { headline: '대피 지시', place: '', instruction: '즉시 대피하세요.', body: '강이 넘칠 수 있습니다.' },
  },
});

const inputOf = renderInputOf(river, { code: 'board-yagisawa', name: '柳沢掲示板', area: '13229.yagisawa', sheet: 7 });

const withJa = (ja: Partial<VersionContent['texts']['ja']>): Partial<VersionContent> => ({
  texts: { ja: { ...river.texts.ja, ...ja } },
});
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const withPoppler = hasPoppler ? it : it.skip;
let folder = '';
const connection = (mediaDir: string) =>
  bulletin.connect(
    {},
    { mediaDir, profile: nishitokyo, publicUrl: 'https://todoke.example.jp', warn: () => undefined },
  );

function poppler(program: string, rendition: Rendition, ...options: string[]): string {
  const file = join(folder, 'look.pdf');
  writeFileSync(file, rendition.files[0]?.bytes ?? '');
  const output = program === 'pdftotext' ? ['-'] : [];
  return execFileSync(program, [...options, file, ...output], { encoding: 'utf8' });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletin-'));
});
afterAll(async () => {
  await (await connection(folder)).close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a sheet for a notice board', () => {
  it('is one PDF of one page, named by number, version and board', async () => {
    const sheet = await bulletin.render(inputOf());
    expect(sheet.files.map((file) => [file.name, file.mediaType])).toEqual([
      ['48215-v1-board-yagisawa.pdf', 'application/pdf'],
    ]);
    expect(
      Buffer.from(sheet.files[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(sheet.measure).toEqual({ count: 1, limit: 1, unit: { ja: '枚', en: 'page' } });
    expect(sheet.warnings).toEqual([]);
  });

  it('reads in order: level, headline, place, time, what to do, detail, shelters, where to ask', async () => {
    const { preview } = await bulletin.render(inputOf());
    const order = [
      '番号 48215　第1報　シート 7',
      '警戒レベル４',
      '避難指示（石神井川の沿岸）',
      '柳沢三丁目、田無町一丁目',
      '令和8年6月22日（月）午後3時31分',
      '危険な場所から全員',
      '氾濫のおそれ',
      '田無小学校',
      'https://todoke.example.jp/alerts/48215',
      '042-464-1311',
      '気象庁',
    ];
    const places = order.map((words) => preview.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('gives the same bytes for the same input', async () => {
    const first = await bulletin.render(inputOf());
    const second = await bulletin.render(inputOf());
    expect(
      Buffer.compare(first.files[0]?.bytes ?? new Uint8Array(1), second.files[0]?.bytes ?? new Uint8Array(2)),
    ).toBe(0);
  });

  it('calls weather information 相当, because only the mayor orders a level itself', async () => {
    expect((await bulletin.render(inputOf({ topic: 'weather' }))).preview).toContain('警戒レベル４相当');
    expect((await bulletin.render(inputOf())).preview).not.toContain('相当');
  });

  it('names the shelters of the affected area first', async () => {
    const { preview } = await bulletin.render(inputOf({ areas: ['13229.yato.2'] }));
    expect(preview.indexOf('谷戸小学校')).toBeLessThan(preview.indexOf('田無小学校'));
  });

  it('sends nobody to a shelter when the danger is over or the news is from the library', async () => {
    expect((await bulletin.render(inputOf({ messageType: 'AllClear' }))).preview).not.toContain('田無小学校');
    expect((await bulletin.render(inputOf({ topic: 'library', level: undefined }))).preview).not.toContain(
      '田無小学校',
    );
  });

  it('never shows a level on a withdrawal, and says 取消', async () => {
    const { preview } = await bulletin.render(inputOf({ messageType: 'Cancel' }));
    expect(preview).toContain('取消');
    expect(preview).not.toContain('警戒レベル');
  });
});

describe('the mark of a drill', () => {
  it.each(['ja', 'en'] as const)('stands first and last on the sheet in %s', async (language) => {
    const lines = (await bulletin.render(inputOf({ kind: 'drill' }, { language }))).preview.split('\n');
    expect(lines[0]).toMatch(/訓練|DRILL/);
    expect(lines.at(-1)).toBe(lines[0]);
  });

  it('is on no sheet of a real alert', async () => {
    expect((await bulletin.render(inputOf())).preview).not.toMatch(/訓練|試験/);
  });

  withPoppler('is printed at the top and the bottom of every page (needs pdftotext)', async () => {
    const long = await bulletin.render(
      inputOf({ kind: 'drill', ...withJa({ body: `${river.texts.ja.body}\n`.repeat(15) }) }),
    );
    const pages = poppler('pdftotext', long)
      .split('\f')
      .filter((page) => page.trim() !== '');
    expect(pages.length).toBe(2);
    for (const page of pages) expect(page.match(/これは訓練です。/g)).toHaveLength(2);
  });
});

describe('what cannot be printed', () => {
  it('is replaced by 〓 and named', async () => {
    const sheet = await bulletin.render(inputOf(withJa({ body: '連絡先は𠮷田、髙橋、🚨です。' })));
    expect(sheet.preview).toContain('𠮷田、髙橋、〓です。');
    expect(sheet.warnings).toEqual([expect.stringContaining('U+1F6A8')]);
  });

  it('falls back to a language whose letters our fonts have, and tells the reader so', async () => {
    const ko = { headline: 'ᎣᏏᏲ ᏗᎵᏍᏙᏗ', place: '', instruction: 'ᎠᏂᎦᏔᎲ', body: 'ᎤᎾᏓᏡᎬ' };
    const sheet = await bulletin.render(inputOf({ texts: { ...river.texts, ko } }, { language: 'ko' }));
    expect(sheet.language).toBe('en');
    expect(sheet.preview).toContain('Evacuation order');
    expect(sheet.preview).toContain(fallbackNote('ko', 'en'));
    expect(sheet.warnings).toHaveLength(1);
  });

  it('loses invisible characters that could turn the reading round', async () => {
    const sheet = await bulletin.render(inputOf(withJa({ headline: '避難\u202e指示\u200b\u0007' })));
    expect(sheet.preview).toContain('避難指示\n');
  });

  it('is never code: Typst markup stays text', async () => {
    const trick = '#panic("x") *b* #read("/etc/hosts") $x$ @ref <label> \\ [ ] _';
    const sheet = await bulletin.render(inputOf(withJa({ headline: trick, body: trick })));
    expect(sheet.files[0]?.mediaType).toBe('application/pdf');
    expect(sheet.preview.split(trick)).toHaveLength(3);
  });

  it('says so when one page does not hold the text', async () => {
    const sheet = await bulletin.render(inputOf(withJa({ body: `${river.texts.ja.body}\n`.repeat(15) })));
    expect(sheet.measure.count).toBe(2);
    expect(sheet.warnings).toEqual([expect.stringContaining('2枚')]);
  });

  it('leaves out the end of a text that no board could hold, at a sentence, and says so', async () => {
    const sheet = await bulletin.render(
      inputOf({ kind: 'drill', ...withJa({ body: 'とても長い文です。'.repeat(2_500) }) }),
    );
    expect(sheet.measure.count).toBeLessThanOrEqual(3);
    expect(sheet.preview).toContain('とても長い文です。…\n');
    expect(sheet.warnings).toContainEqual(expect.stringContaining('終わりを省き'));
  });
});

describe('the PDF itself', () => {
  it('holds nothing active', async () => {
    const trick = '<script>alert(1)</script> javascript:alert(1) /Launch';
    const bytes = Buffer.from((await bulletin.render(inputOf(withJa({ body: trick })))).files[0]?.bytes ?? []);
    for (const name of ['/JavaScript', '/JS', '/Launch', '/OpenAction', '/AA ', '/URI'])
      expect(bytes.includes(name)).toBe(false);
  });

  it('declares PDF/UA-1', async () => {
    const bytes = Buffer.from((await bulletin.render(inputOf())).files[0]?.bytes ?? []);
    expect(bytes.toString('latin1')).toMatch(/pdfuaid:part(>|=")1/);
  });

  withPoppler('gives its text back (needs pdftotext)', async () => {
    const text = poppler('pdftotext', await bulletin.render(inputOf())).replaceAll(/\s/g, '');
    for (const words of ['警戒レベル４', '避難指示', '三丁目', '危険な場所から全員、', '042-464-1311', '48215']) {
      expect(text).toContain(words);
    }
  });

  withPoppler('embeds our fonts and no other (needs pdffonts)', async () => {
    const fonts = poppler('pdffonts', await bulletin.render(inputOf(withJa({ body: '𠮷 ⚠ Ω' }))))
      .split('\n')
      .slice(2);
    const rows = fonts.filter((row) => row.trim() !== '');
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+(BIZUDGothic|BIZUDPGothic|NotoSansJP).* yes yes yes /);
  });

  withPoppler('keeps a very long word inside the sheet (needs pdftotext)', async () => {
    const sheet = await bulletin.render(inputOf(withJa({ body: `見る https://example.jp/${'a'.repeat(300)}` })));
    const right = Array.from(poppler('pdftotext', sheet, '-bbox').matchAll(/xMax="([\d.]+)"/g), (found) =>
      Number(found[1]),
    );
    // A4 is 595.3 pt wide, the margin 14 mm.
    expect(Math.max(...right)).toBeLessThan(595.3 - 39);
  });
});

describe('when the typesetter fails', () => {
  const failing = async (code: string, timeoutMs: number): Promise<Rendition> => {
    const childFile = join(folder, `child-${timeoutMs}.mjs`);
    writeFileSync(childFile, code);
    const engine = createPdfEngine({ childFile, timeoutMs });
    const sheet = await renderBulletin(engine, inputOf());
    engine.close();
    return sheet;
  };

  it('makes a plain text sheet after the time limit', async () => {
    const sheet = await failing('process.on("message", () => { for (;;); });', 300);
    expect(sheet.files.map((file) => file.name)).toEqual(['48215-v1-board-yagisawa.txt']);
    expect(Buffer.from(sheet.files[0]?.bytes ?? []).toString()).toBe(`${sheet.preview}\n`);
    expect(sheet.warnings).toEqual([expect.stringContaining('時間切れ')]);
  });

  it('makes a plain text sheet when its process dies again and again', async () => {
    const sheet = await failing('process.exit(3);', 4_000);
    expect(sheet.files[0]?.mediaType).toBe('text/plain; charset=utf-8');
    expect(sheet.warnings).toEqual([expect.stringContaining('停止')]);
  });

  it('makes a plain text sheet when the text is refused', async () => {
    const sheet = await failing(
      'process.on("message", (job) => process.send({ id: job.id, error: "unknown font" }));',
      4_001,
    );
    expect(sheet.warnings).toEqual([expect.stringContaining('組版の誤り')]);
  });
});

describe('delivery', () => {
  const batch = (rendition: Rendition): Batch<unknown> => ({
    rendition,
    recipients: [{ wayId: 'way-1', address: { place: 'board-yagisawa' }, leaveToken: '' }],
    versionId: 'version-1',
    alertId: 'alert-1',
    retryKey: 'b7a5c0de-0000-4000-8000-000000000001',
    atOnce: 10,
    mayStart: () => true,
    settled: () => undefined,
    urgency: 'Immediate',
    expiresAt: new Date('2026-06-23T06:30:00Z'),
    now: new Date('2026-06-22T06:31:00Z'),
    signal: AbortSignal.timeout(10_000),
  });

  it('puts the sheet into the folder whole, and again without harm', async () => {
    const mediaDir = join(folder, 'media');
    const rendition = await bulletin.render(inputOf());
    const open = await connection(mediaDir);
    for (let i = 0; i < 2; i++) {
      expect(await open.deliver(batch(rendition))).toEqual([
        { wayId: 'way-1', reason: 'published', detail: '48215-v1-board-yagisawa.pdf' },
      ]);
    }
    expect(readdirSync(mediaDir)).toEqual(['48215-v1-board-yagisawa.pdf']);
    expect(
      Buffer.compare(
        readFileSync(join(mediaDir, '48215-v1-board-yagisawa.pdf')),
        rendition.files[0]?.bytes ?? new Uint8Array(),
      ),
    ).toBe(0);
  });

  it('asks for another try when the disk refuses, without telling its paths', async () => {
    const blocked = join(folder, 'not-a-folder');
    writeFileSync(blocked, '');
    const [answer] = await (await connection(blocked)).deliver(batch(await bulletin.render(inputOf())));
    expect(answer?.reason).toBe('provider-busy');
    expect(answer?.detail).toMatch(/EEXIST|ENOTDIR/);
    expect(answer?.detail).not.toContain(folder);
  });
});

itIsAChannel(bulletin, {
  profile: nishitokyo,
  place: { code: 'board-yagisawa', name: '柳沢掲示板', area: '13229.yagisawa', sheet: 7 },
  settings: {},
});
