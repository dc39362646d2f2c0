// Runs Jest on the project's own Node, in ESM mode. Arguments go through.
import { spawnSync } from 'node:child_process';

const run = spawnSync(
  'node',
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
