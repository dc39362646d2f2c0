// `npm test`: installs, builds, runs every test, and says plainly what was skipped.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';
import { gathered } from './jest-count.mjs';
import { ensureSystemPrograms } from './system-programs.mjs';

ensureInstalled();
ensureBuilt();
process.env.TODOKE_MISSING = ensureSystemPrograms().join('\n');
const folder = mkdtempSync(join(tmpdir(), 'todoke-counts-'));
const counts = join(folder, 'counts');
/** What waits for pages and parses samples shares the cores; what kills processes and holds recovery to seconds has them alone. */
const RUNS = [
  ['--only=unit', '--only=e2e', '--only=browser', '--only=integration', '--only=faults', '--maxWorkers=2'],
  ['--only=timed-faults', '--maxWorkers=1'],
];
const given = process.argv.slice(2);
const runs = given.some((arg) => arg.startsWith('--only=')) ? [[]] : RUNS;
writeFileSync(counts, '');
const statuses = runs.map((args) => {
  const before = readFileSync(counts, 'utf8');
  const env = { ...process.env, TODOKE_COUNTS: counts };
  const status = spawnSync('node', ['scripts/jest.mjs', ...args, ...given], { stdio: 'inherit', env }).status ?? 1;
  // A run that died said nothing: that is a failure, not zero tests.
  if (status !== 0 && readFileSync(counts, 'utf8') === before) {
    const died = {
      passed: 0,
      failed: 1,
      skipped: 0,
      lines: [`a run of Jest ended without a result: ${args.join(' ')}`],
    };
    appendFileSync(counts, `${JSON.stringify(died)}\n`);
  }
  return status;
});
process.stdout.write(gathered(counts));
rmSync(folder, { recursive: true });
process.exit(statuses.every((status) => status === 0) ? 0 : 1);
