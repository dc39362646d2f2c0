import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { AddressesService } from '../../src/audience/addresses.service.js';
import { ResidentsService, type ResidentWay } from '../../src/audience/residents.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import type { ReceiptKind } from '../../src/domain/receipt.js';
import { TOPIC_FACTS, TOPICS } from '../../src/domain/topic.js';
import { LedgerService } from '../../src/ledger/ledger.service.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReachWorker } from '../../src/reach/reach.worker.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { startTestSinks } from '../support/sinks.js';

const CHOICE = { topics: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety), groups: [], drills: false };
const CONSENT = { version: '1', wording: 'はい', how: 'test' };
const MINUTE = 60_000;

interface Row {
  reference: string;
  how: string | null;
  list: string | null;
  answer: string | null;
  is_open: boolean;
}

describe('the households of an alert', () => {
  let sinks: Sinks;
  let town: TestHub;
  const references = new Map<string, string>();

  beforeAll(async () => {
    sinks = await startTestSinks();
    town = await startTestHub(sinks.environment);
    await town.get(ReachWorker).stop();
    await add('mail', [{ channel: 'email', address: 'mail@mail1.example' }]);
    await add('mail and telephone', [
      { channel: 'email', address: 'gone@mail1.example' },
      { channel: 'phone', address: '042-400-0001' },
    ]);
    await add('radio', [{ channel: 'radio', address: '' }]);
    await add('board', [{ channel: 'board', address: '' }]);
    await add('telephone', [{ channel: 'phone', address: '042-400-0002' }]);
    await add('visit', [{ channel: 'visit', address: '' }]);
    await add('supported', [{ channel: 'email', address: 'supported@mail1.example' }], { needsSupport: true });
    await add(
      'visit before board',
      [
        { channel: 'visit', address: '' },
        { channel: 'board', address: '' },
      ],
      { wishes: ['visit', 'board'] },
    );
    await add('elsewhere', [{ channel: 'visit', address: '' }], { area: '13229.tanashi.2' });
    const ids = await town.database.query<{ id: string; index: string }>(
      "SELECT id, encode(household_index, 'hex') AS index FROM household",
    );
    const { vault } = town.hub.opened.platform;
    for (const name of NAMES)
      references.set(ids.find(({ index }) => index === vault.index('household', name).toString('hex'))!.id, name);
  }, 60_000);

  afterAll(async () => {
    await town.close();
    await sinks.stop();
  });

  const NAMES = [
    'mail',
    'mail and telephone',
    'radio',
    'board',
    'telephone',
    'visit',
    'supported',
    'visit before board',
    'elsewhere',
  ];

  async function add(
    reference: string,
    ways: ResidentWay[],
    more: { needsSupport?: boolean; area?: string; wishes?: string[] } = {},
  ): Promise<void> {
    const { needsSupport = false, area = '13229.yagisawa.3', wishes = [] } = more;
    await town.get(ResidentsService).add(
      [
        {
          reference,
          wishes,
          area,
          address: '秘密の番地',
          members: [{ name: '秘', kana: 'ひ', language: 'ja', needsSupport, ways }],
        },
      ],
      CHOICE,
      CONSENT,
    );
  }

  async function issue(change: Parameters<typeof rainDraft>[0] = {}, key = 'test:reach'): Promise<string> {
    const draft = rainDraft(
      { topic: 'evacuation', severity: 'Extreme', areas: ['13229.yagisawa'], ...change },
      { key, material: String(Math.random()) },
    );
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    const recorded = await town.get(RegisterService).record(draft, { noticeId: notice!.id, lifeHours: 6 });
    const alertId = recorded.alertId!;
    await eventually(async () => {
      const record = (await town.get(AlertsService).get(alertId))!;
      return town.get(ProgressService).isSettled(record);
    }, 30_000);
    return recorded.issuedVersionId!;
  }

  async function rows(versionId: string): Promise<Record<string, Omit<Row, 'reference'>>> {
    const found = await town.database.query<Row & { household_id: string }>(
      'SELECT household_id, how, list, answer, is_open FROM reach WHERE version_id = $1',
      [versionId],
    );
    return Object.fromEntries(found.map(({ household_id, ...row }) => [references.get(household_id) ?? '?', row]));
  }

  const after = (minutes: number): Promise<void> =>
    town.get(ReachService).follow(new Date(Date.now() + minutes * MINUTE));

  async function receipt(
    versionId: string,
    kind: ReceiptKind,
    about: { place?: string; household?: string },
  ): Promise<void> {
    const household = [...references].find(([, name]) => name === about.household)?.[0];
    const channel = kind === 'posted' ? 'bulletin' : 'fm-feed';
    const addresses = town.get(AddressesService);
    const [way] =
      about.place === undefined
        ? []
        : await town.database.query<{ id: string }>('SELECT id FROM way WHERE channel = $1 AND address_index = $2', [
            channel,
            addresses.index(channel, about.place),
          ]);
    await town.get(LedgerService).receive({
      kind,
      versionId,
      externalId: `${versionId}|${kind}|${about.place ?? about.household}`,
      givenBy: 'test',
      at: new Date(),
      ...(household === undefined ? {} : { householdId: household }),
      ...(way === undefined ? {} : { wayId: way.id }),
    });
  }

  it('go down the chain until something reaches them, and stand on one list or none', async () => {
    sinks.smtp.answers.set('gone@mail1.example', { rcpt: '550 5.1.1 no such user' });
    const versionId = await issue();
    await after(0);
    let now = await rows(versionId);
    expect(Object.keys(now).sort()).toEqual(NAMES.filter((name) => name !== 'elsewhere').sort());
    expect(now).toMatchObject({
      mail: { how: 'email', list: null, is_open: false },
      telephone: { how: null, list: 'call' },
      visit: { how: null, list: 'visit' },
      'visit before board': { how: null, list: 'visit' },
      radio: { how: null, list: null, is_open: true },
      supported: { how: 'email', list: null, is_open: true },
    });
    await receipt(versionId, 'posted', { place: 'board-yagisawa' });
    await receipt(versionId, 'called', { household: 'telephone' });
    await after(11);
    now = await rows(versionId);
    expect(now).toMatchObject({
      board: { how: 'posted', list: null, is_open: false },
      telephone: { how: 'called', list: null, is_open: false },
      'mail and telephone': { how: null, list: 'call' },
      // Told, but has not answered: whoever needs support is visited.
      supported: { how: 'email', list: 'visit' },
    });
    await after(40);
    now = await rows(versionId);
    expect(now).toMatchObject({ radio: { how: null, list: 'visit' } });
    await receipt(versionId, 'safe', { household: 'supported' });
    await receipt(versionId, 'on-air', { place: 'fm-nishitokyo' });
    await after(41);
    now = await rows(versionId);
    expect(now).toMatchObject({
      radio: { how: 'on-air', list: null },
      supported: { answer: 'safe', list: null, is_open: false },
    });
    for (const row of Object.values(now)) expect(row.is_open).toBe(row.list !== null || row.how === null);
  }, 60_000);
});
