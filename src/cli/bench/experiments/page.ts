import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunningHub } from '../running-hub.js';
import type { Visit, Visited } from '../page-visitors.js';
import { coresInWords, countCores } from '../process-use.js';
import type { Experiment, Finding } from './experiment.js';
import type { Lab, Town } from './lab.js';
import { quakeUnderWay, strikeOff } from './rounds.js';

/** 200,000 residents within two minutes. */
const PER_SECOND = 1_700;
const SECONDS = 20;

interface Seen {
  visited: Visited;
  cores: Record<string, number>;
}

/** The page of an alert while a whole town opens it. */
export const page: Experiment = {
  name: 'page',
  about: {
    ja: '警報の頁を毎秒 1,700 回：web 過程だけのときと、送っている最中',
    en: 'the alert page at 1,700 requests a second, alone and while the worker sends',
  },
  minutes: 2,
  async run(lab) {
    const town = await lab.town('town', { mix: 'mixed', residents: lab.size });
    return lab.hub(town, { backend: 'postgresql' }, (hub) => bothTimes(lab, hub, town));
  },
};

async function bothTimes(lab: Lab, hub: RunningHub, town: Town): Promise<Finding[]> {
  lab.say(`警報の頁を測っています (alert page): ${PER_SECOND}/s`);
  const quiet = await quakeUnderWay(hub, town);
  await strikeOff(lab, hub, [quiet.versionId]);
  const alone = await open(hub, quiet.versionId);
  await lab.machines.receivers.reset();
  const busy = await quakeUnderWay(hub, town);
  const sending = await open(hub, busy.versionId);
  const { rows } = await hub.ledger.query<{ left: number }>(
    'SELECT coalesce(sum(size), 0)::int AS left FROM dispatch WHERE version_id = $1 AND done_at IS NULL',
    [busy.versionId],
  );
  await strikeOff(lab, hub, [busy.versionId]);
  const left = rows[0]?.left ?? 0;
  const stillBusy =
    left > 0 ? `終わりにまだ ${left} 件を送っていた` : '終わる前に送り終えていた（町を大きくして測り直すこと）';
  return [
    asFinding('送っている最中 (while sending)', sending, stillBusy),
    asFinding('web 過程だけ (nothing to send)', alone, '比べるためのもの'),
  ];
}

async function open(hub: RunningHub, versionId: string): Promise<Seen> {
  const { rows } = await hub.ledger.query<{ short_id: string }>(
    'SELECT a.short_id FROM alert a JOIN version v ON v.alert_id = a.id WHERE v.id = $1',
    [versionId],
  );
  const path = `/alerts/${rows[0]?.short_id ?? ''}`;
  const stopClock = countCores(hub.workers.map(({ pid }) => pid));
  const visited = await byVisitors({ origin: hub.web.url, path, perSecond: PER_SECOND, seconds: SECONDS });
  return { visited, cores: stopClock() };
}

async function byVisitors(wanted: Visit): Promise<Visited> {
  const child = fork(fileURLToPath(new URL('../page-visitors-process.js', import.meta.url)), [], { execArgv: [] });
  try {
    return await new Promise<Visited>((done, fail) => {
      child.once('message', (visited: Visited) => done(visited));
      child.once('error', fail);
      child.once('exit', () => fail(new Error('the visitors ended')));
      child.send(wanted);
    });
  } finally {
    child.removeAllListeners('exit');
    if (child.connected) child.disconnect();
  }
}

function asFinding(when: string, { visited, cores }: Seen, remark: string): Finding {
  const { asked, failed, p50Ms, p99Ms, worstMs } = visited;
  return {
    target: `警報の頁 p99、毎秒 ${PER_SECOND} 回 (alert page)、${when}`,
    must: 200,
    aim: 50,
    better: 'lower',
    unit: 'ms',
    // A page that was not given is no quick page.
    ...(failed === 0 ? { reached: p99Ms } : { reached: Number.POSITIVE_INFINITY }),
    meaning:
      `${asked} 回、失敗 ${failed}、p50 ${p50Ms.toFixed(1)} ms、最悪 ${worstMs.toFixed(0)} ms。` +
      `着くはずの時刻から数える。使った核：${coresInWords(cores)}。${remark}`,
  };
}
