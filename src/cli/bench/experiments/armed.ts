import { FLOORS, joined, type Floor } from '../floors.js';
import { deadlineOf } from '../hub-run.js';
import { subscriptions } from '../population.js';
import { untilFound, untilSettled, type RunningHub } from '../running-hub.js';
import { perSecond } from '../statistics.js';
import { textsOf } from '../texts.js';
import { wallClockMs } from '../tally.js';
import type { Experiment, Finding } from './experiment.js';
import type { Lab, Town } from './lab.js';
import { quakeUnderWay } from './rounds.js';

const METRIC = 'todoke_armed_subscriptions';
const FLOOR_COUNT = 4_000;
/** A pair and a shared secret take a tenth of a millisecond; arming is done with what is left of a quiet process. */
const ARMING_MS_EACH = 10;

/** Web push whose key pairs were made in quiet hours, against encrypting at the time of sending. */
export const armed: Experiment = {
  name: 'armed',
  about: {
    ja: '備えたプッシュ購読の速さと、送る時に暗号化する床との比',
    en: 'web push with armed subscriptions against the floor that encrypts at send time',
  },
  minutes: 4,
  async run(lab) {
    const town = await lab.town('armed', { mix: 'web-push', residents: Math.ceil(lab.size / 10) });
    const findings: Finding[] = [];
    for (const backend of lab.backends) {
      const before = await floorsOf(lab);
      const rate = await lab.hub(town, { backend }, (hub) => rateWhenArmed(lab, hub, town));
      const [floor] = joined(before, await floorsOf(lab)).filter(({ isReference }) => isReference);
      findings.push(asFinding(backend, rate, floor));
    }
    await lab.forget(town);
    return findings;
  },
};

async function floorsOf(lab: Lab): Promise<Floor[]> {
  const { addresses } = lab.machines.receivers;
  const texts = await textsOf(lab.config().profile, new Date());
  const subscription = subscriptions(addresses.pushOrigins);
  return FLOORS['web-push']({ addresses, texts, subscription, count: FLOOR_COUNT });
}

/** Messages a second of one alert to subscriptions that are all armed; nothing where the hub arms none. */
async function rateWhenArmed(lab: Lab, hub: RunningHub, town: Town): Promise<number | undefined> {
  const count = async (): Promise<number | undefined> => hub.workers[0]?.metric(METRIC);
  if ((await count()) === undefined) {
    lab.say(`飛ばします：/metrics に ${METRIC} がありません (skipped: the hub has no such metric)`);
    return undefined;
  }
  lab.say(`${town.residents} 件の備えを待っています (waiting until all are armed)`);
  const patience = wallClockMs() + 60_000 + town.residents * ARMING_MS_EACH;
  await untilFound('not all were armed in time', patience, async () =>
    ((await count()) ?? 0) >= town.residents ? true : undefined,
  );
  const { receivers } = lab.machines;
  await receivers.reset();
  const { startedAt, versionId } = await quakeUnderWay(hub, town);
  await untilSettled(hub.ledger, versionId, deadlineOf(startedAt, town.residents));
  const seen = (await receivers.read())['web-push'];
  if (seen.messages < town.residents) throw new Error(`${town.residents - seen.messages} were not handed off`);
  return perSecond(seen.messages, seen.lastAt - seen.firstAt);
}

function asFinding(backend: string, rate: number | undefined, floor: Floor | undefined): Finding {
  const row = { target: `備えたプッシュ ÷ 床 (armed web push), ${backend}`, must: 1, aim: 1.8, unit: 'x' };
  if (rate === undefined || floor === undefined)
    return { ...row, better: 'higher', meaning: `飛ばした：/metrics に ${METRIC} がない (skipped)` };
  return {
    ...row,
    better: 'higher',
    reached: rate / floor.perSecond,
    meaning: `${Math.round(rate)}/秒 ÷ 床 ${Math.round(floor.perSecond)}/秒（送る時に node:crypto で暗号化、HTTP/2 一本、前後で測る）。備えは一度きりなので一回の警報で測る`,
  };
}
