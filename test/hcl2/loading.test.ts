import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../src");

/** What a file and all that it imports load at once; `import()` is for later. */
function loadedBy(entry: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join(root, file), "utf8");
    for (const [, target = ""] of text.matchAll(/^(?:import|export) (?!type )(?:[^;"]* from )?"([^"]+)"/gm)) {
      pending.push(
        target.startsWith(".")
          ? posix.normalize(posix.join(posix.dirname(file), target)).replace(/\.js$/, ".ts")
          : target,
      );
    }
  }
  return loaded;
}

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
    cwd: join(root, ".."),
  });
  expect(stdout).toContain("usage: meshplan");
  expect(stdout).toContain("loaded:[]");
});
