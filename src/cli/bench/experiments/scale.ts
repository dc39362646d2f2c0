import { runAlternative, type Alternative } from '../alternatives.js';
import type { Floor } from '../floors.js';
import type { Round } from '../hub-run.js';
import { shareOf, subscriptions } from '../population.js';
import { ADDRESSED, type Addressed } from '../receivers.js';
import { median } from '../statistics.js';
import { textsOf } from '../texts.js';
import type { Experiment, Finding } from './experiment.js';
import { floorsOf } from './floor.js';
import type { Backend, Lab } from './lab.js';
import { rateOf, wholeAlerts } from './rounds.js';

const ALTERNATIVE_COUNT = 1_500;

interface OnBackend {
  backend: Backend;
  small: Round[];
  big: Round[];
  /** One alert to the big town after a quiet hour: its subscriptions are armed. */
  armed: Round[];
  alternatives: Alternative[];
  floors: Floor[];
}

/** Does ten times the town take ten times as long, and no more? */
export const scale: Experiment = {
  name: 'scale',
  about: {
    ja: '200,000 人と 20,000 人の速さの比、二つの行列の差、1人1ジョブとの差',
    en: 'rate at 200,000 over the rate at 20,000, the two queues against each other, and against one job per recipient',
  },
  minutes: 17,
  async run(lab) {
    const found: OnBackend[] = [];
    for (const backend of lab.backends) found.push(await measure(lab, backend));
    const findings = found.flatMap((each) => [
      linear(each),
      againstOneJobEach(lab, each, { rounds: each.big, state: '起動してすぐ (just started)' }),
      againstOneJobEach(lab, each, { rounds: each.armed, state: '備えたあと (armed, as after a quiet hour)' }),
    ]);
    const [first, second] = found.map(({ big }) => rateOf(big));
    const both = first === undefined || second === undefined ? undefined : Math.max(first / second, second / first);
    findings.push({
      target: `PostgreSQL と Redis の差、${lab.size} 人 (the two queues)`,
      must: 1.25,
      aim: 1.1,
      better: 'lower',
      unit: 'x',
      ...(both === undefined ? {} : { reached: both }),
      meaning: both === undefined ? 'Redis がないため測れません。' : `${whole(first)}/秒 と ${whole(second)}/秒`,
    });
    return findings;
  },
};

/** Small, big, small: a machine that is not ours alone changes meanwhile. */
async function measure(lab: Lab, backend: Backend): Promise<OnBackend> {
  const few = await lab.town('town_small', { mix: 'mixed', residents: Math.ceil(lab.size / 10) });
  const many = await lab.town('town', { mix: 'mixed', residents: lab.size });
  const before = await wholeAlerts(lab, few, { backend, rounds: 2 });
  const big = await wholeAlerts(lab, many, { backend, rounds: 2 });
  const after = await wholeAlerts(lab, few, { backend, rounds: 2 });
  const push = shareOf('mixed', 'web-push', lab.size);
  const armed = await wholeAlerts(lab, many, { backend, rounds: 1, armed: push });
  const alternatives = await oneJobEach(lab, backend);
  const small = [...before.rounds, ...after.rounds];
  const floors: Floor[] = [];
  for (const channel of ADDRESSED) floors.push(...(await floorsOf(lab, channel)).filter((each) => each.isReference));
  return { backend, small, big: big.rounds, armed: armed.rounds, alternatives, floors };
}

async function oneJobEach(lab: Lab, backend: Backend): Promise<Alternative[]> {
  const { databases, receivers } = lab.machines;
  lab.say(`1人1ジョブを測っています (one job per recipient): ${backend}`);
  const texts = await textsOf(lab.config().profile, new Date());
  const databaseUrl = await databases.create('one_job_each');
  const http1Subscription = subscriptions([receivers.addresses.pushHttp1Origin]);
  const where = { databaseUrl, ...lab.redisUrlOf(backend) };
  const found: Alternative[] = [];
  try {
    for (const channel of ADDRESSED)
      found.push(
        await runAlternative({ receivers, texts, http1Subscription, where, channel, count: ALTERNATIVE_COUNT }),
      );
  } finally {
    await databases.drop('one_job_each');
  }
  return found;
}

function linear({ backend, small, big }: OnBackend): Finding {
  const [few, many] = [rateOf(small), rateOf(big)];
  return {
    target: `大きい町の速さ ÷ 十分の一の町の速さ (linear), ${backend}`,
    must: 0.9,
    aim: 1,
    better: 'higher',
    unit: 'x',
    reached: many / few,
    meaning: `${whole(many)}/秒（${big[0]?.addresses ?? 0} 人）÷ ${whole(few)}/秒（${small[0]?.addresses ?? 0} 人）。小・大・小の順`,
  };
}

function againstOneJobEach(
  lab: Lab,
  { backend, alternatives, floors }: OnBackend,
  { rounds, state }: { rounds: readonly Round[]; state: string },
): Finding {
  const theirs = msForAll(lab, alternatives);
  const floor = msForAll(lab, floors);
  const ours = median(rounds.map(({ lastMs }) => lastMs));
  return {
    target: `${lab.size} 人すべてに引渡すまで、1人1ジョブに対して (one job each), ${backend}、${state}`,
    must: 6,
    aim: 10,
    better: 'higher',
    unit: 'x',
    reached: theirs / ours,
    meaning: `電文から最後の一人まで ${whole(ours / 1_000)} 秒。1人1ジョブは ${ALTERNATIVE_COUNT} 件ずつの速さから推定して ${whole(theirs / 1_000)} 秒。hub なしで送る時に暗号化する床は ${whole(floor / 1_000)} 秒で、1人1ジョブの ${(theirs / floor).toFixed(1)} 倍`,
  };
}

/** The time of the channels one after the other, from the rate of each. */
function msForAll(lab: Lab, rates: readonly { channel: Addressed; perSecond: number }[]): number {
  return rates.reduce((ms, each) => ms + (shareOf('mixed', each.channel, lab.size) * 1_000) / each.perSecond, 0);
}

function whole(value: number | undefined): string {
  return String(Math.round(value ?? Number.NaN));
}
