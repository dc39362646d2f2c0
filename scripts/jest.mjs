// Runs Jest on the project's own Node, in ESM mode. `--only=unit` chooses one of the kinds of test in jest.config.js;
// what follows are paths, e.g. `npm run test:unit -- src/channels/email`. The slow fault tests run only when they are named.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './ensure.mjs';

const args = process.argv.slice(2);
const only = args.filter((arg) => arg.startsWith('--only=')).map((arg) => arg.slice('--only='.length));
const rest = args.filter((arg) => !arg.startsWith('--only='));
// The servers of the other suites are started by the compiled hub's own code.
if (only.length === 0 || only.some((kind) => kind !== 'unit')) ensureBuilt();
// Last: Jest would take every word after it for a project.
const projects = only.length === 0 ? ['--ignoreProjects', 'slow-faults'] : ['--selectProjects', ...only];
const run = spawnSync(
  'node',
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...rest,
    ...projects,
  ],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
