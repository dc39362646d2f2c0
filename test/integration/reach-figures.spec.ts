import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertRecord } from '../../src/alerts/alert-record.js';
import { issuedOf } from '../../src/alerts/alert-record.js';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { AddressesService } from '../../src/audience/addresses.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import { LedgerService } from '../../src/ledger/ledger.service.js';
import { ReachFiguresService } from '../../src/reach/figures.service.js';
import type { HouseholdCount, ReachFigures } from '../../src/reach/figures.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReachWorker } from '../../src/reach/reach.worker.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { startTestSinks } from '../support/sinks.js';

const TOWN_SIZE = 3_000;

/** Households of three districts, each with a telephone, some with a board or a radio; no address is ever opened here. */
const SYNTHETIC = `
  WITH homes AS (
    INSERT INTO household (organisation, area, created_at)
    SELECT 'city', (ARRAY['13229.yagisawa.1', '13229.yagisawa.2', '13229.tanashi.3'])[1 + i % 3], now() FROM generate_series(1, $1::int) AS i
    RETURNING id, area
  ), numbered AS (SELECT id, row_number() OVER () AS i FROM homes)
  INSERT INTO way (organisation, household_id, channel, sealed, address_index, state, language, areas, topics, groups, created_at, changed_at)
  SELECT 'city', id, w.channel, '', decode(md5(w.channel || i), 'hex'), 'active', 'ja', '{}', '{}',
    CASE WHEN i % 10 = 0 THEN ARRAY['tanashi-es/1-1'] WHEN i % 10 = 1 THEN ARRAY['tanashi-es/1-1', 'hoya-es/1-1'] ELSE '{}' END, now(), now()
  FROM numbered CROSS JOIN LATERAL (VALUES ('phone', true), ('board', i % 4 = 0), ('radio', i % 4 = 1)) AS w (channel, has) WHERE w.has`;

function addsUp(count: HouseholdCount): boolean {
  return (
    count.reached + count.unreached === count.households &&
    count.trying + count.onList === count.unreached &&
    count.acknowledged <= count.reached
  );
}

/** Everything that must be the same number counted in another way. */
function holds(figures: ReachFigures): boolean {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const { towns, lists, byHow, answers } = figures;
  return (
    [figures, ...towns, ...towns.flatMap(({ districts }) => districts), ...figures.classes].every(addsUp) &&
    total(towns.map(({ households }) => households)) === figures.households &&
    total(towns.map(({ reached }) => reached)) === figures.reached &&
    towns.every((town) => total(town.districts.map(({ unreached }) => unreached)) === town.unreached) &&
    total(byHow.map(({ households }) => households)) === figures.reached &&
    total(lists.map(({ unreached }) => unreached)) === figures.onList &&
    total(answers.map(({ households }) => households)) === figures.acknowledged
  );
}

describe('the figures of reach', () => {
  let sinks: Sinks;
  let town: TestHub;
  let record: AlertRecord;
  let versionId: string;

  beforeAll(async () => {
    sinks = await startTestSinks();
    town = await startTestHub(sinks.environment);
    await town.get(ReachWorker).stop();
    await town.database.query(SYNTHETIC, [TOWN_SIZE]);
    const draft = rainDraft({ topic: 'evacuation', severity: 'Extreme', areas: ['13229'] }, { key: 'test:figures' });
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', 'x', 'x', 'parsed') RETURNING id",
    );
    const { alertId } = await town.get(RegisterService).record(draft, { noticeId: notice!.id, lifeHours: 6 });
    versionId = await eventually(async () => {
      const found = issuedOf((await town.get(AlertsService).get(alertId!))!)?.id;
      return found !== undefined && (await town.get(LedgerService).isFannedOut(found)) && found;
    }, 20_000);
    record = (await town.get(AlertsService).get(alertId!))!;
  }, 60_000);

  afterAll(async () => {
    await town.close();
    await sinks.stop();
  });

  const figures = async (): Promise<ReachFigures> => (await town.get(ReachFiguresService).of(record))!;

  it('stand on the ledger alone until the households are followed', async () => {
    expect(await town.get(ReachFiguresService).of(record)).toBeUndefined();
    expect(await town.get(ReachFiguresService).reach(record)).toMatchObject({ households: TOWN_SIZE, reached: 0 });
  });

  it('add up at every moment while receipts come in and lists fill', async () => {
    const follow = (minutes: number): Promise<void> =>
      town.get(ReachService).follow(new Date(Date.now() + minutes * 60_000));
    await follow(0);
    expect(await figures()).toMatchObject({ households: TOWN_SIZE, reached: 0, unreached: TOWN_SIZE });
    let over = false;
    let looks = 0;
    const watch = async (): Promise<void> => {
      while (!over) {
        const seen = await figures();
        looks += 1;
        expect({ seen, holds: holds(seen) }).toEqual({ seen, holds: true });
      }
    };
    const happen = async (): Promise<void> => {
      for (const [round, kind] of ['called', 'needs-help', 'safe', 'read', 'visited'].entries()) {
        await town.database.query(
          `INSERT INTO receipt (kind, version_id, household_id, external_id, given_by, at)
           SELECT $2, $1, id, $2 || id, 'test', now() FROM household WHERE substr(id::text, 1, 1) = $3`,
          [versionId, kind, String(round)],
        );
        await follow(1 + round * 12);
      }
      over = true;
    };
    await Promise.all([watch(), happen()]);
    const end = await figures();
    expect(looks).toBeGreaterThan(3);
    expect(end.reached).toBeGreaterThan(0);
    expect(end.needsHelp).toBeGreaterThan(0);
    expect(end.onList).toBe(end.unreached);
    expect(end.lists.find(({ list }) => list === 'visit')?.households).toBeGreaterThan(0);
    expect(end.classes.map(({ group, households }) => [group, households])).toEqual([
      ['hoya-es/1-1', TOWN_SIZE / 10],
      ['tanashi-es/1-1', TOWN_SIZE / 5],
    ]);
  }, 60_000);

  it('know a board as soon as its receipt is there, and one whose older sheet still hangs', async () => {
    const index = town.get(AddressesService).index('bulletin', 'board-yagisawa');
    const [way] = await town.database.query<{ id: string }>(
      "SELECT id FROM way WHERE channel = 'bulletin' AND address_index = $1",
      [index],
    );
    const board = async () => (await figures()).places.find(({ code }) => code === 'board-yagisawa');
    expect(await board()).toMatchObject({ state: 'open', channel: 'bulletin' });
    const receipt = { versionId, wayId: way!.id, givenBy: 'sheet', at: new Date() };
    await town.get(LedgerService).receive({ ...receipt, kind: 'posted', externalId: 'a' });
    expect(await board()).toMatchObject({ state: 'posted', at: receipt.at.toISOString() });
    await town.get(LedgerService).receive({ ...receipt, kind: 'taken-down', externalId: 'b' });
    expect((await board())?.state).toBe('taken-down');
  });

  it('show a school its own families only, and the program the shape of the contract', async () => {
    const own = (await town.get(ReachFiguresService).of(record, 'hoya-es'))!;
    expect(own).toMatchObject({ households: TOWN_SIZE / 10, places: [] });
    expect(own.classes.map(({ group }) => group)).toEqual(['hoya-es/1-1']);
    const key = await town.key('city', 'read');
    const answer = await fetch(`${town.url}/api/alerts/${record.id}/reach`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    const reach = (await answer.json()) as { households: number; byDistrict: { area: string; name: string }[] };
    expect(reach.households).toBe(TOWN_SIZE);
    expect(reach.byDistrict.map(({ area, name }) => [area, name])).toEqual([
      ['13229.tanashi', '田無町'],
      ['13229.yagisawa', '柳沢'],
    ]);
  });
});
