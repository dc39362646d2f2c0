import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/accounts/actor.js';
import type { AlertRecord } from '../../src/alerts/alert-record.js';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import { AudienceService } from '../../src/audience/audience.service.js';
import { CONSENT } from '../../src/audience/preferences.js';
import { AnswersService } from '../../src/delivery/answers.service.js';
import type { Answer } from '../../src/domain/receipt.js';
import { AlarmsService } from '../../src/monitor/alarms.service.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { HelpService } from '../../src/reach/help.service.js';
import { LinesService } from '../../src/reach/lines.service.js';
import { ListsService } from '../../src/reach/lists.service.js';
import { ReachFiguresService } from '../../src/reach/figures.service.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReachWorker } from '../../src/reach/reach.worker.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';

const OFFICER: Actor = { id: 'officer', name: '係員', role: 'crisis', organisation: 'city' };

describe('"I need help"', () => {
  let town: TestHub;
  let record: AlertRecord;
  const ways = new Map<string, string>();

  beforeAll(async () => {
    town = await startTestHub();
    await town.get(ReachWorker).stop();
    const both = [
      { channel: 'email', address: 'mother@home.example' },
      { channel: 'phone', address: '042-400-0001' },
    ];
    const members = [
      { name: '佐藤 母', kana: 'さとう はは', language: 'ja' as const, needsSupport: true, ways: both },
      {
        name: '佐藤 子',
        kana: 'さとう こ',
        language: 'en' as const,
        needsSupport: false,
        ways: [{ channel: 'email', address: 'child@home.example' }],
      },
    ];
    const alone = {
      name: '鈴木 一人',
      kana: 'すずき ひとり',
      language: 'ja' as const,
      needsSupport: true,
      ways: [{ channel: 'phone', address: '042-400-0002' }],
    };
    await town.get(ResidentsService).add(
      [
        { reference: 'sato', area: '13229.yagisawa.3', address: '柳沢3-1-1', members },
        { reference: 'suzuki', area: '13229.yagisawa.2', address: '柳沢2-2-2', members: [alone] },
      ],
      { topics: ['evacuation'], groups: [], drills: false },
      { version: '1', wording: 'はい', how: 'test' },
    );
    const asked = await town.get(AudienceService).subscribe({
      channel: 'email',
      address: 'stranger@else.example',
      areas: ['13229.yagisawa'],
      topics: ['evacuation'],
      groups: [],
      language: 'ja',
      drills: false,
      consentVersion: CONSENT.version,
    });
    expect(asked).toBe('sent');
    await town.database.query(`UPDATE way SET state = 'active'`);
    const { vault } = town.hub.opened.platform;
    const all = await town.database.query<{ id: string; sealed: Buffer; channel: string }>(
      `SELECT id, sealed, channel FROM way WHERE channel = 'email'`,
    );
    for (const { id, sealed, channel } of all)
      ways.set((JSON.parse(vault.open(sealed, `way|sealed|${channel}|${id}`)) as string).split('@')[0] ?? '', id);
    record = await issue();
    await town.get(ReachService).follow();
  }, 60_000);

  afterAll(() => town.close());

  async function issue(): Promise<AlertRecord> {
    const draft = rainDraft({ topic: 'evacuation', severity: 'Extreme', areas: ['13229.yagisawa'] }, { key: 'help' });
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    const { alertId } = await town.get(RegisterService).record(draft, { noticeId: notice!.id, lifeHours: 6 });
    return eventually(async () => {
      const found = (await town.get(AlertsService).get(alertId!))!;
      return (await town.get(ProgressService).isSettled(found)) && found;
    }, 30_000);
  }

  const answer = (who: string, kind: Answer): Promise<string> =>
    town.get(AnswersService).give(record, { wayId: ways.get(who)!, kind, at: new Date() });
  const calls = () => town.get(HelpService).calls(OFFICER, record);
  const alarms = async (): Promise<string[]> =>
    (await town.get(AlarmsService).now()).flatMap(({ id, ja, href }) =>
      id.startsWith('asks-for-help') ? [`${ja} ${href}`] : [],
    );

  it('raises an alarm that leads to the list, with the people, their numbers and where they are', async () => {
    expect(await alarms()).toEqual([]);
    await answer('child', 'needs-help');
    expect(await alarms()).toEqual([expect.stringContaining(`1 件、対応を待っています`)]);
    expect(await alarms()).toEqual([expect.stringContaining(`/console/alerts/${record.id}/help`)]);
    const [call, ...others] = await calls();
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      people: {
        address: '柳沢3-1-1',
        members: expect.arrayContaining([expect.objectContaining({ name: '佐藤 母', needsSupport: true })]),
        numbers: [{ number: '042-400-0001' }],
      },
      way: { channel: 'email', address: 'child@home.example' },
    });
    const [row] = await town.database.query<{ detail: unknown }>(
      `SELECT * FROM audit WHERE action = 'help.view' ORDER BY id DESC LIMIT 1`,
    );
    expect(JSON.stringify(row)).toContain('"calls":1');
    expect(JSON.stringify(row)).not.toContain('佐藤');
  });

  it('is not taken back by another member of the household who is safe', async () => {
    await answer('mother', 'safe');
    expect(await calls()).toHaveLength(1);
  });

  it('counts from somebody who belongs to no household too', async () => {
    await answer('stranger', 'needs-help');
    const found = await calls();
    expect(found).toHaveLength(2);
    expect(found[1]).toMatchObject({ way: { address: 'stranger@else.example' }, areas: ['13229.yagisawa'] });
    expect(found[1]?.people).toBeUndefined();
  });

  it('ends when staff have helped, once, and begins again when the same person presses again', async () => {
    const [call] = await calls();
    expect(await town.get(HelpService).helped(OFFICER, record, call!.id)).toBeUndefined();
    expect(await town.get(HelpService).helped(OFFICER, record, call!.id)).toMatchObject({ code: 'already-helped' });
    expect(await calls()).toHaveLength(1);
    await town.get(ReachService).follow();
    expect(await town.get(ReachFiguresService).of(record)).toMatchObject({ needsHelp: 0 });
    expect(await answer('child', 'needs-help')).toBe('kept');
    expect(await calls()).toHaveLength(2);
  });

  it('ends when the same person says that they are safe', async () => {
    await answer('child', 'safe');
    await answer('stranger', 'safe');
    expect(await calls()).toEqual([]);
    expect(await alarms()).toEqual([]);
  });

  it('is heard on the telephone: the caller presses it, the line leaves the list, and the household waits for help', async () => {
    await town.database.query(
      `UPDATE reach SET list = 'call' WHERE version_id = $1 AND area = '13229.yagisawa.2' AND is_open`,
      [record.versions.at(-1)!.id],
    );
    const wanted = { list: 'call', reader: 'office', purpose: 'view' } as const;
    const sheet = await town.get(ListsService).sheet(OFFICER, record, wanted);
    const line = 'lines' in sheet ? sheet.lines.find(({ people }) => people !== undefined) : undefined;
    const done = await town.get(LinesService).answer(line!.id, 'help', OFFICER.id);
    expect(done).toMatchObject({ state: 'reached', done: { kind: 'needs-help' } });
    expect(await calls()).toMatchObject([{ people: { address: '柳沢2-2-2' }, areas: ['13229.yagisawa.2'] }]);
  });
});
