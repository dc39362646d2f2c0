// `npm test`: installs, builds, runs every test, and says plainly what was skipped.
import { spawnSync } from 'node:child_process';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';
import { ensureSystemPrograms } from './system-programs.mjs';

ensureInstalled();
ensureBuilt();
const missing = ensureSystemPrograms();
const jest = spawnSync('node', ['scripts/jest.mjs', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const line of missing) process.stdout.write(`${line}\n`);
process.exit(jest.status ?? 1);
