import type { Experiment } from './experiment.js';
import { rateOf, wholeAlerts } from './rounds.js';

/** What one worker holds at most while it serves a town of a million. */
export const memory: Experiment = {
  name: 'memory',
  about: { ja: '1,000,000 件を送る worker の最大 RSS', en: 'peak resident memory of a worker, 1,000,000 addresses' },
  minutes: 8,
  async run(lab) {
    const town = await lab.town('million', { mix: 'mixed', residents: lab.size * 5 });
    const run = await wholeAlerts(lab, town, { backend: 'postgresql', rounds: 1 });
    await lab.forget(town);
    return [
      {
        target: `worker の最大 RSS、${town.residents} 件 (peak resident memory)`,
        must: 400,
        aim: 250,
        better: 'lower',
        unit: 'MB',
        reached: run.workerPeakMb,
        meaning: `PostgreSQL、混在、警報1件、${Math.round(rateOf(run.rounds))}/秒。システムの記録（VmHWM）。PDF を作る子は別の過程で、含まない`,
      },
    ];
  },
};
