import type { RunningHub } from '../running-hub.js';
import { cpus } from 'node:os';
import { ReceiversClient } from '../receivers-client.js';
import { deadlineOf } from '../hub-run.js';
import { environmentOf } from '../machines.js';
import { shareOf, type Mix } from '../population.js';
import { coresInWords, countCores } from '../process-use.js';
import { ADDRESSED } from '../receivers.js';
import { untilFound } from '../running-hub.js';
import { median, perSecond } from '../statistics.js';
import type { Experiment, Finding } from './experiment.js';
import type { Lab, Town } from './lab.js';
import { quakeUnderWay } from './rounds.js';

const ROUNDS = 3;
/** To a mail server in another region and back. */
const FAR_MS = 20;

interface Measured {
  rate: number;
  cores: Record<string, number>;
}

/** What a second worker brings: where it computes, and where it waits for somebody far away. */
export const processes: Experiment = {
  name: 'processes',
  about: {
    ja: 'worker 二つと一つの比（Redis）と、過程ごとの CPU',
    en: 'two workers against one on Redis, with the processor time of each process',
  },
  minutes: 5,
  async run(lab) {
    if (lab.machines.redis === undefined)
      return [finding('Redis がないため測れません (no Redis)', { meaning: 'redis-server を入れると測ります。' })];
    const findings: Finding[] = [];
    for (const mix of ['web-push', 'line'] as const)
      findings.push(await computing(lab, mix, Math.ceil(lab.size / (mix === 'line' ? 2 : 5))));
    findings.push(await waiting(lab, Math.ceil(lab.size / 50)));
    return findings;
  },
};

/** The processor is what they share: the bound is what the machine's cores allow at this cost per message. */
async function computing(lab: Lab, mix: Mix, residents: number): Promise<Finding> {
  const town = await lab.town(`processes_${mix.replace('-', '_')}`, { mix, residents });
  const one = await measure(lab, town, { workers: 1 });
  const two = await measure(lab, town, { workers: 2 });
  await lab.forget(town);
  const all = Object.values(one.cores).reduce((sum, busy) => sum + busy, 0);
  const bound = cpus().length / all;
  return finding(`${mix}、この機械の中の受け手`, {
    reached: two.rate / one.rate,
    meaning:
      `${rounded(one.rate)}/秒 → ${rounded(two.rate)}/秒。一つのとき使った核：${coresInWords(one.cores)}（計 ${all.toFixed(2)}）。` +
      `二つのとき：${coresInWords(two.cores)}。全部が同じ ${cpus().length} 核なので、ほかに何も動いていなければ、この機械で出せる上限は ${bound.toFixed(2)} 倍`,
  });
}

/** Each answer of the mail server takes its time: what limits one worker is its sessions, not the processor. */
async function waiting(lab: Lab, residents: number): Promise<Finding> {
  const receivers = await ReceiversClient.start({ answerAfterMs: FAR_MS });
  try {
    const town = await lab.town('processes_far', { mix: 'email', residents });
    const environment = environmentOf(lab.machines.dir, receivers.addresses);
    const one = await measure(lab, town, { workers: 1, environment, receivers });
    const two = await measure(lab, town, { workers: 2, environment, receivers });
    await lab.forget(town);
    return finding(`メール、返事に ${FAR_MS} ms かかる受け手`, {
      reached: two.rate / one.rate,
      meaning:
        `${rounded(one.rate)}/秒 → ${rounded(two.rate)}/秒。一つのとき使った核：${coresInWords(one.cores)}。` +
        'CPU が余っているので、二つの worker が互いを待たせるか（行列・台帳・レーン）だけを見る',
    });
  } finally {
    await receivers.stop();
  }
}

interface Wish {
  workers: number;
  environment?: Record<string, string>;
  receivers?: ReceiversClient;
}

async function measure(lab: Lab, town: Town, wish: Wish): Promise<Measured> {
  lab.say(`worker ${wish.workers} 過程を測っています (workers): ${town.database}`);
  const receivers = wish.receivers ?? lab.machines.receivers;
  const { workers, environment = {} } = wish;
  return lab.hub(town, { backend: 'redis', workers, environment }, async (hub) => {
    const found: Measured[] = [];
    for (let n = 0; n < ROUNDS; n += 1) found.push(await oneAlert(hub, town, receivers));
    const rate = median(found.map((each) => each.rate));
    return found.find((each) => each.rate === rate) ?? { rate, cores: {} };
  });
}

async function oneAlert(hub: RunningHub, town: Town, receivers: ReceiversClient): Promise<Measured> {
  await receivers.reset();
  const pids = hub.workers.map(({ pid }) => pid);
  const { startedAt } = await quakeUnderWay(hub, town);
  const stopClock = countCores(pids);
  const deadline = deadlineOf(startedAt, town.residents) + 60_000;
  return untilFound('not everybody was reached', deadline, async () => {
    const seen = await receivers.read();
    const isThrough = ADDRESSED.every(
      (channel) => seen[channel].messages >= shareOf(town.mix, channel, town.residents),
    );
    if (!isThrough) return undefined;
    const busy = ADDRESSED.map((channel) => seen[channel]).filter(({ calls }) => calls > 0);
    const took = Math.max(...busy.map(({ lastAt }) => lastAt)) - Math.min(...busy.map(({ firstAt }) => firstAt));
    return { rate: perSecond(town.residents, took), cores: stopClock() };
  });
}

function finding(where: string, what: Pick<Finding, 'meaning'> & { reached?: number }): Finding {
  return {
    target: `worker 二つ ÷ 一つ (two workers)、${where}`,
    must: 1.6,
    aim: 1.9,
    better: 'higher',
    unit: 'x',
    ...what,
  };
}

function rounded(value: number): number {
  return Math.round(value);
}
