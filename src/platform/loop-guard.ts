import { Worker } from 'node:worker_threads';

/** A thread of its own: it counts its own seconds, so that a process that was frozen as a whole is not taken for stuck. */
const GUARD = `
  const { workerData } = require('node:worker_threads');
  const ticks = new Int32Array(workerData.shared);
  let seen = -1, silent = 0;
  setInterval(() => {
    const now = Atomics.load(ticks, 0);
    silent = now === seen ? silent + 1 : 0;
    seen = now;
    if (silent >= workerData.seconds) {
      require('node:fs').writeSync(2, 'the event loop stood still for ' + silent + ' s: the process ends, to be started anew\\n');
      process.kill(process.pid, 'SIGKILL');
    }
  }, 1000);
`;

/** Ends this process when its event loop stands still for so long: it would look alive and do nothing. */
export function startLoopGuard(seconds: number): void {
  const shared = new SharedArrayBuffer(4);
  const ticks = new Int32Array(shared);
  setInterval(() => Atomics.add(ticks, 0, 1), 500).unref();
  new Worker(GUARD, {
    eval: true,
    workerData: { shared, seconds },
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  }).unref();
}
