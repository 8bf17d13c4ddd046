import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { type Located, plainOf } from "../../src/base/located.js";
import { readHcl, readHclJson } from "../../src/hcl/read.js";
import { readJson } from "../../src/json/read.js";

/** Pieces that mean something to one of the readers, so that their combinations reach far into them. */
const pieces = [
  ...["a", "b", "name", "true", "null", "5s", "é", "K", "k"],
  ...["=", "{", "}", "[", "]", ",", ":", "+", "-", ".", ";", "(", "@", "'", "“", "\\", "$", "/"],
  ...["1", "0", "08", "0x", "0x1F", "1e", "1.5", ".5", "-", "1e999", "99999999999999999999"],
  ...['"', '"x"', '"${', "}", '"\\n"', '"\\x"', '"\\400"', '"\\ud800"', "\\u00", '"a" {}'],
  ...["#", "//", "/*", "*/", "<<EOF\n", "<<-E\n", "EOF\n", "  E\n", "E", "<"],
  ...[" ", "\n", "\t", "\r", "\r\n", "\0", "\ufeff", "\ufffd", "\ue123", "\udcff", "😀"],
];

const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);

const readers = [
  ["readHcl", readHcl],
  ["readHclJson", readHclJson],
  ["readJson", readJson],
] as const;

const runs = { numRuns: 2000 };

describe.each(readers)("%s", (_, read) => {
  const readText = (text: string) => read(createDocument({ file: "x", text }));

  it("throws for no text, and no lone surrogate leaves it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const node of nodesOf(readText(text).value)) {
          if (node.type === "text") expect(node.value).not.toMatch(/\p{Surrogate}/u);
          if (node.type === "map") for (const { key } of node.value) expect(key).not.toMatch(/\p{Surrogate}/u);
        }
      }),
      runs,
    );
  });

  it("gives spans inside the text only", () => {
    fc.assert(
      fc.property(texts, (written) => {
        const { length } = createDocument({ file: "x", text: written }).text;
        for (const { start, end } of nodesOf(readText(written).value)) {
          expect([0 <= start, start <= end, end <= length]).toEqual([true, true, true]);
        }
      }),
      runs,
    );
  });

  it("reads the same twice", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readText(text)).toEqual(readText(text));
      }),
      { numRuns: 300 },
    );
  });

  it("marks all errors but one as hidden", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { diagnostics } = readText(text);
        const told = diagnostics.filter((one) => one.severity === "error" && one.hidden === undefined);
        expect(told.length).toBe(hasErrors(diagnostics) ? 1 : 0);
      }),
      runs,
    );
  });
});

describe("readHcl", () => {
  it("finds for every string and number the characters it was written with", () => {
    const word = fc.stringMatching(/^k[a-z]{1,8}$/);
    const members = fc.uniqueArray(fc.tuple(word, fc.oneof(word, fc.nat())), { selector: ([key]) => key });
    fc.assert(
      fc.property(members, (entries) => {
        const text = entries.map(([key, value]) => `${key} = ${JSON.stringify(value)} # c\n`).join("");
        const { value, diagnostics } = readHcl(createDocument({ file: "x", text }));
        expect(diagnostics).toEqual([]);
        expect(value.value.map((member) => [member.key, member.value.value])).toEqual(entries);
        for (const member of value.value) {
          expect(text.slice(member.keyStart, member.keyEnd)).toBe(member.key);
          expect(text.slice(member.value.start, member.value.end)).toBe(JSON.stringify(member.value.value));
        }
      }),
    );
  });
});

describe("readJson", () => {
  it("accepts what JSON.parse accepts, and reads the same value", () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.json()), (written) => {
        const document = createDocument({ file: "x", text: written });
        const { value, diagnostics } = readJson(document);
        const expected = parsed(document.text);
        if (diagnostics.some(({ code }) => code === "json/number-out-of-range")) return;
        expect(hasErrors(diagnostics)).toBe(expected === undefined);
        if (value !== undefined && expected !== undefined) expect(plainOf(value)).toEqual(expected.value);
      }),
      runs,
    );
  });
});

/** What JSON.parse says, with half surrogate pairs replaced as Go does; undefined where it refuses the text. */
function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text, (_, value) => (typeof value === "string" ? wellFormed(value) : value)) };
  } catch {
    return undefined;
  }
}

function wellFormed(text: string): string {
  return [...text].map((character) => character.replace(/\p{Surrogate}/u, "\ufffd")).join("");
}

function nodesOf(root: Located | undefined): readonly Located[] {
  const nodes: Located[] = root === undefined ? [] : [root];
  for (const node of nodes) {
    if (node.type === "list") nodes.push(...node.value);
    else if (node.type === "map") nodes.push(...node.value.map((member) => member.value));
  }
  return nodes;
}
