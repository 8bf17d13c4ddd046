import { describe, expect, it } from "vitest";
import { diagnosticsOf, faultsOf, marked, placeOf, plainValueOf } from "./marked.js";

/** Each text with its faults marked in place, and their codes in order. */
const cases: readonly (readonly [what: string, text: string, ...codes: string[]])[] = [
  ["a missing quote", 'a = ‹"x›\nb = 2', "hcl/unterminated-string"],
  [
    "three mistakes in three items",
    "a = ‹@›\nb = ‹local›\nc = [1 ‹2›]\nd = 4",
    "hcl/illegal-character",
    "hcl/unquoted-text",
    "hcl/missing-comma",
  ],
  ["single quotes", "mode = ‹'local'›\nb = 2", "hcl/illegal-character"],
  ["a colon", "mode‹:› 1\nb = 2", "hcl/illegal-character"],
  ["a missing `=`", "port ‹80›\nb = 2", "hcl/missing-assignment"],
  ["a key without a value", "‹mode›\nname = 1", "hcl/missing-value"],
  ["an expression", "a = 1 ‹+› 2\nb = 2", "hcl/expected-key"],
  ["a function", 'a = ‹file›("x")\nb = 2', "hcl/unquoted-text"],
  ["a unit", "interval = ‹5s›\nname = 1", "hcl/unquoted-text"],
  ["an address", "address = ‹10.0.0.1›\nname = 1", "hcl/unquoted-text"],
  ["a label before `=`", 'a "b" ‹=› {}\nb = 2', "hcl/label-assigned"],
  ["a list that is not closed", 'a = ["x",\n‹b› = 2\nc = 3', "hcl/unclosed"],
  ["a block that is not closed", "a {\n  b = 1\n‹›", "hcl/unclosed"],
  ["a bracket too many", "a {} ‹}›\nb = 2", "hcl/stray-closer"],
  ["a list closed by a brace", "x { a = [1 ‹}›\nb = 2", "hcl/unclosed"],
  ["unquoted words in a list", "a = [‹x›, ‹y›]\nb = 2", "hcl/unquoted-text", "hcl/unquoted-text"],
  ["a semicolon", "a = 1‹;› b = 2", "hcl/illegal-character"],
  ["a slash", "a = ‹/›etc/consul\nb = 2", "hcl/invalid-comment"],
  ["a byte order mark", "‹\ufeff›a = 1\nb = 2", "hcl/illegal-character"],
  ["a broken heredoc anchor", "a = <<EOF‹ ›# c\nx\nEOF\nb = 2", "hcl/invalid-heredoc"],
  ["a bad escape", 'a = "‹\\d›+"\nb = 2', "hcl/illegal-escape"],
  ["a number of too many digits", "a = ‹9223372036854775808›\nb = 2", "hcl/number-out-of-range"],
  ["an escape that stands for nothing", 'a = "x‹\\400›"\nb = 2', "hcl/undecodable-string"],
  ["a second value of another kind", "a {}\na = ‹1›\nb = 2", "hcl/conflicting-values"],
  ["a block without a label among labelled ones", 's "a" {}\n‹s› {}\nb = 2', "hcl/missing-label"],
  ["a null character", "a = 1 ‹\0›\nb = 2", "hcl/null-character"],
  ["the reserved character", "a = 1 # ‹\ue123›\nb = 2", "hcl/reserved-character"],
  ["a comment that is not closed", "a = 1 ‹/* b = 2›", "hcl/unterminated-comment"],
  ["a hexadecimal number without digits", "a = ‹0x›\nb = 2", "hcl/invalid-number"],
  ["an exponent without digits", "a = ‹1e›\nb = 2", "hcl/invalid-number"],
  ["an item in a list", "a = [1, ‹=› 2]\nb = 2", "hcl/unexpected-in-list"],
  ["JSON after a comment", '# c\n‹{› "a": { "b": 1 } }\nb = 2', "hcl/expected-key"],
];

describe("after a fault", () => {
  it.each(cases)("%s is told once, at its place", (_, text, ...codes) => {
    const { text: source, places } = marked(text);
    expect(faultsOf(source)).toEqual(codes.map((code, index) => `${code} ${places[index]}`));
  });

  it.each(cases.filter(([, text]) => text.includes("\nb = 2")))("%s does not hide the items that follow", (_, text) => {
    const value = plainValueOf(marked(text).text);
    expect(JSON.stringify(value)).toContain('"b":2');
  });

  it("a fault that Consul does not tell is marked as hidden", () => {
    const diagnostics = diagnosticsOf('a = "\\q"\nb = "\\w"\nc = local\nd = nil');
    expect(diagnostics.map(({ code, hidden }) => [code, hidden ?? false])).toEqual([
      ["hcl/illegal-escape", true],
      ["hcl/illegal-escape", false],
      ["hcl/unquoted-text", true],
      ["hcl/unquoted-text", true],
    ]);
  });

  it("a hint says what to type", () => {
    const hints = (text: string) => diagnosticsOf(text).map(({ hint }) => hint);
    expect(hints("mode = local")).toEqual(['Write "local".']);
    expect(hints("mode = 'local'")).toEqual(['Write "local".']);
    expect(hints("a = null")).toEqual(["HCL 1 has no null; leave the key out."]);
    expect(hints('a = file("x")')).toEqual(["HCL 1 has no functions; write the value itself."]);
    expect(hints("a = True")).toEqual(["Write true."]);
    expect(hints("a = <<-EOF\n  x\nEOF\nb = 1\n")[0]).toContain("indented");
    expect(hints("a = [<<EOF\nx\nEOF, 1]\n")[0]).toContain("comma goes on the next line");
    expect(hints("a = <<EOF\nx\nEOF")[0]).toContain("line break");
  });

  it("an unclosed block names where it begins", () => {
    const { text, places } = marked("a ‹{›\n  b = 1\n");
    const [fault] = diagnosticsOf(text);
    expect(fault?.related?.map((second) => placeOf({ code: "hcl/unclosed", severity: "error", ...second }))).toEqual(
      places,
    );
  });
});

describe("text that is accepted and surely not meant", () => {
  it.each([
    ["an `=` at the end", "a = 1\n‹mode =›", "hcl/dangling-assignment"],
    ["a scalar set twice", "a = 1\n‹a› = 2", "hcl/repeated-key"],
    ["keys that differ in case only", "Name = 1\n‹name› = 2", "hcl/similar-keys"],
    ["an octal number", "a = ‹010›", "hcl/octal-number"],
  ])("%s is a warning", (_, written, code) => {
    const { text, places } = marked(written);
    expect(faultsOf(text)).toEqual([`${code} ${places[0]}`]);
    expect(diagnosticsOf(text).map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("blocks of one name, lists that grow, and `007` are not", () => {
    expect(faultsOf("a {}\na {}\nb = [1]\nb = [2]\nc = 007")).toEqual([]);
  });
});
