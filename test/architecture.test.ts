import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * Which folders and files of src, and which packages, a folder may import from: the table of docs/architecture.md. A line may
 * stand for several folders.
 */
const mayImport = new Map(
  [...readFileSync(join(import.meta.dirname, "../docs/architecture.md"), "utf8").matchAll(tableRow())].flatMap((row) =>
    [...(row[1] ?? "").matchAll(/`([^`]+)`/g)].map((name): [string, readonly string[]] => [
      name[1] ?? "",
      (row[2] ?? "").split(", ").map((one) => one.replace(/\.ts$/, ".js")),
    ]),
  ),
);

function tableRow(): RegExp {
  return /^\| (`[^|]+`) \| [^|]+ \| ([^|]+) \|$/gm;
}

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

  test("every folder stands in the table", () => {
    const folders = files.flatMap((file) => (file.includes("/") ? [file.split("/")[0] ?? ""] : []));
    expect([...mayImport.keys()].sort()).toEqual([...new Set(folders)].sort());
  });

  test.each([...mayImport.keys()].filter((folder) => folder !== "cli"))(
    "%s imports only what the table allows",
    (folder) => {
      const allowed = new Set([folder, ...(mayImport.get(folder) ?? [])]);
      const wrong = imports.filter((one) => one.file.startsWith(`${folder}/`) && !allowed.has(folderOf(one)));
      expect(wrong).toEqual([]);
    },
  );

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
