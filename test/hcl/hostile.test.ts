import { describe, expect, it } from "vitest";
import { createDocument } from "../../src/base/document.js";
import { readHcl, readHclJson } from "../../src/hcl/read.js";

const many = 100_000;

function codesOf(text: string, read = readHcl): readonly string[] {
  const codes = read(createDocument({ file: "x", text })).diagnostics.map(({ code }) => code);
  return [...new Set(codes)];
}

function numbered(line: (number: number) => string): string {
  return Array.from({ length: many }, (_, number) => line(number)).join("");
}

// Anything quadratic takes minutes on these.
describe("hostile text", { timeout: 30_000 }, () => {
  it.each<[string, string, readonly string[]]>([
    ["nested blocks", "a {".repeat(many) + "}".repeat(many), ["hcl/too-deep"]],
    ["nested lists", `a = ${"[".repeat(many)}${"]".repeat(many)}`, ["hcl/too-deep"]],
    ["labels of one block", `a ${"b ".repeat(many)} {}`, ["hcl/too-deep"]],
    ["blocks that are never closed", "a { b {".repeat(many), ["hcl/too-deep", "hcl/unclosed"]],
    ["labelled blocks", numbered((number) => `s "${number}" { x = 1 }\n`), []],
    ["equal blocks", "a { x = 1 }\n".repeat(many), []],
    ["different keys", numbered((number) => `k${number} = 1 `), []],
    ["equal keys on one line", "a = 1 ".repeat(many), ["hcl/repeated-key", "hcl/too-many-problems"]],
    ["illegal characters", "@ ".repeat(2_500_000), ["hcl/illegal-character"]],
    ["curly quotes", "“".repeat(1_000_000), ["hcl/illegal-character"]],
    ["bad escapes on one line", `a = "${"\\q".repeat(500_000)}"`, ["hcl/illegal-escape", "hcl/too-many-problems"]],
    ["a string of 5 MB", `a = "${"x".repeat(5_000_000)}"`, []],
    ["a number of a million digits", `a = ${"1".repeat(1_000_000)}`, ["hcl/number-out-of-range"]],
    ["heredocs that never end", "a = <<-E\nE\n".repeat(many), ["hcl/unterminated-heredoc"]],
  ])("%s are read quickly", (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it("blocks whose names differ in case are not doubled without end", () => {
    let text = "x = 1";
    for (let level = 0; level < 200; level += 1) text = `A "x" { ${text} } a "y" {} `;
    expect(codesOf(text)).toContain("hcl/too-much-repetition");
  });

  it("a thousand levels are accepted", () => {
    expect(codesOf("a {".repeat(1000) + "}".repeat(1000))).toEqual([]);
    expect(codesOf(`${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`, readHclJson)).toEqual([]);
  });

  it("nested JSON ends in a diagnostic too", () => {
    expect(codesOf('{"a":'.repeat(many), readHclJson)).toContain("hcl/too-deep");
    const wide = numbered((number) => `"${number}":{},`);
    expect(codesOf(`${'{"a":'.repeat(500)}{${wide}}${"}".repeat(500)}`, readHclJson)).toContain(
      "hcl/too-much-repetition",
    );
  });
});
