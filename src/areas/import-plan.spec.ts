import { describe, expect, it } from '@jest/globals';
import { loadProfile } from '../platform/config/profile.js';
import { readCsvTable } from './csv-table.js';
import { keyOf, planCodes, type CodeFacts, type CodeRow } from './import-plan.js';
import { readJmaTable } from './jma-table.js';
import { checkProfile, usedCodes } from './profile-check.js';
import type { Period } from '../domain/validity.js';

const TERMS = { from: '2026-05-28', source: 'new' };
const class20 = (code: string, name: string, more: Partial<CodeRow> = {}): CodeRow => ({
  where: code,
  type: 'class20',
  code,
  facts: { name, parent: '070012' },
  ...more,
});
const known = (...rows: [string, Period<CodeFacts>[]][]): Map<string, Period<CodeFacts>[]> =>
  new Map(rows.map(([code, periods]) => [keyOf('class20', code), periods]));
const koriyama: [string, Period<CodeFacts>[]] = [
  '0720300',
  [{ from: '2010-05-27', value: { name: '郡山市', parent: '070012', source: 'old' } }],
];

describe('a table of codes', () => {
  it('that divides a city ends the old code on that day and begins the new ones', () => {
    const rows = [class20('0720301', '郡山市'), class20('0720302', '郡山市湖南')];
    const plan = planCodes(known(koriyama), { rows, whole: ['class20'] }, TERMS);
    expect(plan).toMatchObject({
      troubles: [],
      fresh: ['class20 0720301', 'class20 0720302'],
      gone: ['class20 0720300'],
      changed: [],
    });
    expect(plan.next.get('class20 0720300')).toMatchObject([{ from: '2010-05-27', to: '2026-05-28' }]);
  });

  it('that is not the whole table takes nothing away', () => {
    const plan = planCodes(known(koriyama), { rows: [class20('0720301', '郡山市')], whole: [] }, TERMS);
    expect(plan).toMatchObject({ fresh: ['class20 0720301'], gone: [] });
  });

  it('handed in twice changes nothing the second time', () => {
    const file = { rows: [class20('0720300', '郡山市'), class20('0720400', 'いわき市')], whole: ['class20' as const] };
    const first = planCodes(known(koriyama), file, TERMS);
    const after = new Map([...known(koriyama), ...first.next]);
    expect(first.same).toBe(1);
    expect(planCodes(after, file, { ...TERMS, from: '2026-06-01' })).toMatchObject({ same: 2, fresh: [], changed: [] });
    expect(planCodes(after, file, { ...TERMS, from: '2026-06-01' }).next.size).toBe(0);
  });

  it('gives a renamed code its new name from that day on, and keeps the old for the days before', () => {
    const plan = planCodes(known(koriyama), { rows: [class20('0720300', '新郡山市')], whole: [] }, TERMS);
    expect(plan.changed).toEqual(['class20 0720300']);
    expect(plan.next.get('class20 0720300')).toMatchObject([
      { to: '2026-05-28', value: { name: '郡山市', source: 'old' } },
      { from: '2026-05-28', value: { name: '新郡山市', source: 'new' } },
    ]);
  });

  it('that is older than what is known is refused', () => {
    const plan = planCodes(
      known(koriyama),
      { rows: [class20('0720300', '郡山')], whole: [] },
      { from: '2001-01-01', source: 'x' },
    );
    expect(plan.troubles).toMatchObject([{ where: '0720300', ja: expect.stringContaining('2010-05-27') }]);
  });

  it('names every line that has to be mended', () => {
    const { rows, troubles } = readCsvTable(
      [
        'type,code,name,kana,parent,valid_from,valid_to',
        'class20,720300,郡山市,,,,',
        'klass20,0720300,郡山市,,,,',
        'seismic-city,0720300,郡山市,,,2026/05/28,',
        'municipality6,072029,会津若松市,,,,',
        'tsunami-area,250,福島県,,,2026-05-28,2026-05-28',
        'tsunami-area,220,宮城県,,,,',
        'tsunami-area,220,宮城県,,,,',
      ].map((line, i) => ({ line: i + 1, cells: line.split(',') })),
    );
    expect(troubles.map(({ where }) => where)).toEqual(['3行目', '4行目']);
    expect(planCodes(new Map(), { rows, whole: [] }, TERMS).troubles.map(({ where }) => where)).toEqual([
      '2行目',
      '5行目',
      '6行目',
      '8行目',
    ]);
    expect(readCsvTable([{ line: 1, cells: ['種類', 'code'] }]).troubles).toHaveLength(1);
  });

  it('in the shape of area.json must hold all the relatives that it names', () => {
    const entry = (name: string, parent?: string, children?: string[]): Record<string, unknown> => ({
      name,
      ...(parent === undefined ? {} : { parent }),
      ...(children === undefined ? {} : { children }),
    });
    const table = {
      centers: { '010300': entry('関東甲信地方', undefined, ['130000']) },
      offices: { '130000': entry('東京都', '010300', ['130010']) },
      class10s: { '130010': entry('東京地方', '130000', ['130013']) },
      class15s: { '130013': entry('多摩北部', '130010', ['1322900']) },
      class20s: { '1322900': entry('西東京市', '130013') },
    };
    expect(readJmaTable(table)).toMatchObject({ troubles: [], rows: { length: 5 }, whole: { length: 5 } });
    const broken = readJmaTable({ ...table, class20s: {} });
    expect(broken.troubles).toMatchObject([{ where: 'class15s.130013' }]);
    expect(readJmaTable({ ...table, class15s: {} }).troubles.length).toBeGreaterThan(0);
    expect(readJmaTable({ class20s: [] }).troubles.length).toBeGreaterThan(0);
  });
});

describe('the codes of a profile against the tables', () => {
  const profile = loadProfile('aizuwakamatsu');
  const LOADED = ['class20', 'class15', 'class10', 'office'] as const;
  const since = (facts: Omit<CodeFacts, 'source'>, to?: string): Period<CodeFacts>[] => [
    { from: '2010-05-27', ...(to === undefined ? {} : { to }), value: { ...facts, source: 'x' } },
  ];
  const tables = (): Map<string, Period<CodeFacts>[]> =>
    new Map([
      [keyOf('class20', '0720200'), since({ name: '会津若松市', parent: '070032' })],
      [keyOf('class15', '070032'), since({ name: '会津中部', parent: '070030' })],
      [keyOf('class10', '070030'), since({ name: '会津', parent: '070000' })],
      [keyOf('office', '070000'), since({ name: '福島県', parent: '010200' })],
    ]);
  const found = (codes: Map<string, Period<CodeFacts>[]>): string[] =>
    checkProfile(profile, { today: '2026-06-01', loaded: LOADED, codes })
      .filter(({ isNote }) => !isNote)
      .map(({ what, code }) => `${what} ${code.type} ${code.value}`);

  it('are clean, and lists that are not loaded are only noted', () => {
    expect(found(tables())).toEqual([]);
    const notes = checkProfile(profile, { today: '2026-06-01', loaded: LOADED, codes: tables() });
    expect(notes.map(({ what, code }) => [what, code.type])).toEqual([
      ['not-loaded', 'municipality'],
      ['not-loaded', 'seismic-city'],
      ['not-loaded', 'seismic-area'],
    ]);
    expect(usedCodes(profile).length).toBeGreaterThanOrEqual(7);
  });

  it('are unknown, over, divided or moved, each with what to do', () => {
    const gone = tables();
    gone.delete(keyOf('class15', '070032'));
    expect(found(gone)).toEqual(['unknown class15 070032']);
    const split = tables()
      .set(keyOf('class20', '0720200'), since({ name: '会津若松市', parent: '070032' }, '2026-05-28'))
      .set(keyOf('class20', '0720201'), since({ name: '会津若松市北', parent: '070032' }))
      .set(keyOf('class20', '0720202'), since({ name: '会津若松市南', parent: '070033' }));
    expect(found(split)).toEqual(['expired class20 0720200', 'split class20 0720201 0720202']);
    const words = checkProfile(profile, { today: '2026-06-01', loaded: LOADED, codes: split });
    expect(words.find(({ what }) => what === 'split')?.ja).toContain('["0720201", "0720202"]');
    const moved = tables().set(keyOf('class20', '0720200'), since({ name: '会津若松市', parent: '070031' }));
    expect(found(moved)).toEqual(['moved class20 0720200']);
  });

  it('of another list with the same digits say nothing', () => {
    const codes = tables();
    codes.delete(keyOf('class10', '070030'));
    codes.set(keyOf('class15', '070030'), since({ name: '会津', parent: '070000' }));
    expect(found(codes)).toEqual(['unknown class10 070030']);
  });
});
