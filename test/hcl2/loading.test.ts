import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { loadedBy } from "../loaded-by.js";

test.each(["index.ts", "cli/main.ts", "cli/commands/plan.ts", "testing.ts"])(
  "%s loads neither hcl2-parser nor yaml",
  (entry) => {
    const loaded = loadedBy(entry);
    expect(loaded.size).toBeGreaterThan(3);
    expect([...loaded].filter((name) => name === "hcl2-parser" || name === "yaml")).toEqual([]);
  },
);

test("meshplan/hcl2 loads hcl2-parser, so the search would find it", () => {
  expect(loadedBy("hcl2.ts")).toContain("hcl2-parser");
});

test("meshplan --help loads neither", async () => {
  // In a process of its own: this one has loaded them for other tests. `npm test` builds the package before.
  const script = `
    import { createRequire } from "node:module";
    import { processIo } from "./dist/cli/io.js";
    import { run } from "./dist/cli/run.js";
    await run(["--help"], processIo());
    const loaded = Object.keys(createRequire("file:///").cache).filter((file) => /hcl2-parser|[\\\\/]yaml[\\\\/]/.test(file));
    console.log("loaded:" + JSON.stringify(loaded));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(import.meta.dirname, "../.."),
  });
  expect(stdout).toContain("usage: meshplan");
  expect(stdout).toContain("loaded:[]");
});
