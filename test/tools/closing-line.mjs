/** Ends a run of the browser tests with `N passed, N failed` alone on a line; a run of nothing counts as failed. */
export function closingLine() {
  return {
    stop({ sessions }) {
      let passed = 0;
      let failed = 0;
      let skipped = 0;
      const count = ({ tests, suites }) => {
        for (const test of tests) {
          if (test.skipped) skipped++;
          else if (test.passed) passed++;
          else failed++;
        }
        suites.forEach(count);
      };
      for (const session of sessions) {
        if (session.testResults) count(session.testResults);
        if (!session.testResults || session.errors?.length > 0) failed++;
      }
      const nothing = passed + failed === 0;
      if (nothing) failed = 1;
      const more = skipped > 0 ? `, ${skipped} skipped` : '';
      // The other reporter still has something to say after this.
      process.once('exit', () => {
        if (nothing) process.exitCode = 1;
        process.stdout.write(`\n${passed} passed, ${failed} failed${more}\n`);
      });
    },
  };
}
