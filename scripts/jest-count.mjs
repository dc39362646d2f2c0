// Says at the very end what was skipped and why, then the one plain closing line: `N passed, N failed`.
import { globSync } from 'node:fs';

export default class PlainCount {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const lines = results.testResults
      .flatMap((suite) => suite.testResults)
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map((test) => `skipped: ${test.fullName}`);
    const missing = (process.env.TODOKE_MISSING ?? '').split('\n').filter((line) => line !== '');
    const leftOut = globSync('test/faults/**/*.slow.spec.ts').filter(
      (file) => !results.testResults.some((suite) => suite.testFilePath.endsWith(file)),
    );
    // Only `npm test` claims to be the whole.
    if (process.env.TODOKE_MISSING !== undefined && leftOut.length > 0)
      missing.push(`not run: ${leftOut.length} files of slow fault tests (npm run faults)`);
    const count = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary is printed after the reporters: wait for the end.
    process.once('exit', () => process.stdout.write(['', ...lines, ...missing, count, ''].join('\n')));
  }
}
