import type { Reporter, TestModule } from "vitest/node";

/** Ends a test run with `N passed, N failed` alone on a line, the form that continuous integration reads. */
export class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      passed += states.filter((state) => state === "passed").length;
      failed += states.filter((state) => state === "failed").length;
      // A file that could not even be loaded has no tests that could fail.
      if (states.length === 0 || (module.state() === "failed" && !states.includes("failed"))) failed += 1;
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
