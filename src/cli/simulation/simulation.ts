import { RegisterService } from '../../alerts/register.service.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { AddressesService } from '../../audience/addresses.service.js';
import { ResidentsService, type ResidentHousehold } from '../../audience/residents.service.js';
import type { AlertDraft } from '../../domain/alert.js';
import { TOPIC_FACTS, TOPICS } from '../../domain/topic.js';
import type { Hub } from '../../hub.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { ProgressService } from '../../monitor/progress.service.js';
import { ReachFiguresService } from '../../reach/figures.service.js';
import { ReachService } from '../../reach/reach.service.js';
import { ReachWorker } from '../../reach/reach.worker.js';
import type { Sinks } from '../demo-sinks.js';
import { chances } from '../seed.js';
import { accountOf, mistakesOf, type Account } from './account.js';
import { People } from './people.js';
import { population } from './population.js';

export interface SimulationPlan {
  households: number;
  seed: number;
  minutes: number;
}

export interface SimulationResult {
  accounts: Account[];
  mistakes: string[];
  receipts: number;
}

const CHOICE = { topics: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety), groups: [], drills: false };
const CONSENT = { version: 'synthetic', wording: '合成データ（実在の人ではありません）', how: 'simulation' };
const BATCH = 1_000;
const MINUTE_MS = 60_000;
/** Mailboxes that are gone, browsers that were reset. */
const SPOILT = 0.03;

/**
 * One evacuation order in a whole town, minute by minute: the digital ways are really delivered to receivers on this
 * machine; boards, studio, callers and visitors give their receipts. After each minute every household is accounted for.
 */
export async function simulate(
  hub: Hub,
  sinks: Sinks,
  plan: SimulationPlan,
  say: (line: string) => void,
): Promise<SimulationResult> {
  const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type, { strict: false });
  const { profile } = hub.opened.platform.config;
  const { database } = hub.opened.platform;
  await get(ReachWorker).stop();
  const chance = chances(plan.seed + 1);
  await settle(get(ResidentsService), population({ ...plan, profile, pushDevice: () => sinks.device() }), (n) =>
    say(`世帯を登録しました (households): ${n}`),
  );
  for (let n = 1; n <= plan.households; n += 1)
    if (chance() < SPOILT)
      sinks.smtp.answers.set(`resident${n}@mail${n % 4}.example`, { rcpt: '550 5.1.1 no such user' });
  const began = Date.now();
  const recorded = await get(RegisterService).record(evacuationOrder(profile.code, new Date()), { lifeHours: 6 });
  const { alertId = '', issuedVersionId: versionId = '' } = recorded;
  if (versionId === '') throw new Error('the order was not issued by the rules of this profile');
  await delivered(get(AlertsService), get(ProgressService), alertId);
  say(`電子の経路の引渡しが終わりました (digital ways handed off): ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const around = { database, ledger: get(LedgerService), addresses: get(AddressesService), profile, chance };
  const people = new People(around, versionId);
  const reach = get(ReachService);
  const record = await get(AlertsService).get(alertId);
  if (record === undefined) throw new Error('the alert vanished');
  const result: SimulationResult = { accounts: [], mistakes: [], receipts: 0 };
  for (let minute = 0; minute <= plan.minutes; minute += 1) {
    const at = new Date(began + minute * MINUTE_MS);
    await reach.follow(at);
    const account = await accountOf(database, versionId, minute);
    result.mistakes.push(...mistakesOf(account, result.accounts.at(-1), plan.households));
    result.accounts.push(account);
    const seen = await get(ReachFiguresService).reach(record);
    if (seen.reached !== account.reached || seen.unreached !== account.households - account.reached)
      result.mistakes.push(`${minute}分: 画面の数 ${seen.reached}/${seen.unreached} が台帳と違う`);
    result.receipts += await people.work(at);
  }
  const last = result.accounts.at(-1);
  if (last !== undefined && last.trying > 0)
    result.mistakes.push(`終わりの時点で、名簿に載らず試行中の世帯が ${last.trying}`);
  return result;
}

async function settle(
  residents: ResidentsService,
  households: Iterable<ResidentHousehold>,
  tell: (n: number) => void,
): Promise<void> {
  let batch: ResidentHousehold[] = [];
  let written = 0;
  const flush = async (): Promise<void> => {
    await residents.add(batch, CHOICE, CONSENT);
    written += batch.length;
    batch = [];
    if (written % 20_000 === 0) tell(written);
  };
  for (const household of households) {
    batch.push(household);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  tell(written);
}

async function delivered(alerts: AlertsService, progress: ProgressService, alertId: string): Promise<void> {
  const deadline = Date.now() + 600_000;
  while (Date.now() < deadline) {
    const record = await alerts.get(alertId);
    if (record !== undefined && (await progress.isSettled(record))) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('the digital ways were not settled within ten minutes');
}

/** 避難指示 for the whole town, as the city's own L-Alert entry would bring it. */
function evacuationOrder(code: string, at: Date): AlertDraft {
  const text = {
    headline: '避難指示（市内全域）',
    place: '',
    instruction: '危険な場所から全員、いますぐ避難してください。',
    body: 'これは机上の模擬です。',
  };
  return {
    content: {
      kind: 'actual',
      messageType: 'Alert',
      organisation: 'city',
      topic: 'evacuation',
      severity: 'Extreme',
      urgency: 'Immediate',
      certainty: 'Likely',
      level: 4,
      areas: [code],
      groups: [],
      texts: { ja: text, en: { ...text, headline: 'Evacuation order', instruction: 'Leave dangerous places now.' } },
      reportedAt: at.toISOString(),
      expiresAt: new Date(at.getTime() + 86_400_000).toISOString(),
      credit: '',
    },
    identity: {
      key: `simulation:${at.getTime()}`,
      material: 'order',
      source: 'jma-xml',
      event: { system: 'simulation', code: 'order', name: '避難指示' },
    },
  };
}
