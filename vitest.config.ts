import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { CountingReporter } from "./test/reporter.ts";

// Tests import the package by its own name; here that name means the sources, so that no build is needed to run them.
export default defineConfig({
  resolve: {
    alias: [{ find: /^meshplan$/, replacement: fileURLToPath(new URL("src/index.ts", import.meta.url)) }],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    reporters: ["default", new CountingReporter()],
  },
});
