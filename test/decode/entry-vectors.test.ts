import { describe, expect, test } from "vitest";
import { checkConfigEntry, checkHclTypedEntry } from "../conformance/config-entries.js";
import { linesOf } from "../conformance/lines.js";

interface Line {
  readonly id: string;
  readonly path?: string;
}

describe.each([
  { file: "config-entries.jsonl", check: checkConfigEntry, isOurs: () => true },
  { file: "hcl-typed.jsonl", check: checkHclTypedEntry, isOurs: (line: Line) => line.path === "entry" },
])("Consul's answers in $file", ({ file, check, isOurs }) => {
  test("are ours", () => {
    const lines = linesOf<Line>(file).filter(isOurs);
    expect(lines.length).toBeGreaterThan(100);
    const failures = lines.map((line) => ({ id: line.id, text: check(line) })).filter(({ text }) => text !== undefined);
    expect(failures).toEqual([]);
  });
});
