import { writeFileSync } from 'node:fs';

/** A vitest reporter that leaves the figures of a run in the file ENCAISSE_COUNT, for scripts/test.mjs to add up. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, notPossible: [] };
    for (const module of modules) {
      // A file that does not even load has no tests to fail.
      if (module.errors().length > 0) count.failed += 1;
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) count.failed += 1;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed') count.passed += 1;
        else if (state === 'skipped') count.notPossible.push({ name: test.fullName, reason: note ?? '' });
        else count.failed += 1;
      }
    }
    writeFileSync(process.env.ENCAISSE_COUNT, JSON.stringify(count));
  }
}
