import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { plainOf } from "../../src/base/located.js";
import { formatHcl } from "../../src/format/format.js";
import { createFaults } from "../../src/hcl/faults.js";
import { parseHcl } from "../../src/hcl/parser.js";
import { readHcl } from "../../src/hcl/read.js";
import { startsLikeJson } from "../../src/json/starts-like-json.js";
import { linesOf } from "../conformance/lines.js";

const vectors = ["hcl", "hcl-typed", "config-entries", "services"].flatMap((name) =>
  linesOf<{ readonly id: string; readonly input: unknown; readonly format?: string }>(`${name}.jsonl`).flatMap(
    ({ input, format = "hcl" }) => (typeof input === "string" && format === "hcl" ? [input] : []),
  ),
);

function decoded(text: string): unknown {
  const { value, diagnostics } = readHcl(createDocument({ file: "", text }));
  return hasErrors(diagnostics) ? undefined : plainOf(value);
}

/** The comments of a text, without white space at their ends. */
function commentsOf(text: string): readonly string[] {
  const document = createDocument({ file: "", text });
  const root = parseHcl(createFaults(document));
  const tokens: (readonly [number, number])[] = [];
  const pending: unknown[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { type, items = [], elements = [], start, end } = Object(node);
    if (type === "string" || type === "heredoc") tokens.push([start, end]);
    for (const item of items) {
      for (const key of [item.key, ...item.labels]) tokens.push([key.start, key.end]);
      pending.push(item.value);
    }
    pending.push(...elements);
  }
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of tokens.sort(([a], [b]) => a - b)) {
    parts.push(document.text.slice(from, start));
    from = end;
  }
  parts.push(document.text.slice(from));
  return [...parts.join('""').matchAll(/#.*|\/\/.*|\/\*[\s\S]*?\*\//g)]
    .map((match) => match[0].replace(/\r+\n/g, "\n").trimEnd())
    .sort();
}

/** Formatting says the same as before, keeps comments, and has nothing left to do the second time. */
function expectKept(text: string): void {
  const value = decoded(text);
  const formatted = formatHcl(text).text;
  if (value === undefined || startsLikeJson(text)) return;
  expect(decoded(formatted)).toEqual(value);
  expect(formatHcl(formatted).text).toBe(formatted);
  expect(commentsOf(formatted)).toEqual(commentsOf(text));
}

describe("layout", () => {
  test.each([
    ["aligns neighbours", "a=1\nlonger   = 2\n\nb = 3", "a      = 1\nlonger = 2\n\nb = 3\n"],
    ["does not align with blocks", "a = 1\nlonger {\nb=2\n}\nc= 1", "a = 1\nlonger {\n  b = 2\n}\nc = 1\n"],
    ["keeps one empty line of many", "\n\na = 1\n\n\n\nb = 2\n\n", "a = 1\n\nb = 2\n"],
    ["has no empty line at the edges of a block", "a {\n\n  b = 1\n\n}\n", "a {\n  b = 1\n}\n"],
    ["puts each item on a line", "a = 1, b = 2 c { d = 1\ne = 2 }", "a = 1\nb = 2\nc {\n  d = 1\n  e = 2\n}\n"],
    ["keeps a short block on its line", "a  {  b  =  1 }", "a { b = 1 }\n"],
    ["breaks a long block", `a { b = "${"x".repeat(80)}" }`, `a {\n  b = "${"x".repeat(80)}"\n}\n`],
    ["writes an empty block on one line", 'a "x"   {\n\n}', 'a "x" {}\n'],
    ["keeps a list on its line", "a = [ 1,2 ,3, ]", "a = [1, 2, 3]\n"],
    ["keeps a list on lines", "a = [1,\n2\n]", "a = [\n  1,\n  2,\n]\n"],
    ["keeps blocks that hug their brackets", "a = [{\nb=1\n},{\nb=2\n}]", "a = [{\n  b = 1\n}, {\n  b = 2\n}]\n"],
    ["keeps comments at the ends of lines", "a = 1 # one\nlonger = 2 // two", "a      = 1 # one\nlonger = 2 // two\n"],
    ["keeps comments above", "# top\n\n\n# a\na = 1\n# end", "# top\n\n# a\na = 1\n# end\n"],
    ["keeps comments in empty blocks and lists", "a {\n# no\n}\nb = [ # no\n]", "a {\n  # no\n}\nb = [ # no\n]\n"],
    ["keeps comments beside brackets", "a { # open\nb = 1\n} # close", "a { # open\n  b = 1\n} # close\n"],
    [
      "keeps comments of elements",
      'a = [\n"x", # x\n# y\n"y" /* z */\n]',
      'a = [\n  "x", # x\n  # y\n  "y", /* z */\n]\n',
    ],
    ["moves comments out of items", "a = # why\n1", "# why\na = 1\n"],
    ["turns CRLF into LF", "a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n"],
    ["leaves heredocs alone", "a {\nb=<<EOF\n  x\n EOF\n}", "a {\n  b = <<EOF\n  x\n EOF\n}\n"],
    ["keeps heredocs in lists", "a = [<<A\nx\nA\n,<<B\ny\nB\n]", "a = [\n  <<A\nx\nA\n  ,\n  <<B\ny\nB\n]\n"],
    ["leaves strings alone", 'a="x  \\n $\u007b b  \n } y"', 'a = "x  \\n $\u007b b  \n } y"\n'],
    ["leaves JSON alone", '{ "a":1 }', '{ "a":1 }'],
    ["leaves an empty text empty", " \n\n", ""],
  ])("%s", (_, text, wanted) => {
    expect(formatHcl(text)).toEqual({ text: wanted, diagnostics: [] });
    expectKept(text);
  });

  test("a text with faults is left alone, and they are told", () => {
    const { text, diagnostics } = formatHcl("a   = 1\nb = local", { file: "web.hcl" });
    expect(text).toBe("a   = 1\nb = local");
    expect(diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([["hcl/unquoted-text", "web.hcl"]]);
  });

  test("an assignment that the end of the text cuts off is not lost", () => {
    expect(formatHcl("a=1\nb =").text).toBe("a=1\nb =");
  });

  test("nesting to the limit is laid out, and far beyond it is refused, both quickly", () => {
    for (const depth of [1190, 100_000]) {
      expectKept("a {\n".repeat(depth) + "}".repeat(depth));
      expectKept(`a = ${"[".repeat(depth)}${"]".repeat(depth)}`);
      expectKept(`a = ${"[{ b = ".repeat(depth / 2)}1${"}]".repeat(depth / 2)}`);
    }
  });
});

describe("formatting", () => {
  test("keeps what every accepted vector says", () => {
    expect(vectors.filter((text) => decoded(text) !== undefined).length).toBeGreaterThan(500);
    for (const text of vectors) expectKept(text);
  });

  test("keeps what any text says", () => {
    const space = fc.constantFrom(
      "",
      " ",
      "\n",
      "\n\n\n",
      "\t",
      "\r\n",
      " # c\n",
      "/* c */",
      "/* c\nd */",
      " // c \r\n",
      "\n# d\n",
    );
    const word = fc.constantFrom("a", "b-c", '"k"', "longer_name", "é");
    const { item } = fc.letrec<{ value: string; item: string; items: string; element: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          "1",
          "true",
          '"x"',
          "0x1F",
          '"\u0024{ \n }"',
          "<<E\n x\nE\n",
          "<<-E\n  x\n  E\n",
          "1.5e3",
          '"a # b"',
        ),
        fc
          .tuple(fc.array(fc.tuple(space, tie("value"), space)), space)
          .map(([elements, end]) => `[${elements.map((parts) => parts.join("")).join(",")}${end}]`),
        tie("items").map((items) => `{${items}}`),
      ),
      item: fc.oneof(
        fc
          .tuple(space, word, space, space, tie("value"), space)
          .map(([a, key, b, c, value, d]) => `${a}${key}${b}=${c}${value}${d}`),
        fc
          .tuple(space, word, space, tie("items"), space)
          .map(([a, key, b, items, c]) => `${a}${key}${b} "l"{${items}}${c}`),
      ),
      items: fc
        .tuple(fc.array(tie("item"), { maxLength: 4 }), fc.constantFrom(" ", ",", "\n"), space)
        .map(([items, separator, end]) => items.join(separator) + end),
      element: tie("value"),
    }));
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 4 }).map((items) => items.join(" ")),
        expectKept,
      ),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string(), expectKept));
  });
});
