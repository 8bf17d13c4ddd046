import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { entryPoints } from "../entry-points.js";
import { blocks, root } from "./blocks.js";

/** Blocks become files in here, so that the compiler and the test runner can both take them. */
const folder = join(root, ".tsbuild/docs");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `expression; // → value` asserts the value; the rest of a block runs as it stands. */
function withAssertions(text: string): string {
  const asserted = text.replace(/^(.+?);\s*\/\/ → (.+)$/gm, "__expect($1).toEqual($2);");
  return `import { expect as __expect } from "vitest";\n${asserted}\nexport {};\n`;
}

const cases = blocks()
  .filter((block) => block.language === "ts")
  .map((block, index) => {
    const file = join(folder, `block-${index}.ts`);
    writeFileSync(file, withAssertions(block.text));
    return { place: `${block.page}:${block.line}`, file };
  });

/** Examples of tests; those in test/testing run them. */
const exampleFolder = join(root, "docs/examples/testing");
const testExamples = readdirSync(exampleFolder).map((name) => join(exampleFolder, name));

/** Where the names that users import are found. */
const sources = { ...entryPoints(), "@jest/globals": join(root, "test/testing/jest-globals.ts") };
const paths = Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, [source]]));

describe("TypeScript in the documentation", () => {
  test("there is some", () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test("compiles under the options that users have", () => {
    const program = ts.createProgram([...cases.map((one) => one.file), ...testExamples], {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ["node"],
      paths,
    });
    const problems = ts.getPreEmitDiagnostics(program).map((one) => {
      const at = one.file?.getLineAndCharacterOfPosition(one.start ?? 0);
      return `${one.file?.fileName}:${(at?.line ?? 0) + 1} ${ts.flattenDiagnosticMessageText(one.messageText, "\n")}`;
    });
    expect(problems).toEqual([]);
  });

  test.each(cases)("$place runs and gives what its comments say", async ({ file }) => {
    process.chdir(root);
    await import(/* @vite-ignore */ file);
  });
});
