import { describe, expect, it } from "vitest";
import { createDocument } from "../../src/base/document.js";
import { plainOf } from "../../src/base/located.js";
import { readJson } from "../../src/json/read.js";
import { startsLikeJson } from "../../src/json/starts-like-json.js";
import { marked, placeOf } from "../hcl/marked.js";

const read = (text: string) => readJson(createDocument({ file: "x.json", text }));
const plainValueOf = (text: string) => {
  const { value } = read(text);
  return value === undefined ? undefined : plainOf(value);
};

const cases: readonly (readonly [what: string, text: string, ...codes: string[]])[] = [
  ["an empty text", "‹›", "json/no-value"],
  ["a trailing comma in an object", '{"b": 2‹,›}', "json/trailing-comma"],
  ["a trailing comma in an array", '{"a": [1‹,›], "b": 2}', "json/trailing-comma"],
  ["a missing comma", '{"a": 1 ‹"›b": 2}', "json/missing-comma"],
  ["a missing colon", '{‹"a"› 1, "b": 2}', "json/missing-colon"],
  ["an unquoted key", '{‹a›: 1, "b": 2}', "json/unquoted-text"],
  ["an unquoted value", '{"a": ‹local›, "b": 2}', "json/unquoted-text"],
  ["single quotes", `{"a": ‹'x'›, "b": 2}`, "json/unquoted-text"],
  ["a comment", '{"b": 2 ‹// why›\n}', "json/comment"],
  ["a missing value", '{"a": ‹,› "b": 2}', "json/unexpected-character"],
  ["a missing quote", '{"a": ‹"x›\n, "b": 2}', "json/unterminated-string"],
  ["a tab in a string", '{"a": "‹\t›", "b": 2}', "json/control-character"],
  ["a bad escape", '{"a": "‹\\d›", "b": 2}', "json/invalid-escape"],
  ["a leading zero", '{"a": ‹01›, "b": 2}', "json/invalid-number"],
  ["a number too large", '{"a": ‹1e999›, "b": 2}', "json/number-out-of-range"],
  ["an object that is not closed", '{"b": 2‹›', "json/unclosed"],
  ["the wrong bracket", '{"a": [1‹}›', "json/unclosed"],
  ["text after the value", '{"b": 2} ‹{}›', "json/trailing-text"],
  ["a byte order mark", '‹\ufeff›{"b": 2}', "json/unexpected-character"],
  [
    "three mistakes",
    '{"a": ‹@›, "c": ‹01›, "b": 2‹,›}',
    "json/unexpected-character",
    "json/invalid-number",
    "json/trailing-comma",
  ],
  ["a repeated key", '{"b": 1, ‹"b"›: 2}', "json/repeated-key"],
];

describe("readJson", () => {
  it.each(cases)("tells %s once, at its place", (_, written, ...codes) => {
    const { text, places } = marked(written);
    const faults = read(text).diagnostics.map((one) => `${one.code} ${placeOf(one)}`);
    expect(faults).toEqual(codes.map((code, index) => `${code} ${places[index]}`));
  });

  it.each(cases.filter(([, text]) => text.replaceAll("›", "").includes('"b": 2')))("goes on after %s", (_, written) => {
    expect(plainValueOf(marked(written).text)).toMatchObject({ b: 2 });
  });

  it("of equal keys keeps the later one, whole", () => {
    expect(plainValueOf('{"a": {"x": 1}, "a": {"y": 2}}')).toEqual({ a: { y: 2 } });
  });

  it("reads a byte that is not UTF-8 as U+FFFD in a key without quotes, too", () => {
    expect(plainValueOf("{\udcff: 1}")).toEqual({ "\ufffd": 1 });
  });

  it("joins escaped surrogate pairs and replaces their halves", () => {
    expect(plainValueOf('"\\ud83d\\ude00 \\ud800 \\u00e9\\n"')).toBe("😀 \ufffd é\n");
  });

  it("reads every number as a fraction", () => {
    const numbers = read("[1, -0, 1.5e3]").value?.value;
    expect(numbers).toMatchObject([{ type: "float", value: 1 }, { value: -0 }, { value: 1500 }]);
  });

  it("replaces bytes that are not UTF-8, with a warning", () => {
    const text = new Uint8Array([0x22, 0xff, 0x22]);
    const { value, diagnostics } = readJson(createDocument({ file: "x", text }));
    expect(value?.value).toBe("\ufffd");
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["json/invalid-utf8", "warning"]]);
  });

  it("ends in a diagnostic where nesting or the number of faults is hostile", () => {
    const codes = (text: string) => read(text).diagnostics.map(({ code }) => code);
    expect(codes("[".repeat(100_000) + "]".repeat(100_000))).toEqual(["json/too-deep"]);
    expect(codes(`[${"1 ".repeat(1000)}]`).at(-1)).toBe("json/too-many-problems");
    expect(codes(`${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`)).toEqual([]);
  });
});

describe("startsLikeJson", () => {
  it("skips all of Unicode's white space, but neither comments nor a byte order mark", () => {
    expect([" \t\r\n\v\f{", "\u0085\u00a0\u1680\u2003\u2028\u3000{", "{"].map(startsLikeJson)).toEqual([
      true,
      true,
      true,
    ]);
    const others = ["", "a {", "# c\n{", "\ufeff{", "\u200b{"];
    expect(others.map(startsLikeJson)).toEqual(others.map(() => false));
  });
});
