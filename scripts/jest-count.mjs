// Says at the very end what was skipped and why, then the one plain closing line: `N passed, N failed`.
// Where `npm test` runs Jest more than once, TODOKE_COUNTS names the file that gathers the parts for it.
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';

export default class PlainCount {
  onRunComplete(_contexts, results) {
    const part = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      lines: results.testResults
        .flatMap((suite) => suite.testResults)
        .filter((test) => test.status === 'pending' || test.status === 'todo')
        .map((test) => `skipped: ${test.fullName}`),
    };
    const gathering = process.env.TODOKE_COUNTS;
    if (gathering !== undefined) return appendFileSync(gathering, `${JSON.stringify(part)}\n`);
    // Jest's own summary is printed after the reporters: wait for the end.
    process.once('exit', () => process.stdout.write(closing([part])));
  }
}

/** The parts of a whole run, as `npm test` ends with them. */
export function gathered(file) {
  const parts = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const missing = (process.env.TODOKE_MISSING ?? '').split('\n').filter((line) => line !== '');
  const slow = readdirSync('test/faults').filter((name) => name.endsWith('.slow.spec.ts')).length;
  return closing(parts, [...missing, `not run: ${slow} files of slow fault tests (npm run faults)`]);
}

function closing(parts, missing = []) {
  const sum = (name) => parts.reduce((total, part) => total + part[name], 0);
  const skipped = sum('skipped');
  const count = `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return ['', ...parts.flatMap((part) => part.lines), ...missing, count, ''].join('\n');
}
