import type { RunningHub } from '../running-hub.js';
import { ADDRESSED } from '../receivers.js';
import { untilFound } from '../running-hub.js';
import { median, percentile } from '../statistics.js';
import { wallClockMs } from '../tally.js';
import type { Experiment, Finding } from './experiment.js';
import type { Backend, Lab, Town } from './lab.js';
import { quakeUnderWay, strikeOff } from './rounds.js';

const ALERTS = 50;
/** However slow the machine: so many are sent, and no more than this time is spent beyond them. */
const AT_LEAST = 10;
const BUDGET_MS = 300_000;

/** From the telegram to the first message at a receiver, with the whole town subscribed and concerned. */
export const first: Experiment = {
  name: 'first',
  about: {
    ja: '200,000 人の町で、電文を受けてから最初の引渡しまで（警報 50 件の p50・p99）',
    en: 'receipt to first hand-off of 50 alerts to the whole town of 200,000',
  },
  minutes: 8,
  async run(lab) {
    const town = await lab.town('town', { mix: 'mixed', residents: lab.size });
    const findings: Finding[] = [];
    for (const backend of lab.backends) findings.push(await onBackend(lab, town, backend));
    return findings;
  },
};

async function onBackend(lab: Lab, town: Town, backend: Backend): Promise<Finding> {
  lab.say(`最初の引渡しまでを測っています (first hand-off): ${backend}`);
  const until = wallClockMs() + BUDGET_MS;
  const waits = await lab.hub(town, { backend }, async (hub) => {
    const found: number[] = [];
    while (found.length < ALERTS && (found.length < AT_LEAST || wallClockMs() < until))
      found.push(await oneWait(lab, hub, town));
    return found;
  });
  const [cold = Number.NaN, ...warm] = waits;
  return {
    target: `受信から最初の引渡しまで p99 (receipt to first hand-off), ${backend}`,
    must: 1_000,
    aim: 250,
    better: 'lower',
    unit: 'ms',
    reached: percentile(waits, 0.99),
    meaning:
      `${waits.length} 件、毎回 ${town.residents} 人全員が対象。p50 ${ms(median(waits))}、起動して最初の警報 ${ms(cold)}、` +
      `二つ目からの p99 ${ms(percentile(warm, 0.99))}。POST の前から数える。最初の一件が着いたら残りは帳簿から外して次へ進む`,
  };
}

async function oneWait(lab: Lab, hub: RunningHub, town: Town): Promise<number> {
  const { receivers } = lab.machines;
  await receivers.reset();
  const { startedAt, versionId } = await quakeUnderWay(hub, town);
  const firstAt = await untilFound('nothing was handed off', wallClockMs() + 30_000, async () => {
    const seen = await receivers.read();
    const busy = ADDRESSED.map((channel) => seen[channel]).filter(({ calls }) => calls > 0);
    return busy.length === 0 ? undefined : Math.min(...busy.map((each) => each.firstAt));
  });
  await strikeOff(lab, hub, [versionId]);
  return firstAt - startedAt;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
