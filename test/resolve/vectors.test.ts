import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkModeResolution, checkTruthTable } from "../conformance/mode-resolution.js";

const vectors = join(import.meta.dirname, "../conformance/vectors");

describe("Consul's own answers", () => {
  const cases: readonly { readonly id: string }[] = readFileSync(join(vectors, "mode-resolution.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

  test.each(cases)("$id", (testCase) => {
    expect(checkModeResolution(testCase)).toBeUndefined();
  });

  test("every combination of the levels decides as in Consul", () => {
    const { passed, failed } = checkTruthTable(
      JSON.parse(readFileSync(join(vectors, "mode-truth-table.json"), "utf8")),
    );
    expect(failed).toEqual([]);
    expect(passed).toBe(4096 + 1024 + 256 + 256);
  });
});
