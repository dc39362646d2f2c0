// Runs Jest on the project's own Node, in ESM mode. Arguments go through.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './ensure.mjs';

const args = process.argv.slice(2);
const isUnitOnly = args.includes('unit') && args.includes('--selectProjects');
// The servers of the other suites are started by the compiled hub's own code.
if (!isUnitOnly) ensureBuilt();
const run = spawnSync(
  'node',
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', ...args],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
