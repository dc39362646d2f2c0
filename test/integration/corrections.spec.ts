import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import type { Actor } from '../../src/accounts/actor.js';
import { newestOf } from '../../src/alerts/alert-record.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import type { VersionContent } from '../../src/domain/alert.js';
import { isRefusal } from '../../src/domain/lifecycle.js';
import { TOPIC_FACTS, TOPICS } from '../../src/domain/topic.js';
import { LedgerService } from '../../src/ledger/ledger.service.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReachWorker } from '../../src/reach/reach.worker.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { startTestSinks } from '../support/sinks.js';

const CHOICE = { topics: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety), groups: [], drills: false };
const OFFICER: Actor = { id: 'officer', name: '担当', role: 'crisis', organisation: 'city' };
const COLLEAGUE: Actor = { ...OFFICER, id: 'colleague' };

describe('what follows a first word', () => {
  let sinks: Sinks;
  let town: TestHub;

  beforeAll(async () => {
    sinks = await startTestSinks();
    town = await startTestHub(sinks.environment);
    await town.get(ReachWorker).stop();
    await add('yagisawa', '13229.yagisawa.3', { channel: 'email', address: 'yagisawa@mail1.example' });
    await add('tanashi', '13229.tanashi.2', { channel: 'email', address: 'tanashi@mail1.example' });
    await add('hoya', '13229.hoya.1', { channel: 'email', address: 'hoya@mail1.example' });
    await add('rung', '13229.yagisawa.1', { channel: 'phone', address: '042-400-0009' });
    await add('never rung', '13229.yagisawa.1', { channel: 'phone', address: '042-400-0010' });
  }, 60_000);
  afterAll(async () => {
    await town.close();
    await sinks.stop();
  });

  async function add(reference: string, area: string, way: { channel: string; address: string }): Promise<void> {
    const members = [{ name: '秘', kana: 'ひ', language: 'ja' as const, needsSupport: false, ways: [way] }];
    await town
      .get(ResidentsService)
      .add([{ reference, area, address: '秘密', members }], CHOICE, { version: '1', wording: 'はい', how: 'test' });
  }

  async function first(key: string, areas: string[]): Promise<string> {
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    const recorded = await town
      .get(RegisterService)
      .record(rainDraft({ topic: 'evacuation', severity: 'Extreme', areas }, { key, material: key }), {
        noticeId: notice!.id,
        lifeHours: 6,
      });
    await settled(recorded.alertId!);
    return recorded.alertId!;
  }

  async function settled(alertId: string): Promise<void> {
    await eventually(async () => {
      const record = (await town.get(AlertsService).get(alertId))!;
      return town.get(ProgressService).isSettled(record);
    }, 60_000);
  }

  /** Written by one officer, issued by another. */
  async function next(
    alertId: string,
    type: 'Update' | 'Correction' | 'AllClear',
    change: Partial<VersionContent>,
  ): Promise<void> {
    const alerts = town.get(AlertsService);
    const { content } = newestOf((await alerts.get(alertId))!);
    const revised = await alerts.revise(OFFICER, alertId, { ...content, ...change, messageType: type }, type);
    if (isRefusal(revised)) throw new Error(revised.en);
    const moved = await alerts.move(COLLEAGUE, alertId, 'correct', { contentHash: newestOf(revised).contentHash });
    if (isRefusal(moved)) throw new Error(moved.en);
    await settled(alertId);
  }

  async function mailsSince(count: number): Promise<Record<string, { subject: string; text: string }>> {
    const found: Record<string, { subject: string; text: string }> = {};
    for (const mail of sinks.smtp.received.slice(count)) {
      const parsed = await PostalMime.parse(mail.raw);
      found[(mail.to[0] ?? '').split('@')[0] ?? ''] = { subject: parsed.subject ?? '', text: parsed.text ?? '' };
    }
    return found;
  }

  it('an update that drops an area closes it for the people there, and nobody else hears of it', async () => {
    const alertId = await first('drop', ['13229.yagisawa', '13229.tanashi']);
    const before = sinks.smtp.received.length;
    await next(alertId, 'Update', { areas: ['13229.yagisawa'] });
    const mails = await mailsSince(before);
    expect(Object.keys(mails).sort()).toEqual(['tanashi', 'yagisawa']);
    expect(mails.tanashi!.subject).toContain('対象の地区から外れました');
    expect(mails.tanashi!.text).not.toContain('警戒レベル４');
    expect(mails.yagisawa!.subject).not.toContain('外れました');
  }, 60_000);

  it('a correction reaches who was told in error within a minute, and says sorry to them alone', async () => {
    const alertId = await first('wrong', ['13229.tanashi']);
    const before = sinks.smtp.received.length;
    const began = Date.now();
    await next(alertId, 'Correction', { areas: ['13229.hoya'] });
    expect(Date.now() - began).toBeLessThan(60_000);
    const mails = await mailsSince(before);
    expect(Object.keys(mails).sort()).toEqual(['hoya', 'tanashi']);
    expect(mails.tanashi!.subject).toContain('あなたの地区は対象ではありません');
    expect(mails.tanashi!.text).toContain('おわびします');
    expect(mails.hoya!.subject).not.toContain('対象ではありません');
    const boards = await town.database.query<{ preview: string }>(
      "SELECT r.preview FROM rendition r JOIN version v ON v.id = r.version_id WHERE v.alert_id = $1 AND v.number = 2 AND r.place = 'dropped:board-tanashi'",
      [alertId],
    );
    expect(boards[0]!.preview).toContain('あなたの地区は対象ではありません');
  }, 60_000);

  it('an all-clear goes to those who got the alert, by the way that reached them', async () => {
    const alertId = await first('clear', ['13229.yagisawa']);
    const reach = town.get(ReachService);
    await reach.follow();
    const [rung] = await town.database.query<{ household_id: string; version_id: string }>(
      "SELECT r.household_id, r.version_id FROM reach r JOIN reach_run n ON n.version_id = r.version_id WHERE n.alert_id = $1 AND r.list = 'call' LIMIT 1",
      [alertId],
    );
    await town.get(LedgerService).receive({
      kind: 'called',
      versionId: rung!.version_id,
      householdId: rung!.household_id,
      externalId: 'rung',
      givenBy: 'test',
      at: new Date(),
    });
    await reach.follow();
    const before = sinks.smtp.received.length;
    await next(alertId, 'AllClear', {});
    await reach.follow();
    expect(Object.keys(await mailsSince(before))).toEqual(['yagisawa']);
    const lists = await town.database.query<{ household_id: string; list: string }>(
      `SELECT r.household_id, r.list FROM reach r JOIN reach_run n ON n.version_id = r.version_id
       WHERE n.alert_id = $1 AND n.closed_at IS NULL AND r.list IS NOT NULL`,
      [alertId],
    );
    expect(lists).toEqual([{ household_id: rung!.household_id, list: 'call' }]);
  }, 60_000);
});
