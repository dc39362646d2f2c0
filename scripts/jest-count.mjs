// Says at the very end what was skipped and why, then the one plain closing line: `N passed, N failed`.
export default class PlainCount {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const lines = results.testResults
      .flatMap((suite) => suite.testResults)
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map((test) => `skipped: ${test.fullName}`);
    const missing = (process.env.TODOKE_MISSING ?? '').split('\n').filter((line) => line !== '');
    const count = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary is printed after the reporters: wait for the end.
    process.once('exit', () => process.stdout.write(['', ...lines, ...missing, count, ''].join('\n')));
  }
}
