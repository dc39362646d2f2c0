// `npm test`: installs, builds, runs every test, and says plainly what was skipped.
import { spawnSync } from 'node:child_process';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';
import { ensureSystemPrograms } from './system-programs.mjs';

ensureInstalled();
ensureBuilt();
const env = { ...process.env, TODOKE_MISSING: ensureSystemPrograms().join('\n') };
const jest = spawnSync('node', ['scripts/jest.mjs', ...process.argv.slice(2)], { stdio: 'inherit', env });
process.exit(jest.status ?? 1);
