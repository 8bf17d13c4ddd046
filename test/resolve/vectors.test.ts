import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { linesOf } from "../conformance/lines.js";
import { checkModeResolution, checkTruthTable } from "../conformance/mode-resolution.js";

const truthTable = join(import.meta.dirname, "../conformance/vectors/mode-truth-table.json");

describe("Consul's own answers", () => {
  test.each(linesOf("mode-resolution.jsonl"))("$id", (testCase) => {
    expect(checkModeResolution(testCase)).toBeUndefined();
  });

  test("every combination of the levels decides as in Consul", () => {
    const { passed, failed } = checkTruthTable(JSON.parse(readFileSync(truthTable, "utf8")));
    expect(failed).toEqual([]);
    expect(passed).toBe(4096 + 1024 + 256 + 256);
  });
});
