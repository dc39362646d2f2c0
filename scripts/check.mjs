// `npm run check`: format, lint, import rules, types, unit tests. One command before a commit.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './ensure.mjs';

ensureInstalled();
const STEPS = [
  ['format', 'node', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['types', 'node', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['lint', 'node', ['node_modules/eslint/bin/eslint.js', 'src', 'test']],
  ['imports', 'node', ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src']],
  [
    'unit tests',
    'node',
    ['scripts/jest.mjs', '--only=unit', '--silent', '--reporters', '<rootDir>/scripts/jest-count.mjs'],
  ],
];

let failed = 0;
for (const [name, command, args] of STEPS) {
  const began = Date.now();
  const done = spawnSync(command, args, { stdio: 'inherit' });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${done.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (done.status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
