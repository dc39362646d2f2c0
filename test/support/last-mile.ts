import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { ResidentsService, type ResidentWay } from '../../src/audience/residents.service.js';
import { TOPIC_FACTS, TOPICS } from '../../src/domain/topic.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { rainDraft } from './drafts.js';
import { eventually, type TestHub } from './hub.js';

const CHOICE = { topics: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety), groups: [], drills: true };
const CONSENT = { version: '1', wording: 'はい', how: 'test' };

export interface Dweller {
  name: string;
  ways: ResidentWay[];
  needsSupport?: boolean;
  disclosure?: boolean;
  area?: string;
}

/** Households of one person each, known by the person's name. */
export async function settle(town: TestHub, dwellers: readonly Dweller[]): Promise<Map<string, string>> {
  await town.get(ResidentsService).add(
    dwellers.map(({ name, ways, needsSupport = false, disclosure = false, area = '13229.yagisawa.3' }) => ({
      reference: name,
      area,
      address: '見本一番地',
      members: [{ name, kana: 'みほん', language: 'ja', needsSupport, disclosure, ways }],
    })),
    CHOICE,
    CONSENT,
  );
  const { vault } = town.hub.opened.platform;
  const rows = await town.database.query<{ id: string; index: string }>(
    "SELECT id, encode(household_index, 'hex') AS index FROM household",
  );
  const byIndex = new Map(rows.map(({ id, index }) => [index, id]));
  return new Map(dwellers.map(({ name }) => [name, byIndex.get(vault.index('household', name).toString('hex')) ?? '']));
}

/** An evacuation order for one town, out of the house and settled. */
export async function order(
  town: TestHub,
  change: Parameters<typeof rainDraft>[0] = {},
  key = 'test:last-mile',
): Promise<{ alertId: string; versionId: string }> {
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
  return { alertId, versionId: recorded.issuedVersionId! };
}

/** Where each household stands, by name. */
export async function standing(
  town: TestHub,
  versionId: string,
  names: ReadonlyMap<string, string>,
): Promise<Record<string, { list: string | null; how: string | null; is_open: boolean }>> {
  const rows = await town.database.query<{
    household_id: string;
    list: string | null;
    how: string | null;
    is_open: boolean;
  }>('SELECT household_id, list, how, is_open FROM reach WHERE version_id = $1', [versionId]);
  const byId = new Map([...names].map(([name, id]) => [id, name]));
  return Object.fromEntries(
    rows.map(({ household_id, ...row }) => [byId.get(household_id) ?? household_id, row] as const),
  );
}
