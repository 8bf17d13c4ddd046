import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/cli/run.js";

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
  const require = createRequire(import.meta.url);
  let help = "";
  const unused = () => Promise.reject(new Error("not asked for"));
  await run(["--help"], {
    out: (text) => {
      help += text;
    },
    err: () => {},
    wantsColour: false,
    read: unused,
    list: unused,
    isDirectory: unused,
    exists: unused,
    input: unused,
  });
  expect(help).toContain("plan");
  expect(Object.keys(require.cache).filter((file) => /node_modules[\\/](?:hcl2-parser|yaml)[\\/]/.test(file))).toEqual(
    [],
  );
});
