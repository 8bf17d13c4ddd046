import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { type Located, plainOf } from "../../src/base/located.js";
import { nestingLimit } from "../../src/yaml/compose.js";
import { aliasedValuesLimit } from "../../src/yaml/convert.js";
import { splitDocuments } from "../../src/yaml/documents.js";
import { readYaml } from "../../src/yaml/read.js";
import { marked } from "../decode/marked.js";

function read(text: string) {
  return readYaml(createDocument({ file: "a.yaml", text }));
}

function values(text: string): readonly unknown[] {
  return read(text).flatMap(({ value }) => (value === undefined ? [] : [plainOf(value)]));
}

function diagnosticsOf(text: string): readonly Diagnostic[] {
  return read(text).flatMap(({ diagnostics }) => diagnostics);
}

describe("documents", () => {
  test.each([
    { text: "a: 1\n---\nb: 2\n", found: [{ a: 1 }, { b: 2 }] },
    { text: "---\na: 1\n--- {b: 2}\n---\tc\n", found: [{ a: 1 }, { b: 2 }, "c"] },
    { text: "a: 1\n...\nb: 2\n...\n", found: [{ a: 1 }, { b: 2 }] },
    { text: "%YAML 1.1\n# it\n---\na: True\n", found: [{ a: true }] },
    { text: "a: 1\n...\n%TAG ! tag:x,2000:\n---\nb: 2\n", found: [{ a: 1 }, { b: 2 }] },
    { text: "# nothing\n---\n\n---\n# more\n", found: [null, null] },
    { text: "a: |\n  ---\n  x\n---\nb: '\n  ---'\n", found: [{ a: "---\nx\n" }, { b: " ---" }] },
    { text: "----\n", found: ["----"] },
    { text: "", found: [] },
    { text: "\ufeffa: 1\r\nb: |\r\n  x\r\n", found: [{ a: 1, b: "x\n" }] },
  ])("$text", ({ text, found }) => {
    expect(values(text)).toEqual(found);
    expect(diagnosticsOf(text)).toEqual([]);
  });

  test("together hold the whole text, each part once", () => {
    const text = "# first\na: 1\n---\nb: 2\n...\n%YAML 1.2\n---\nc: 3\n---\n";
    const chunks = splitDocuments(text);
    expect(chunks.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
  });

  test("a fault in one leaves the others", () => {
    expect(values("a: 1\n---\nb: [1,\n---\nc: 'x\n---\nd: 4\n")).toEqual([{ a: 1 }, { b: [1] }, { c: "x" }, { d: 4 }]);
    expect(diagnosticsOf("a: 1\n---\nb: [1,\n---\nc: 'x\n---\nd: 4\n").map(({ code }) => code)).toEqual([
      "yaml/syntax",
      "yaml/syntax",
    ]);
  });

  test("anchors belong to one document", () => {
    expect(diagnosticsOf("a: &x 1\n---\nb: *x\n").map(({ code }) => code)).toEqual(["yaml/alias"]);
  });
});

/** Everything in a value with its place: keys as `key:`, values as their text in the document. */
function pieces(value: Located, text: string): readonly string[] {
  const own = text.slice(value.start, value.end);
  if (value.type === "list") return [own, ...value.value.flatMap((item) => pieces(item, text))];
  if (value.type !== "map") return [own];
  return [
    own,
    ...value.value.flatMap((member) => [
      `${text.slice(member.keyStart, member.keyEnd)}:`,
      ...pieces(member.value, text),
    ]),
  ];
}

describe("places", () => {
  test.each([
    { text: "a: 1\n'b': \"x\"\n", found: ["a: 1\n'b': \"x\"", "a:", "1", "'b':", '"x"'] },
    {
      text: "spec:\n  list:\n    - x\n    - y: 2\n\n  # end\nz: 1\n",
      found: [
        "spec:\n  list:\n    - x\n    - y: 2\n\n  # end\nz: 1",
        "spec:",
        "list:\n    - x\n    - y: 2",
        "list:",
        "- x\n    - y: 2",
        "x",
        "y: 2",
        "y:",
        "2",
        "z:",
        "1",
      ],
    },
    { text: "a: {b: [1, 2]} # c\n", found: ["a: {b: [1, 2]}", "a:", "{b: [1, 2]}", "b:", "[1, 2]", "1", "2"] },
    {
      text: "a: |\n  two\n  lines\n\nb: >-\n  x\n",
      found: ["a: |\n  two\n  lines\n\nb: >-\n  x", "a:", "|\n  two\n  lines", "b:", ">-\n  x"],
    },
    { text: "a: !!str 5\nb: &x y\n", found: ["a: !!str 5\nb: &x y", "a:", "5", "b:", "y"] },
    { text: "a:\nb: ~\n", found: ["a:\nb: ~", "a:", "", "b:", "~"] },
    { text: "é: \ud83d\ude00\n", found: ["é: \ud83d\ude00", "é:", "\ud83d\ude00"] },
  ])("$text", ({ text, found }) => {
    const [document] = read(text);
    expect(document?.value === undefined ? [] : pieces(document.value, text)).toEqual(found);
  });

  test("are offsets of the whole text in every document", () => {
    const text = "a: 1\n---\n# c\nb: {c: d}\n";
    const found = read(text).map(({ value }) => (value === undefined ? [] : pieces(value, text)));
    expect(found[1]).toEqual(["b: {c: d}", "b:", "{c: d}", "c:", "d"]);
  });

  test("of a value that an alias repeats are those of the anchor", () => {
    const text = "a: &x {m: local}\nb: *x\n";
    const [document] = read(text);
    expect(document?.value === undefined ? [] : pieces(document.value, text).slice(-3)).toEqual([
      "{m: local}",
      "m:",
      "local",
    ]);
  });
});

describe("faults", () => {
  test.each([
    { code: "yaml/syntax", text: "a: «x»: z\n" },
    { code: "yaml/syntax", text: "a: 'x«»\n" },
    { code: "yaml/syntax", text: "a: [1, 2«»\n" },
    { code: "yaml/syntax", text: 'a: "«\\»d"\n' },
    { code: "yaml/syntax", text: "a: «%»x\n" },
    { code: "yaml/indentation", text: "a:\n«\t»b: 1\n" },
    { code: "yaml/template", text: "a: «{{» .Values.x }}\n" },
    { code: "yaml/template", text: "# {{ no }}\n«{{»- if .x }}\na: '{{ y }}'\n{{ end }}\n" },
    { code: "yaml/alias", text: "a: «*x»\n" },
    { code: "yaml/alias", text: "a: &x [«*x»]\n" },
    { code: "yaml/merge", text: "«<<»: 5\n" },
    { code: "yaml/key", text: "? «[a]»\n: 1\n" },
    { code: "yaml/key", text: "«~»: 1\n" },
    { code: "yaml/key-not-text", text: "«on»: 1\n" },
    { code: "yaml/key-not-text", text: "«0o17»: 1\n" },
    { code: "yaml/repeated-key", text: "a: 1\n«a»: 2\n" },
    { code: "yaml/repeated-key", text: "{a: 1, «'a'»: 2}\n" },
    { code: "yaml/boolean-word", text: "a: «no»\n" },
    { code: "yaml/not-finite", text: "a: «.inf»\n" },
    { code: "yaml/tag", text: "a: !vault «x»\n" },
    { code: "yaml/tag-mismatch", text: "a: !!int «http»\n" },
    { code: "yaml/merge-order", text: "x: &x {a: 1}\nz: {a: 2, «<<»: *x}\n" },
  ])("$code stands at its place in $text", ({ code, text }) => {
    const { document, spans } = marked("a.yaml", text);
    const found = readYaml(document).flatMap(({ diagnostics }) => diagnostics);
    expect(found.filter((one) => one.hidden !== true).map((one) => one.code)).toEqual([code]);
    const [{ line, column, endLine, endColumn } = { line: 0, column: 0, endLine: 0, endColumn: 0 }] = spans;
    const places = found.map(({ span }) => [span?.line, span?.column, span?.endLine, span?.endColumn]);
    expect(places[0]).toEqual([line, column, endLine, endColumn]);
  });

  test("brackets that are left open at one place are told once", () => {
    expect(read("a: [{b: [1, {c: 2\n").flatMap(({ diagnostics }) => diagnostics)).toHaveLength(1);
  });

  test("a template in quotes is text", () => {
    expect(values("a: '{{ x }}'\n")).toEqual([{ a: "{{ x }}" }]);
  });

  test.each([
    { what: "keys of two merges", text: "<<: {a: 1}\nb: 2\n<<: {c: 3}\n" },
    { what: "a key after the merge that brings it", text: "<<: {a: 1}\na: 2\n" },
  ])("$what are no repetition", ({ text }) => {
    expect(diagnosticsOf(text)).toEqual([]);
  });
});

describe("hostile texts", () => {
  const deep = nestingLimit + 1;
  test.each([
    { what: "brackets", text: "[".repeat(deep) },
    { what: "braces", text: "{a: ".repeat(deep) },
    { what: "dashes", text: "- ".repeat(deep) },
    { what: "indentation", text: Array.from({ length: deep }, (_, level) => `${" ".repeat(level)}a:\n`).join("") },
    { what: "questions", text: "? ".repeat(deep) },
    { what: "fifty thousand brackets", text: "[".repeat(50_000) },
    { what: "fifty thousand dashes", text: "- ".repeat(50_000) },
  ])("$what nested too deep end in one diagnostic, and the next document is read", ({ text }) => {
    const found = read(`a: 1\n---\n${text}\n---\nb: 2\n`);
    expect(found.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual(["yaml/too-deep"]);
    expect(found.flatMap(({ value }) => (value === undefined ? [] : [plainOf(value)]))).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test("what is just not too deep is read", () => {
    expect(diagnosticsOf(`${"[".repeat(nestingLimit)}${"]".repeat(nestingLimit)}`)).toEqual([]);
  });

  test("aliases that multiply end in one diagnostic", () => {
    const levels = Array.from({ length: 20 }, (_, level) => {
      const items = level === 0 ? "x" : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(9).fill(items).join(", ")}]\n`;
    });
    const found = diagnosticsOf(levels.join(""));
    expect(found.map(({ code }) => code)).toEqual(["yaml/too-many-aliases"]);
  });

  test("many aliases of something small are fine", () => {
    const text = `x: &x {mode: local}\nall: [${Array(10_000).fill("*x").join(", ")}]\n`;
    expect(diagnosticsOf(text)).toEqual([]);
    expect(aliasedValuesLimit).toBeGreaterThan(20_000);
  });

  test("aliases do not lead beyond the depth", () => {
    const nest = (inner: string): string => `${"[".repeat(150)}${inner}${"]".repeat(150)}`;
    const text = `a: &a ${nest("1")}\nb: &b ${nest("*a")}\nc: &c ${nest("*b")}\n`;
    expect(diagnosticsOf(text).map(({ code }) => code)).toEqual(["yaml/too-deep"]);
  });

  test("names of JavaScript's own are keys like others", () => {
    const [document] = read("__proto__: 1\nconstructor: {toString: 2}\n<<: {hasOwnProperty: 3}\n");
    expect(document?.value?.type === "map" ? document.value.value.map(({ key }) => key) : []).toEqual([
      "__proto__",
      "constructor",
      "hasOwnProperty",
    ]);
  });

  test("a number of a million digits takes no time", () => {
    expect(values(`a: ${"1".repeat(1_000_000)}\n`)).toEqual([{ a: "1".repeat(1_000_000) }]);
  });
});
