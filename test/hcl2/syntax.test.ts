// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are sequences of HCL 2.
import fc from "fast-check";
import parser from "hcl2-parser";
import { describe, expect, test } from "vitest";
import { plainOf } from "../../src/base/located.js";
import { evaluateBody } from "../../src/hcl2/evaluate.js";
import { nestingLimit } from "../../src/hcl2/limits.js";
import { isRefused } from "../../src/hcl2/referee.js";
import { lex } from "../../src/hcl2/syntax/lexer.js";
import { parse } from "../../src/hcl2/syntax/parser.js";
import { isUnderstood } from "../../src/hcl2/syntax/understood.js";
import { readHcl2, told } from "./marked.js";

const scope = { cost: { spent: 0 }, lookUp: () => undefined };

/** The value of a text of attributes as this library reads it. */
function read(text: string): unknown {
  const { body, faults } = parse(text);
  expect(faults).toEqual([]);
  const undecided: never[] = [];
  return plainOf(evaluateBody(body, { start: 0, end: text.length }, { text, scope, undecided }, ""));
}

/** The same as `hcl2-parser` reads it. */
function reference(text: string): unknown {
  const [value]: readonly [unknown] = parser.parseToObject(text);
  return value;
}

describe("literals", () => {
  test.each([
    'a = "b"',
    "a = 1\nb = -2.5\nc = 1e3\nd = true\ne = null",
    'a = "line\\nquote\\" back\\\\ \\u00e9 \\U0001F600"',
    'a = "no sequence: $${x} %%{x} $ % $x"',
    'a = ["x", 1, [true, null], {}]',
    'a = { b = 1, "c" = 2, "d": 3\n e = { f = [] } }',
    "a = <<EOT\none\n  two $${x}\nEOT\nb = 1",
    "a = <<-EOT\n    one\n      two\n    EOT\n",
    "a = <<EOT\nEOT\n",
    'a = "x" # comment\n// b = 1\n/* c = \n 1 */ d = 2',
    'a = [\n  "x", # comment\n  "y",\n]',
    "__proto__ = 1\nconstructor = { __proto__ = 2 }",
  ])("%j has the value that hcl2-parser gives it", (text) => {
    expect(read(text)).toEqual(reference(text));
  });

  test("any literal value has the value that hcl2-parser gives it", () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, tie("leaf"), tie("list"), tie("object")),
      leaf: fc.oneof(
        fc.string({ unit: "grapheme" }).map(quoted),
        fc.integer().map(String),
        fc.boolean().map(String),
        fc.constant("null"),
      ),
      list: fc.array(tie("value"), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
      object: fc
        .uniqueArray(fc.tuple(fc.string({ unit: "grapheme" }), tie("value")), {
          maxLength: 4,
          selector: ([key]) => key.normalize(),
        })
        .map((members) => `{${members.map(([key, one]) => `${quoted(key)} = ${one}`).join(", ")}}`),
    }));
    fc.assert(
      fc.property(value, (one) => {
        const text = `a = ${one}`;
        const [theirs, error]: readonly [unknown, unknown] = parser.parseToObject(text);
        expect(error).toBeNull();
        expect(normal(read(text))).toEqual(normal(theirs));
      }),
      { numRuns: 150 },
    );
  });
});

/** HCL 2 normalises text to NFC, which Consul's names never need. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).normalize());
}

function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll("${", "$${")
    .replaceAll("%{", "%%{")
    .replaceAll("\\b", "\\u0008")
    .replaceAll("\\f", "\\u000c");
}

describe("text that is not HCL 2", () => {
  const blocks = [
    'a "b" {\n  c = 1\n  d = [1, "x", { e = true }]\n  f {\n    g = jsonencode({ h = "i" })\n  }\n}\n',
    'a {\n  b = "c ${var.d} e"\n  f = <<EOT\ng ${h.i["j"]}\nEOT\n  k { l = null }\n}\n',
    'a {\n  b = -1.5\n  c = {\n    d : (e)\n    "f" = local.g.h[0],\n  }\n}\n',
  ];

  test("a fault is one for hcl2-parser too, and what is taken apart without one it does not refuse", () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 4 }),
      insert: fc.constantFrom(
        "",
        " ",
        "\n",
        '"',
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        ",",
        "=",
        ":",
        ".",
        "x",
        "1",
        "-",
        "\\",
        "$",
        "${",
        "<<EOT\n",
        "#",
        "/*",
        "*/",
        "é",
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(...blocks), fc.array(change, { minLength: 1, maxLength: 3 }), (block, changes) => {
        let text = block;
        for (const { at, length, insert } of changes) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + insert + text.slice(from + length);
        }
        const { body, faults } = parse(text);
        if (faults.length > 0) {
          expect([text, isRefused(text)]).toEqual([text, true]);
          return;
        }
        for (const item of body) {
          if (item.is !== "block" || !isUnderstood(item)) continue;
          expect([text, isRefused(text.slice(item.start, item.end))]).toEqual([text, false]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("hostile text", () => {
  const deep: readonly (readonly [string, string])[] = [
    ["lists", `a = ${"[".repeat(5000)}`],
    ["blocks", "a {\n".repeat(5000)],
    ["parentheses", `a = ${"(".repeat(5000)}1${")".repeat(5000)}`],
    ["calls", `a = ${"f(".repeat(5000)}`],
    ["signs", `a = ${"-".repeat(5000)}1`],
    ["negations", `a = ${"!".repeat(5000)}x`],
    ["templates", `a = ${'"${'.repeat(5000)}`],
    ["conditionals", `a = ${"x ? 1 : ".repeat(5000)}1`],
    ["directives", `a = "${"%{ if x }".repeat(5000)}"`],
  ];

  test.each(deep)("nested %s end in one diagnostic, before hcl2-parser sees them", (_, text) => {
    const reading = readHcl2("deep.tf", `${text}\n`);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/too-deep"]);
  });

  test("what is below the limit does not overflow hcl2-parser", () => {
    const depth = nestingLimit - 2;
    for (const [open, close] of [
      ["[", "]"],
      ["(", ")"],
      ["f(", ")"],
      ["{ a = ", "}"],
      ['"${', '}"'],
    ] as const) {
      const count = open === '"${' ? depth / 2 - 1 : depth;
      const text = `a = ${open.repeat(count)}1${close.repeat(count)}\n`;
      expect(lex(text).tooDeepAt).toBeUndefined();
      expect(isRefused(text)).toBe(false);
    }
  });

  test("no text makes it throw, and every place lies in the text", () => {
    const piece = fc.constantFrom(
      "resource",
      "job",
      '"consul_config_entry"',
      '"x"',
      "{",
      "}",
      "[",
      "]",
      "(",
      ")",
      "=",
      ":",
      ",",
      "\n",
      '"',
      "${",
      "%{",
      "}",
      "<<EOT\n",
      "EOT\n",
      "var.x",
      "local.a",
      "jsonencode(",
      "kind",
      "name",
      "config_json",
      "/*",
      "*/",
      "#",
      "?",
      "-",
      "!",
      "1",
      "true",
      "for",
      "in",
      "\\",
      "\u0000",
      "é",
      "__proto__",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string()), { maxLength: 40 }),
        fc.constantFrom("a.tf", "a.nomad", "a.tf.json", "a.nomad.json"),
        (pieces, file) => {
          const text = pieces.join(" ");
          const lines = text.replaceAll("\r\n", "\n").split("\n").length;
          for (const { span } of readHcl2(file, text).diagnostics)
            if (span !== undefined) expect(span.endLine).toBeLessThanOrEqual(lines);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("locals that double each other are left open rather than written out", () => {
    const doubled = Array.from({ length: 40 }, (_, index) => `l${index} = [local.l${index + 1}, local.l${index + 1}]`);
    const text = `locals {\n${doubled.join("\n")}\nl40 = "x"\n}\nresource "consul_config_entry" "web" {\n  kind = "service-defaults"\n  name = "web"\n  config_json = jsonencode({ Meta = local.l0 })\n}\n`;
    expect(readHcl2("a.tf", text).diagnostics.map((one) => one.code)).toContain("hcl2/undecided");
  });

  test("locals that name each other in a circle are left open", () => {
    const text =
      'locals {\n  a = local.b\n  b = local.a\n}\nresource "consul_config_entry" "web" {\n  kind = local.a\n  name = "web"\n}\n';
    expect(told(readHcl2("a.tf", text))).toEqual(["hcl2/undecided a.tf:6:10"]);
  });
});

test("Error.stackTraceLimit stays as it is", () => {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 7;
  readHcl2("a.tf", 'resource "consul_service" "a" {\n  name = "a"\n}\n');
  expect(Error.stackTraceLimit).toBe(7);
  Error.stackTraceLimit = before;
});
