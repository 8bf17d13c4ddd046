import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

/** Which folders of src a folder may import from, and which packages. docs/architecture.md tells why. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  hcl: ["base"],
  json: ["base"],
  model: ["base", "zod"],
  decode: ["base", "model", "zod", "hcl", "json"],
  yaml: ["base", "yaml"],
  kubernetes: ["base", "model", "decode", "json", "yaml", "reader.js"],
  hcl2: ["base", "model", "decode", "json", "hcl2-parser", "reader.js"],
  catalog: ["base", "model"],
  live: ["base", "json", "model", "decode", "catalog", "reader.js"],
  format: ["base", "hcl", "json"],
  convert: ["base", "model", "decode", "catalog", "kubernetes", "format"],
  resolve: ["base", "model", "catalog"],
  chain: ["base", "model", "catalog"],
  plan: ["base", "model", "catalog", "resolve", "chain"],
  diff: ["base", "model", "catalog", "resolve", "chain", "plan", "fast-deep-equal"],
  render: ["base", "model", "catalog", "resolve", "chain", "plan", "diff"],
  schema: ["base", "model", "decode", "kubernetes", "zod"],
  policy: ["base", "json", "model", "catalog", "resolve", "plan", "zod"],
  testing: ["base", "json", "model", "decode", "resolve", "plan", "render", "unwrap.js", "vitest", "expect"],
};

const root = join(import.meta.dirname, "../src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replaceAll("\\", "/"));

interface Import {
  readonly file: string;
  readonly target: string;
  /** True if nothing of the target is left at run time. */
  readonly typesOnly: boolean;
}

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/(?:import|export) (type )?(?:[^;"]* from )?\(?"([^"]+)"/g)].map(
    (match) => ({ file, target: match[2] ?? "", typesOnly: match[1] !== undefined }),
  ),
);

/** `../base/span.js` in `hcl/lexer.ts` is `base`; `zod/mini` is `zod`. */
function folderOf({ file, target }: Import): string {
  if (!target.startsWith(".")) return target.startsWith("node:") ? "node" : (target.split("/")[0] ?? "");
  const path = posix.normalize(posix.join(posix.dirname(file), target));
  return path.includes("/") ? (path.split("/")[0] ?? "") : path;
}

describe("imports", () => {
  test("there are sources to look at", () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  test.each(Object.keys(mayImport))("%s imports only from the folders before it", (folder) => {
    const allowed = new Set([folder, ...(mayImport[folder] ?? [])]);
    const wrong = imports.filter((one) => one.file.startsWith(`${folder}/`) && !allowed.has(folderOf(one)));
    expect(wrong).toEqual([]);
  });

  test("the command line uses the library through its public entry points only", () => {
    const wrong = imports.filter(
      (one) =>
        one.file.startsWith("cli/") &&
        !["cli", "index.js", "convert.js", "hcl2.js", "kubernetes.js", "policy.js", "node"].includes(folderOf(one)),
    );
    expect(wrong).toEqual([]);
  });

  test("only the command line touches Node", () => {
    expect(imports.filter((one) => folderOf(one) === "node" && !one.file.startsWith("cli/"))).toEqual([]);
  });

  test("no import of values is circular", () => {
    const graph = new Map(files.map((file) => [file, new Set<string>()]));
    for (const one of imports) {
      if (!one.target.startsWith(".") || one.typesOnly) continue;
      const path = posix.normalize(posix.join(posix.dirname(one.file), one.target)).replace(/\.js$/, ".ts");
      graph.get(one.file)?.add(path);
    }
    expect(findCycle(graph)).toEqual([]);
  });
});

function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
