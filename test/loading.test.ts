import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../src/cli/run.js";
import { root } from "./docs/blocks.js";
import { loadedBy } from "./loaded-by.js";

// `npm test` builds the package before: what Node runs is packed into few files, of which the same has to hold.
const packed = join(root, "dist/node");

test.each([
  ["src", "index.ts"],
  ["src", "cli/main.ts"],
  ["src", "cli/commands/plan.ts"],
  ["src", "testing.ts"],
  ["dist/node", "index.js"],
  ["dist/node", "cli/main.js"],
  ["dist/node", "testing.js"],
])("%s/%s loads neither hcl2-parser nor yaml", (folder, entry) => {
  const loaded = loadedBy(entry, join(root, folder));
  expect(loaded.size).toBeGreaterThan(3);
  expect([...loaded].filter((name) => name === "hcl2-parser" || name === "yaml")).toEqual([]);
});

test.each([
  ["src", "hcl2.ts", "hcl2-parser"],
  ["dist/node", "hcl2.js", "hcl2-parser"],
  ["dist/node", "kubernetes.js", "yaml"],
])("%s/%s loads %s, so the search would find it", (folder, entry, name) => {
  expect(loadedBy(entry, join(root, folder))).toContain(name);
});

test("meshplan --help loads no command", () => {
  const loaded = [...loadedBy("cli/main.js", packed)];
  for (const { name } of commands) {
    const [chunk] = importedLater(name);
    expect(chunk, name).toBeDefined();
    expect(loaded, name).not.toContain(chunk);
  }
});

/** The file of a command, which the command line imports when it is called. */
function importedLater(command: string): readonly string[] {
  const text = readFileSync(join(packed, "cli/main.js"), "utf8");
  return [...text.matchAll(/import\("\.\.\/(chunks\/(\w+)-[^"]+)"\)/g)].flatMap(([, file = "", name]) =>
    name === command ? [file] : [],
  );
}
