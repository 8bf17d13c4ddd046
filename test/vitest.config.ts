import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { entryPoints } from "./entry-points.js";
import { CountingReporter } from "./reporter.js";

// Tests import the package by its own names; here those mean the sources, so that no build is needed to run them.
export default defineConfig({
  resolve: {
    alias: [
      ...Object.entries(entryPoints()).map(([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: file })),
      // Examples for jest run in vitest.
      {
        find: "@jest/globals",
        replacement: fileURLToPath(new URL("testing/jest-globals.ts", import.meta.url)),
      },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // The library has no state of its own, so test files can share what a worker has loaded; that halves the time.
    pool: "forks",
    isolate: false,
    reporters: ["default", new CountingReporter()],
  },
});
