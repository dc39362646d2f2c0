// `npm start`: installs what is missing, builds if stale, starts the hub.
// Runs on whatever Node is there until the install has brought the project's own: keep it plain.
import { spawn } from 'node:child_process';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
const hub = spawn('node', ['--enable-source-maps', 'dist/main.js'], { stdio: 'inherit' });
// Ctrl-C reaches the hub by itself (same terminal group); a supervisor's signal is handed on.
let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    hub.kill(signal);
  });
}
hub.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
