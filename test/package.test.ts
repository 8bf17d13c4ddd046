import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { describe, expect, test } from "vitest";
import { root } from "./docs/blocks.js";

const run = promisify(execFile);

// `npm test` builds the package before the tests run.
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const packedEntries = Object.entries<{ readonly node?: string; readonly default: string }>(exports).filter(
  ([, target]) => target.node !== undefined && !target.node.includes("/frameworks/"), // these register with a test runner
);

describe("the package", () => {
  test.each(packedEntries)("has the same under %s for Node as for browsers", async (_, target) => {
    const forNode = await import(join(root, target.node ?? ""));
    expect(Object.keys(forNode).length).toBeGreaterThan(0);
    expect(Object.keys(forNode).sort()).toEqual(Object.keys(await import(join(root, target.default))).sort());
  });

  test("has nothing that a publisher would stumble over", async () => {
    expect((await publint({ pkgDir: root, strict: true, pack: false })).messages).toEqual([]);
  });

  test("has types that every way of importing it finds", async () => {
    const folder = mkdtempSync(join(tmpdir(), "meshplan-"));
    const packed = await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
      cwd: root,
    });
    const tarball = join(folder, packed.stdout.trim());
    // It exits with an error if it finds a problem, and the test then shows its report.
    const { stdout } = await run("npx", ["attw", tarball, "--no-color", "--no-emoji"], {
      cwd: root,
    });
    expect(stdout).toContain("OK (ESM)");
  });
});
