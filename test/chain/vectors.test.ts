import { describe, expect, test } from "vitest";
import { checkChain, checkChainName, checkChainWrite, checkGraph } from "../conformance/chains.js";
import { linesOf } from "../conformance/lines.js";

describe.each([
  { file: "chains.jsonl", check: checkChain },
  { file: "chain-names.jsonl", check: checkChainName },
  { file: "chain-writes.jsonl", check: checkChainWrite },
  { file: "config-entries-graph.jsonl", check: checkGraph },
])("Consul's answers in $file", ({ file, check }) => {
  test("are ours", () => {
    const lines = linesOf(file);
    expect(lines.length).toBeGreaterThan(0);
    const failures = lines.map((line) => ({ id: line.id, text: check(line) })).filter(({ text }) => text !== undefined);
    expect(failures).toEqual([]);
  });
});
