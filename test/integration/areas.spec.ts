import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AreaCheckService } from '../../src/areas/area-check.service.js';
import { AreasService } from '../../src/areas/areas.service.js';
import { DistrictMapService } from '../../src/areas/district-map.service.js';
import { readJmaTable } from '../../src/areas/jma-table.js';
import { areaName } from '../../src/domain/area.js';
import { areasNamed } from '../../src/domain/area-names.js';
import { districtsOf } from '../../src/domain/districts.js';
import { AlarmsService } from '../../src/monitor/alarms.service.js';
import { loadProfile } from '../../src/platform/config/profile.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';

const FIXTURES = resolve(import.meta.dirname, '../../../shared/fixtures/areas');
const when = existsSync(FIXTURES) ? describe : describe.skip;
const BY = { id: 'cli', name: '運用の端末' };
const SIDE = 0.004;
let town: TestHub;
const folder = mkdtempSync(join(tmpdir(), 'todoke-areas-'));

beforeAll(async () => {
  town = await startTestHub();
}, 60_000);
afterAll(async () => {
  await town.close();
  rmSync(folder, { recursive: true, force: true });
});

type Point = readonly [lat: number, lon: number];

function squareAt([lat, lon]: Point, side = SIDE): number[][] {
  return [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
}

const cornerOf = (i: number): Point => [35.7 + SIDE * Math.floor(i / 12), 139.5 + SIDE * (i % 12)];

/** The districts of the town as a sheet of squares. */
function sheet(areas = districtsOf(nishitokyo)): object {
  return {
    type: 'FeatureCollection',
    features: areas.map((area) => ({
      type: 'Feature',
      properties: { S_NAME: areaName(nishitokyo, area, 'ja') },
      geometry: { type: 'Polygon', coordinates: [squareAt(cornerOf(districtsOf(nishitokyo).indexOf(area)))] },
    })),
  };
}

function hub(...words: string[]): { status: number | null; json: Record<string, unknown>; stderr: string } {
  const run = spawnSync(process.execPath, ['dist/cli/hub.js', 'areas', ...words, '--json'], {
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      PATH: process.env.PATH,
      CITY: 'nishitokyo',
      DATA_DIR: town.dataDir,
      DATABASE_URL: town.hub.opened.platform.config.environment.DATABASE_URL,
      LOG_LEVEL: 'warn',
    },
  });
  return { status: run.status, json: JSON.parse(run.stdout || '{}') as Record<string, unknown>, stderr: run.stderr };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const HEAD = 'type,code,name,kana,parent,valid_from,valid_to\n';
const within = (): ReturnType<DistrictMapService['areasWithin']> => town.get(DistrictMapService).areasWithin();
const count = async (table: string): Promise<number> =>
  (await town.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

describe('tables of areas', () => {
  it('are imported from a CSV by the command, checked, shown and written into the audit trail', async () => {
    const csv = file(
      'codes.csv',
      `${HEAD}seismic-area,250,福島県中通り,,,2020-01-01,\ntsunami-area,250,福島県,,,2020-01-01,\nseismic-area,351,東京都多摩東部,,,2020-01-01,\n`,
    );
    expect(hub('import', csv, '--dry-run')).toMatchObject({ status: 0, json: { ok: true, fresh: { length: 3 } } });
    expect(await count('area_code')).toBe(0);
    expect(hub('import', csv, '--source', '気象庁 コード表')).toMatchObject({
      status: 0,
      json: { fresh: { length: 3 } },
    });
    expect(await count('area_code')).toBe(3);
    const shown = hub('show', '250').json as { codes: { type: string; periods: { value: { name: string } }[] }[] };
    expect(shown.codes.map(({ type, periods }) => [type, periods[0]!.value.name])).toEqual([
      ['seismic-area', '福島県中通り'],
      ['tsunami-area', '福島県'],
    ]);
    expect(hub('check')).toMatchObject({ status: 0, json: { ok: true } });
    const lines = await town.database.query("SELECT object, actor_id FROM audit WHERE action = 'areas.import'");
    expect(lines).toEqual([{ object: '気象庁 コード表', actor_id: 'cli' }]);
  }, 120_000);

  it('with one bad line are not written at all', async () => {
    const before = await count('area_code');
    const bad = file('bad.csv', `${HEAD}volcano,306,浅間山,,,2020-01-01,\nclass20,720300,郡山市,,,,\n`);
    expect(hub('import', bad)).toMatchObject({ status: 1, json: { ok: false, troubles: [{ where: '3行目' }] } });
    expect(await count('area_code')).toBe(before);
    expect(hub('import', file('cut.json', '{"class20s": {'))).toMatchObject({ status: 1 });
    expect(hub('import', file('other.json', '{"a": 1}'))).toMatchObject({ status: 1 });
    expect(hub('import').status).toBe(2);
  }, 120_000);

  it('tell of a city that was divided: the check fails, and an alarm says what to write into the profile', async () => {
    const row = (code: string, name: string, days: string): string => `class20,${code},${name},,130013,${days}\n`;
    const csv = `${HEAD}${row('1322900', '西東京市', '2010-05-27,2026-05-28')}${row('1322901', '西東京市北部', '2026-05-28,')}${row('1322902', '西東京市南部', '2026-05-28,')}`;
    expect(hub('import', file('split.csv', csv))).toMatchObject({ status: 0 });
    const { findings } = await town.get(AreaCheckService).check();
    expect(findings.filter(({ isNote }) => !isNote).map(({ what }) => what)).toEqual(['expired', 'split']);
    expect(hub('check').status).toBe(1);
    const alarms = await town.get(AlarmsService).now();
    expect(alarms.find(({ id }) => id.startsWith('areas:split'))?.ja).toContain('"1322901", "1322902"');
    await town.database.query("DELETE FROM area_code WHERE type = 'class20'");
    await town.database.query(
      "INSERT INTO area_import (kind, source, hash, valid_from, counts, at) VALUES ('codes', 'x', 'x', '2026-01-01', '{}', now())",
    );
    expect((await town.get(AlarmsService).now()).filter(({ id }) => id.startsWith('areas'))).toEqual([]);
  }, 120_000);
});

describe('boundaries', () => {
  it('are used from the moment they are complete, by a process that did not import them', async () => {
    expect(await within()).toBeUndefined();
    const [last] = districtsOf(nishitokyo).slice(-1);
    const part = hub('import', file('part.geojson', sheet(districtsOf(nishitokyo).slice(0, -1))));
    expect(part).toMatchObject({ status: 0, json: { fresh: { length: 113 }, uncovered: [last] } });
    expect(await within()).toBeUndefined();
    expect(hub('check')).toMatchObject({ status: 1, json: { withoutBoundary: [last] } });
    expect(hub('import', file('rest.geojson', sheet([last!])))).toMatchObject({ status: 0, json: { uncovered: [] } });
    // A map that could not be read is read again at the next telegram.
    const areasWithin = await eventually(within);
    const [lat, lon] = cornerOf(0);
    expect(areasWithin({ polygons: [], circles: [{ centre: [lat + 0.001, lon + 0.001], km: 0 }] })).toEqual([
      '13229.tanashi.1',
    ]);
    expect(areasWithin({ polygons: [], circles: [{ centre: [35.73, 139.52], km: 50 }] })).toEqual(['13229']);
    expect(areasWithin({ polygons: [], circles: [{ centre: [43.06, 141.35], km: 5 }] })).toEqual([]);
  }, 120_000);

  it('with a feature that names nothing of ours are refused as a whole', async () => {
    const [feature] = (sheet() as { features: { properties: object }[] }).features;
    const features = [feature, { ...feature, properties: { S_NAME: '竜宮町一丁目' } }];
    expect(hub('import', file('bad.geojson', { type: 'FeatureCollection', features }))).toMatchObject({
      status: 1,
      json: { troubles: [{ where: '2番目の図形' }] },
    });
    expect(await count('area_boundary')).toBe(114);
  }, 60_000);

  it('that have not changed are not written again', async () => {
    const done = await town
      .get(AreasService)
      .importBoundaries(BY, sheet(), { source: 'again', hash: 'x', isDryRun: false });
    expect(done).toMatchObject({ fresh: [], changed: [], same: 114, troubles: [] });
  });
});

when('the table of 2021 and the 丁目 of Geolonia (skipped where ../shared/fixtures is not there)', () => {
  const table = (): unknown => JSON.parse(readFileSync(join(FIXTURES, 'area.json'), 'utf8'));
  const wish = { source: 'area.json', hash: 'x', from: '2021-10-06', isDryRun: false };

  it('imports 1,776 class20, 375 class15, 142 class10 and 58 offices, and twice the same', async () => {
    const service = town.get(AreasService);
    const done = await service.importCodes(BY, readJmaTable(table()), wish);
    expect(done).toMatchObject({ troubles: [], changed: [], gone: [] });
    const counts = await town.database.query<{ type: string; n: number }>(
      "SELECT type, count(*)::int AS n FROM area_code WHERE source = 'area.json' GROUP BY type ORDER BY type",
    );
    expect(Object.fromEntries(counts.map(({ type, n }) => [type, n]))).toEqual({
      center: 11,
      class10: 142,
      class15: 375,
      class20: 1_776,
      office: 58,
    });
    const again = await service.importCodes(BY, readJmaTable(table()), { ...wish, from: '2026-11-01' });
    expect(again).toMatchObject({ same: 2_362, fresh: [], changed: [], gone: [] });
    const koriyama = await town.database.query(
      "SELECT code, name FROM area_code WHERE type = 'class20' AND code LIKE '07203%' ORDER BY code",
    );
    expect(koriyama).toEqual([
      { code: '0720301', name: '郡山市' },
      { code: '0720302', name: '郡山市湖南' },
    ]);
    expect((await service.show('011000')).map(({ type }) => type)).toEqual(['center', 'class10', 'office']);
  }, 60_000);

  it.each(['nishitokyo', 'koganei', 'aizuwakamatsu'])(
    'has every code of %s',
    async (city) => {
      const other = await startTestHub({ CITY: city });
      try {
        await other.get(AreasService).importCodes(BY, readJmaTable(table()), wish);
        const { findings } = await other.get(AreaCheckService).check();
        expect(findings.filter(({ isNote }) => !isNote)).toEqual([]);
      } finally {
        await other.close();
      }
    },
    60_000,
  );

  it.each([
    ['西東京市', 'nishitokyo', 114],
    ['小金井市', 'koganei', 45],
  ])('every 丁目 of %s is one of ours by its name', (name, city, many) => {
    const rows = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as { town: string }[];
    const profile = loadProfile(city);
    const found = rows.map(({ town: written }) => areasNamed(profile, written));
    expect(new Set(found.flatMap(({ areas }) => areas)).size).toBe(many);
    expect(found.flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  it('a shape around the real points of some 丁目 concerns those', async () => {
    const rows = JSON.parse(readFileSync(join(FIXTURES, '西東京市.json'), 'utf8')) as {
      town: string;
      lat: number;
      lng: number;
    }[];
    const half = 0.0002;
    const features = rows.map(({ town: written, lat, lng }) => ({
      type: 'Feature',
      properties: { S_NAME: written },
      geometry: { type: 'Polygon', coordinates: [squareAt([lat - half, lng - half], 2 * half)] },
    }));
    const done = await town
      .get(AreasService)
      .importBoundaries(BY, { type: 'FeatureCollection', features }, { source: 'points', hash: 'y', isDryRun: false });
    expect(done).toMatchObject({ troubles: [], changed: { length: 114 }, uncovered: [] });
    // A map that could not be read is read again at the next telegram.
    const areasWithin = await eventually(within);
    for (const { town: written, lat, lng } of rows)
      expect(areasWithin({ polygons: [], circles: [{ centre: [lat, lng], km: 0 }] })).toEqual(
        areasNamed(nishitokyo, written).areas,
      );
  });
});
