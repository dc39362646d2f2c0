import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import writeXlsx from 'write-excel-file/node';
import { AddressesService } from '../../src/audience/addresses.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import { checkResidents, writeResidents } from '../../src/cli/residents-import.js';
import { startTestHub, type TestHub } from '../support/hub.js';

const LINES = [
  '世帯番号,氏名,ふりがな,町名,言語,メールアドレス,電話番号,連絡方法,訓練参加,要支援,同意日',
  'A-1,金糸雀 太郎,かなりあ たろう,柳沢三丁目,日本語,taro@example.jp,,デジタル,はい,いいえ,2026-04-01',
  'A-1,金糸雀 ハナ,かなりあ はな,柳沢3丁目,,,042-400-1234,電話;紙,いいえ,はい,令和8年4月1日',
  'A-2,髙﨑 ミン,,田無町１丁目,ベトナム語,minh@example.jp,,デジタル;ラジオ,,,2026-05-02',
];
const BAD = [...LINES, 'A-3,雲雀 一,,柳沢二丁目,,hibari@example.jp,,デジタル,,,4月1日'];
const NOW = new Date('2026-11-21T03:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'todoke-residents-'));
let town: TestHub;

beforeAll(async () => {
  town = await startTestHub();
}, 30_000);
afterAll(async () => {
  await town.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => town.database.query('TRUNCATE household, member CASCADE'));

function fileWith(name: string, bytes: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function imported(file: string): Promise<{ households: number; ways: number }> {
  const checked = await checkResidents(file, town.hub.opened.platform.config, NOW);
  if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.refused));
  return writeResidents(town.get(ResidentsService), checked.households);
}

interface Found {
  id: string;
  channel: string;
  sealed: Buffer;
  area: string;
  language: string;
  drills: boolean;
  version: string;
}

/** Who is in the database now, with the addresses opened. */
async function found(): Promise<unknown[]> {
  const ways = await town.database.query<Found>(
    `SELECT w.id, w.channel, w.sealed, w.areas[1] AS area, w.language, w.drills, c.version
     FROM way w JOIN consent c ON c.way_id = w.id WHERE w.household_id IS NOT NULL ORDER BY w.areas[1], w.channel`,
  );
  return ways.map(({ area, channel, language, drills, version, ...way }) => [
    area,
    channel,
    town.get(AddressesService).open({ channel, ...way }),
    language,
    drills,
    version,
  ]);
}

const EXPECTED = [
  ['13229.tanashi.1', 'email', 'minh@example.jp', 'vi', false, 'residents-file 2026-05-02'],
  ['13229.tanashi.1', 'radio', '', 'vi', false, 'residents-file 2026-05-02'],
  ['13229.yagisawa.3', 'board', '', 'ja', false, 'residents-file 2026-04-01'],
  ['13229.yagisawa.3', 'email', 'taro@example.jp', 'ja', true, 'residents-file 2026-04-01'],
  ['13229.yagisawa.3', 'phone', '042-400-1234', 'ja', false, 'residents-file 2026-04-01'],
];

describe('a list of residents', () => {
  const text = LINES.join('\r\n');
  const rows = LINES.map((line) => line.split(',').map((value) => (value === '' ? null : { value, type: String })));

  it.each<[string, () => Promise<string | Buffer>]>([
    ['utf8.csv', () => Promise.resolve(text)],
    ['cp932.csv', () => Promise.resolve(iconv.encode(text, 'CP932'))],
    ['excel.xlsx', () => writeXlsx(rows).toBuffer()],
  ])('from %s is in the hub with its households, ways and consents', async (name, bytes) => {
    expect(await imported(fileWith(name, await bytes()))).toEqual({ households: 2, ways: 5 });
    expect(await found()).toEqual(EXPECTED);
    const [people] = await town.database.query(
      'SELECT count(*)::int AS all, (count(*) FILTER (WHERE needs_support))::int AS helped FROM member',
    );
    expect(people).toEqual({ all: 3, helped: 1 });
  });

  it('handed in twice is there once', async () => {
    const file = fileWith('again.csv', text);
    await imported(file);
    await imported(file);
    const [counts] = await town.database.query(
      'SELECT (SELECT count(*)::int FROM household) AS households, (SELECT count(*)::int FROM member) AS members, (SELECT count(*)::int FROM way WHERE household_id IS NOT NULL) AS ways',
    );
    expect(counts).toEqual({ households: 2, members: 3, ways: 5 });
  });

  it('with one bad row writes nothing and names the row', async () => {
    const checked = await checkResidents(fileWith('bad.csv', BAD.join('\n')), town.hub.opened.platform.config, NOW);
    expect(checked).toEqual({
      kind: 'refused',
      refused: [{ line: 5, column: '同意日', reason: '日付を 2026-04-01 か 令和8年4月1日 の形で書いてください。' }],
    });
    expect(await found()).toEqual([]);
  });

  it('with a push service that this hub would not send to is refused', async () => {
    const push = 'household,name,town,push_endpoint,push_p256dh,push_auth,consent_on';
    const key = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM';
    const row = `A-9,雲雀 一,柳沢1丁目,https://push.unknown.example/x,${key},AAAAAAAAAAAAAAAAAAAAAA,2026-04-01`;
    const checked = await checkResidents(
      fileWith('push.csv', `${push}\n${row}\n`),
      town.hub.opened.platform.config,
      NOW,
    );
    expect(checked).toMatchObject({ kind: 'refused', refused: [{ line: 2, column: 'プッシュ通知の宛先' }] });
  });
});

describe('the command `residents import`', () => {
  function hub(...words: string[]): { status: number | null; stdout: string; stderr: string } {
    const { environment } = town.hub.opened.platform.config;
    const run = spawnSync(process.execPath, ['dist/cli/hub.js', 'residents', 'import', ...words], {
      encoding: 'utf8',
      timeout: 30_000,
      env: {
        PATH: process.env.PATH,
        CITY: 'nishitokyo',
        DATA_DIR: town.dataDir,
        DATABASE_URL: environment.DATABASE_URL,
        LOG_LEVEL: 'warn',
      },
    });
    return { status: run.status, stdout: run.stdout, stderr: run.stderr };
  }

  it('ends with 0, and what it wrote is there', async () => {
    const run = hub(fileWith('good.csv', LINES.join('\n')), '--json');
    expect(run).toMatchObject({ status: 0 });
    expect(JSON.parse(run.stdout)).toEqual({ ok: true, dryRun: false, people: 3, households: 2, ways: 5 });
    expect(await found()).toEqual(EXPECTED);
  }, 40_000);

  it('writes nothing in a dry run', async () => {
    const run = hub('--dry-run', fileWith('dry.csv', LINES.join('\n')), '--json');
    expect(run).toMatchObject({ status: 0 });
    expect(JSON.parse(run.stdout)).toEqual({ ok: true, dryRun: true, people: 3, households: 2 });
    expect(await found()).toEqual([]);
  }, 40_000);

  it('ends with 1 and the list of what to mend, without anybody’s name or address', async () => {
    const run = hub(fileWith('bad.csv', BAD.join('\n')));
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('5行目「同意日」: 日付を');
    expect(run.stdout).toContain('何も書き込んでいません');
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/雲雀|hibari|金糸雀/);
    expect(await found()).toEqual([]);
  }, 40_000);

  it('ends with 1 where there is no such file, and with 2 where none is named', () => {
    expect(hub('nowhere.csv')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('そのファイルがありません'),
    });
    expect(hub()).toMatchObject({ status: 2, stderr: expect.stringContaining('residents import FILE') });
  }, 40_000);
});
