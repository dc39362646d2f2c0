import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegisterService } from '../../src/alerts/register.service.js';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import { CONCERNED, concernedParameters } from '../../src/audience/concerned.js';
import { channels, leavingChannels } from '../../src/channels/index.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import { seedResidents } from '../../src/cli/residents.js';
import { FanoutStore, type CutRequest } from '../../src/fanout/fanout.store.js';
import { FanoutWorker } from '../../src/fanout/fanout.worker.js';
import { deliveryQueues } from '../../src/ledger/dispatch.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';
import { startTestSinks } from '../support/sinks.js';

const redisUrl = process.env.TEST_REDIS_URL;
const backends: [string, Record<string, string>][] = [
  ['PostgreSQL', {}],
  ...(redisUrl === undefined ? [] : [['Redis', { REDIS_URL: redisUrl }] as [string, Record<string, string>]]),
];
if (redisUrl === undefined) it.skip('Redis backend: redis-server is not installed', () => undefined);

describe.each(backends)('fan-out with BullMQ on %s', (_name, env) => {
  let sinks: Sinks;
  let town: TestHub;

  beforeAll(async () => {
    sinks = await startTestSinks();
    town = await startTestHub({ ...sinks.environment, ...env });
    await seedResidents(town.get(ResidentsService), {
      residents: 600,
      seed: 7,
      profile: nishitokyo,
      pushDevice: () => sinks.device(),
    });
  }, 60_000);

  afterAll(async () => {
    await town.close();
    await sinks.stop();
  });

  async function issue(material: string, change: Parameters<typeof rainDraft>[0] = {}): Promise<string> {
    const recorded = await town
      .get(RegisterService)
      .record(rainDraft(change, { key: `test:${material}`, material }), { noticeId: await notice(), lifeHours: 6 });
    expect(recorded.issuedVersionId).toBeDefined();
    return recorded.alertId!;
  }

  async function notice(): Promise<string> {
    const [row] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    return row!.id;
  }

  async function settled(alertId: string): Promise<NonNullable<Awaited<ReturnType<ProgressService['progress']>>>> {
    return eventually(async () => {
      const record = (await town.get(AlertsService).get(alertId))!;
      return (await town.get(ProgressService).isSettled(record)) && (await town.get(ProgressService).progress(alertId));
    }, 40_000);
  }

  it('reaches every address of every channel exactly once, and the figures add up', async () => {
    const figures = await settled(await issue('first'));
    expect(Object.keys(figures.channels).sort()).toEqual(
      leavingChannels()
        .map((channel) => channel.name)
        .sort(),
    );
    for (const channel of Object.values(figures.channels))
      expect(channel).toMatchObject({ open: 0, failed: 0, sent: channel.owed });
    const mails = sinks.smtp.received.map((mail) => mail.to[0]);
    expect(new Set(mails).size).toBe(mails.length);
    expect(mails).toHaveLength(figures.channels.email!.owed);
    expect(sinks.push.received).toHaveLength(figures.channels['web-push']!.owed);
    expect(sinks.line.received.flatMap((call) => call.to)).toHaveLength(figures.channels.line!.owed);
  }, 60_000);

  it('loses nobody when every queue is emptied in the middle', async () => {
    const before = sinks.smtp.received.length;
    const queues = town.get(Queues);
    const alertId = await issue('emptied');
    for (let round = 0; round < 5; round += 1) {
      for (const queue of ['fanout', ...channels.flatMap((channel) => deliveryQueues(channel.name))])
        await queues.empty(queue).catch(() => undefined);
      await new Promise((done) => setTimeout(done, 20));
    }
    const figures = await settled(alertId);
    for (const channel of Object.values(figures.channels)) expect(channel.sent).toBe(channel.owed);
    expect(sinks.smtp.received.length - before).toBe(figures.channels.email!.owed);
  }, 60_000);

  it('has everybody in one dispatch when several workers cut the same version, first cut and rest', async () => {
    const alertId = await issue('raced');
    const version = (await town.get(AlertsService).get(alertId))!.versions[0]!;
    const names = leavingChannels().map(({ name }) => name);
    const request: CutRequest = {
      versionId: version.id,
      lane: 'emergency',
      recipients: 'concerned',
      parameters: concernedParameters(version.content, nishitokyo, names),
      at: new Date(),
    };
    const store = new FanoutStore(town.database);
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        await store.cutFirst(request, names);
        await store.cut(request);
      }),
    );
    await settled(alertId);
    const [counts] = await town.database.query<{ places: number; people: number }>(
      'SELECT count(*)::int AS places, count(DISTINCT way)::int AS people FROM dispatch, unnest(way_ids) AS way WHERE version_id = $1',
      [version.id],
    );
    const [all] = await town.database.query<{ count: number }>(
      `SELECT count(*)::int FROM (${CONCERNED}) concerned`,
      request.parameters,
    );
    expect(counts).toEqual({ places: all!.count, people: all!.count });
  }, 60_000);

  it('queues at once what a dead process had cut and not queued, when its job comes again', async () => {
    const { versionId } = await settled(await issue('dead-cutter'));
    // Everybody in it has it already: only whether it is taken counts here.
    const [left] = await town.database.query<{ id: string }>(
      `INSERT INTO dispatch (version_id, channel, language, destination, lane, because, way_ids, size, round, queued_at)
       SELECT version_id, channel, language, destination, lane, because, way_ids, size, round + 1, clock_timestamp() - interval '2 seconds'
       FROM dispatch WHERE version_id = $1 AND channel = 'email' LIMIT 1 RETURNING id`,
      [versionId],
    );
    await town.get(FanoutWorker).fanOut(versionId);
    // The sweeper would come by after ten seconds.
    await eventually(async () => {
      const [row] = await town.database.query<{ done: boolean }>(
        'SELECT done_at IS NOT NULL AS done FROM dispatch WHERE id = $1',
        [left!.id],
      );
      return row!.done;
    }, 4_000);
  }, 60_000);

  it('sends a drill only to addresses that joined drills, marked at both ends', async () => {
    const before = sinks.smtp.received.length;
    const figures = await settled(await issue('drill', { kind: 'drill' }));
    const [row] = await town.database.query<{ count: string }>(
      "SELECT count(*) FROM way WHERE channel = 'email' AND drills AND state = 'active'",
    );
    expect(figures.channels.email!.owed).toBe(Number(row!.count));
    expect(figures.channels.email!.owed).toBeGreaterThan(0);
    expect(sinks.smtp.received.length - before).toBe(Number(row!.count));
  }, 60_000);

  it('sends a cancellation to those who were told and to nobody else', async () => {
    const alertId = await issue('to-cancel', { areas: ['13229.tanashi'] });
    const told = await settled(alertId);
    const recorded = await town
      .get(RegisterService)
      .record(
        rainDraft(
          { messageType: 'Cancel', reportedAt: new Date(Date.now() + 1_000).toISOString() },
          { key: 'test:to-cancel', material: 'cancel' },
        ),
        { noticeId: await notice(), lifeHours: 6 },
      );
    expect(recorded.effect).toBe('cancel');
    const cancelled = await settled(alertId);
    expect(cancelled.versionId).not.toBe(told.versionId);
    expect(cancelled.audience).toBe(told.audience);
    expect(told.audience).toBeGreaterThan(0);
  }, 60_000);

  it('begins to hand over nothing of what was cut after its cancellation: a break in the middle would read as a doubt', async () => {
    const alertId = await issue('cut-late', { areas: ['13229.tanashi'] });
    const { versionId } = await settled(alertId);
    await town
      .get(RegisterService)
      .record(
        rainDraft(
          { messageType: 'Cancel', reportedAt: new Date(Date.now() + 1_000).toISOString() },
          { key: 'test:cut-late', material: 'cancel' },
        ),
        { noticeId: await notice(), lifeHours: 6 },
      );
    await settled(alertId);
    await town.database.query('CREATE TABLE begun (dispatch_id uuid)');
    await town.database.query(
      `CREATE FUNCTION note_begun() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO begun VALUES (NEW.id); RETURN NEW; END'`,
    );
    await town.database.query(
      'CREATE TRIGGER note_begun AFTER UPDATE OF handing_from ON dispatch FOR EACH ROW WHEN (NEW.handing_from IS NOT NULL) EXECUTE FUNCTION note_begun()',
    );
    const [late] = await town.database.query<{ id: string }>(
      `INSERT INTO dispatch (version_id, channel, language, lane, because, way_ids, size, round)
       SELECT $1, channel, language, 'emergency', 'area', array_agg(id), count(*)::int, 1
       FROM way WHERE channel = 'line' AND state = 'active' GROUP BY channel, language LIMIT 1 RETURNING id`,
      [versionId],
    );
    const reasons = await eventually(async () => {
      const rows = await town.database.query<{ reason: string }>(
        `SELECT DISTINCT a.reason FROM attempt a JOIN dispatch d ON d.id = a.dispatch_id WHERE d.id = $1 AND d.done_at IS NOT NULL`,
        [late!.id],
      );
      return rows.length > 0 && rows.map(({ reason }) => reason);
    }, 40_000);
    expect(reasons).toEqual(['cancelled']);
    expect(await town.database.query('SELECT 1 FROM begun')).toEqual([]);
  }, 60_000);
});
