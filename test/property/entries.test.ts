import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDocument } from "../../src/base/document.js";
import { formatDuration } from "../../src/base/duration.js";
import { shortestFloat32 } from "../../src/base/float32.js";
import { defineEntry } from "../../src/decode/define.js";
import { clientDialect } from "../../src/decode/dialect.js";
import { readEntry } from "../../src/decode/entry.js";
import { decodeEntry } from "../../src/decode/entry-decode.js";
import { readEntryBody, readEntryText } from "../../src/decode/entry-text.js";
import { locate } from "../../src/decode/locate.js";
import { toConsulJson } from "../../src/model/consul-json.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import { type EntryKind, entryKinds, isEntryKind } from "../../src/model/kinds.js";
import type { AnyType, Field, ObjectType, Vocabulary } from "../../src/model/type.js";

const kinds: readonly EntryKind[] = Object.keys(entryKinds).filter(isEntryKind);
const document = createDocument({ file: "entry.json", text: "" });

const words = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
/** Years would exceed what a double holds in nanoseconds. */
const nanoseconds = fc.bigInt({ min: 1n, max: 10n ** 15n });

/** Values of a type as the model holds them, none of them zero, so that printing leaves nothing out. */
function valuesOf(type: AnyType, vocabulary: Vocabulary): fc.Arbitrary<unknown> {
  switch (type.is) {
    case "text":
      return words;
    case "integer":
    case "unsigned":
      return fc.integer({ min: 1, max: 100_000 });
    case "float":
      return fc.integer({ min: 1, max: 10_000 }).map((hundredths) => shortestFloat32(hundredths / 100));
    case "boolean":
      return fc.constant(true);
    case "duration":
      return nanoseconds.map(formatDuration);
    case "time":
      return fc.constantFrom("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.5+02:00");
    case "bytes":
      return fc.constantFrom("aGVsbG8=", "QQ==");
    case "opaque":
      return fc.oneof(
        words,
        fc.integer(),
        fc.boolean(),
        fc.array(words, { minLength: 2 }),
        fc.dictionary(words, words),
      );
    case "list":
      return fc.array(valuesOf(type.of, vocabulary), { minLength: 1, maxLength: 3 });
    case "map":
      return fc.dictionary(words, valuesOf(type.of, vocabulary), { minKeys: 1, maxKeys: 3, noNullPrototype: true });
    case "object":
      return objectOf(type, vocabulary);
  }
}

/** Objects with some of the fields that the vocabulary has, and at least one. */
function objectOf(type: ObjectType, vocabulary: Vocabulary): fc.Arbitrary<Record<string, unknown>> {
  const fields = type.fields.filter((field) => canHoldSomething(field, vocabulary));
  const shape = Object.fromEntries(fields.map((field) => [field.name, valuesOf(field.type, vocabulary)]));
  return fc.record(shape, { requiredKeys: [], noNullPrototype: true }).filter((value) => Object.keys(value).length > 0);
}

/** Some objects exist for the server, but none of their fields do. */
function canHoldSomething(field: Field, vocabulary: Vocabulary): boolean {
  if (!field.knownTo.includes(vocabulary)) return false;
  return field.type.is !== "object" || field.type.fields.some((inner) => canHoldSomething(inner, vocabulary));
}

function definitionOf(kind: EntryKind, value: object): EntryDefinition {
  return { type: "config-entry", value: Object({ kind, ...value }), origin: {} };
}

describe.each(kinds)("%s", (kind) => {
  const { type } = entryKinds[kind];

  test("printing an entry and reading it again gives the same entry", () => {
    fc.assert(
      fc.property(objectOf(type, "server"), (value) => {
        const definition = definitionOf(kind, value);
        const again = defineEntry(toConsulJson(definition));
        expect(again).toEqual({ definition, diagnostics: [] });
      }),
      { numRuns: 30 },
    );
  });

  test("every spelling of a field that the command accepts says the same", () => {
    fc.assert(
      fc.property(objectOf(type, "client"), fc.nat({ max: 3 }), (value, style) => {
        const located = locate(spelled(value, type, style));
        if (located.type !== "map") throw new Error("an entry is a map");
        const decoded = decodeEntry(located, kind, document, { ...clientDialect, passes: 0 });
        expect(decoded.diagnostics.filter((one) => one.severity === "error")).toEqual([]);
        expect(decoded.entry).toEqual({ kind, ...value });
      }),
      { numRuns: 30 },
    );
  });

  test("normalising twice is normalising once", () => {
    fc.assert(
      fc.property(objectOf(type, "server"), (value) => {
        const rules = entryKinds[kind];
        const once = Reflect.apply(rules.normalize, rules, [{ kind, ...value }]);
        expect(Reflect.apply(rules.normalize, rules, [once])).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });

  test("rules find what they find by any input, without throwing and without changing it", () => {
    fc.assert(
      fc.property(objectOf(type, "client"), (value) => {
        const before = JSON.stringify(value);
        const located = locate({ Kind: kind, ...value });
        if (located.type !== "map") throw new Error("an entry is a map");
        const { diagnostics, definition, refusedAt } = readEntry(located, document);
        const isRefused = diagnostics.some((one) => one.severity === "error" && one.hidden !== true);
        expect(isRefused).toBe(refusedAt !== undefined);
        // What is refused is marked; it is left out only where not even a name is known.
        expect(definition?.isRefused ?? definition === undefined).toBe(isRefused);
        expect(JSON.stringify(value)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });
});

/** The value with its keys in one of the styles: Consul's names, ours, all in small letters, or in snake_case. */
function spelled(value: unknown, type: AnyType, style: number): unknown {
  if (type.is === "list" && Array.isArray(value)) return value.map((item) => spelled(item, type.of, style));
  if (typeof value !== "object" || value === null) return value;
  if (type.is === "map") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelled(item, type.of, style)]));
  }
  if (type.is !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      const field = type.fields.find((candidate) => candidate.name === name);
      return field === undefined ? [] : [[spellingOf(field, style), spelled(item, field.type, style)]];
    }),
  );
}

function spellingOf(field: Field, style: number): string {
  const alias = field.aliasKnownTo.includes("client") ? field.alias : undefined;
  return [field.consulName, field.name, field.consulName.toLowerCase(), alias ?? field.name][style] ?? field.consulName;
}

test("no text makes the readers of entries throw, and every fault has a place", () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .constantFrom(...kinds)
      .chain((kind) => fc.json().map((json) => `{"Kind": "${kind}", "Name": "a", "X": ${json}}`)),
    fc.constantFrom(...kinds).chain((kind) => fc.string().map((rest) => `Kind = "${kind}"\n${rest}`)),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const read = [readEntryText, readEntryBody].map((reader) => reader(createDocument({ file: "entry.hcl", text })));
      for (const { diagnostics } of read) {
        for (const one of diagnostics) expect(one.span).toBeDefined();
      }
    }),
    { numRuns: 500 },
  );
});
