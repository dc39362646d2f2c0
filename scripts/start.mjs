// `npm start`: installs what is missing, builds if stale, starts the hub.
// Runs on whatever Node is there until the install has brought the project's own: keep it plain.
import { spawn } from 'node:child_process';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
/** The hub ends itself with this when it can no longer work (src/main.ts); a crash ends it with a signal. */
const EXIT_STUCK = 70;
/** Collect sooner: half the memory for a tenth of the speed (docs/measurements.md). */
const MEMORY = ['--max-semi-space-size=16', '--heap-growing-percent=30'];
const PAUSE_MS = 1_000;
let hub;
// Ctrl-C reaches the hub by itself (same terminal group); a supervisor's signal is handed on.
let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    hub.kill(signal);
  });
}
function start() {
  hub = spawn('node', ['--enable-source-maps', ...MEMORY, 'dist/main.js'], { stdio: 'inherit' });
  hub.on('exit', (code, signal) => {
    const isBroken = code === EXIT_STUCK || signal !== null;
    if (isEnding || !isBroken) process.exit(code ?? 128);
    console.error(`hub が止まりました（${signal ?? code}）。もう一度起動します (it stopped; starting it again)`);
    setTimeout(start, PAUSE_MS);
  });
}
start();
