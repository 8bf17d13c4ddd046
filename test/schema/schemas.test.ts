import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { createDocument } from "../../src/base/document.js";
import { readEntryText } from "../../src/decode/entry-text.js";
import { entryKinds } from "../../src/model/kinds.js";
import type { AnyType, Field, ObjectType } from "../../src/model/type.js";
import { kubernetesJsonSchema, schemaFiles } from "../../src/schema/files.js";
import type { JsonSchema } from "../../src/schema/json-schema.js";
import { fieldWords } from "../../src/schema/words.js";
import { blocks, root } from "../docs/blocks.js";
import { validator } from "./validator.js";
import { hclValue, jsonValue } from "./vectors.js";

const files = Object.entries(schemaFiles());

/** All schemas inside one, with the way to each. */
function* schemasIn(schema: JsonSchema, path: string): Generator<readonly [string, JsonSchema]> {
  yield [path, schema];
  for (const [key, value] of Object.entries(schema)) {
    if (["definitions", "properties", "patternProperties"].includes(key)) {
      for (const [name, inner] of Object.entries(Object(value))) {
        if (inner !== false) yield* schemasIn(Object(inner), `${path}/${key}/${name}`);
      }
    } else if (Array.isArray(value) && ["allOf", "anyOf"].includes(key)) {
      for (const [index, inner] of value.entries()) yield* schemasIn(Object(inner), `${path}/${key}/${index}`);
    } else if (["items", "if", "then", "else", "not", "additionalProperties"].includes(key) && value !== false) {
      yield* schemasIn(Object(value), `${path}/${key}`);
    }
  }
}

describe.each(files)("%s", (_, schema) => {
  test("gives every field that editors offer a title and a description", () => {
    let fields = 0;
    const bare: string[] = [];
    for (const [path, inner] of schemasIn(schema, "")) {
      const isField = /\/properties\/[^/]+$/.test(path) && !/\/(?:if|then|else)\/properties\//.test(path);
      if (!isField || (inner.$ref !== undefined && Object.keys(inner).length === 1)) continue;
      fields += 1;
      if ((inner.title ?? "") === "" || (inner.description ?? "") === "") bare.push(path);
    }
    expect(fields).toBeGreaterThan(3);
    expect(bare).toEqual([]);
  });
});

describe("words", () => {
  /** A field of text somewhere in an entry. */
  interface Place {
    readonly kind: string;
    readonly field: string;
    /** What Consul reports at that field if an entry has only this word in it. */
    readonly refusals: (word: string) => readonly string[];
  }

  type Wrap = (value: unknown) => unknown;

  function placesIn(type: AnyType, wrap: Wrap): readonly Omit<Place, "kind">[] {
    if (type.is === "list") return placesIn(type.of, (value) => wrap([value]));
    if (type.is === "map") return placesIn(type.of, (value) => wrap({ a: value }));
    return type.is === "object" ? type.fields.flatMap((field) => placesOf(type, field, wrap)) : [];
  }

  function placesOf(type: ObjectType, field: Field, wrap: Wrap): readonly Omit<Place, "kind">[] {
    const isList = field.type.is === "list" && field.type.of.is === "text";
    const inside = (value: unknown) => wrap({ [field.consulName]: value });
    if (field.type.is !== "text" && !isList) return placesIn(field.type, inside);
    const at = new RegExp(`(?:^|\\.)${field.consulName}(?:\\[0\\])?$`);
    const refusals = (word: string) => {
      const text = JSON.stringify(inside(isList ? [word] : word));
      return readEntryText(createDocument({ file: "a.json", text }))
        .diagnostics.filter((one) => one.severity === "error" && at.test(one.path ?? ""))
        .map((one) => one.message);
    };
    return [{ field: `${type.name}.${field.name}`, refusals }];
  }

  const places: readonly Place[] = Object.values(entryKinds).flatMap(({ kind, type, knownTo }) =>
    knownTo.includes("client") && knownTo.includes("server")
      ? placesIn(type, (value) => ({ Kind: kind, Name: "web", ...Object(value) })).map((place) => ({ kind, ...place }))
      : [],
  );
  const strict = places.filter(({ field }) => fieldWords[field]?.strictIn.includes("entry") === true);
  const isUnknownWord = (message: string) => message.includes("which Consul does not know");

  test("are looked for in many places", () => {
    expect(places.length).toBeGreaterThan(200);
    expect(strict.length).toBeGreaterThan(30);
  });

  test.each(strict)("of $field in $kind: others are refused by Consul, and they are not", ({ field, refusals }) => {
    expect(refusals("sprocket")).not.toEqual([]);
    const { words = [] } = fieldWords[field] ?? {};
    expect(words.filter((word) => refusals(word).some(isUnknownWord))).toEqual([]);
  });

  test("are known of every field that takes certain words only", () => {
    const others = places.filter(({ field }) => fieldWords[field] === undefined);
    expect(others.filter(({ refusals }) => refusals("sprocket").some(isUnknownWord)).map(({ field }) => field)).toEqual(
      [],
    );
  });
});

test("all schemas are of the draft that every editor knows", () => {
  const folder = join(root, "docs/schema");
  const drafts = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).$schema);
  expect([...new Set(drafts)]).toEqual(["http://json-schema.org/draft-07/schema#"]);
});

describe("examples of the documentation", () => {
  const anyFile = validator(Object(Object.fromEntries(files)["consul.schema.json"]));
  const examples = join(root, "docs/examples/mesh-gateways");
  const written = blocks().filter(({ language }) => ["hcl", "json", "yaml"].includes(language));
  const policies = validator(JSON.parse(readFileSync(join(root, "docs/schema/policy.schema.json"), "utf8")));
  const resources = validator(kubernetesJsonSchema());

  test.each(readdirSync(examples))("%s fits", (name) => {
    expect(anyFile(hclValue(readFileSync(join(examples, name), "utf8")))).toEqual([]);
  });

  test.each(written)("the block of $page:$line fits the schema of what it is", ({ language, text }) => {
    if (language === "yaml") {
      const documents = parseAllDocuments(text).map((one) => Object(one.toJS()));
      expect(documents.flatMap((one) => resources(one))).toEqual([]);
      return;
    }
    const value = language === "json" ? jsonValue(text) : hclValue(text);
    expect(Object.hasOwn(Object(value), "rules") ? policies(value) : anyFile(value)).toEqual([]);
  });

  test("the page about schemas names files that the package has", () => {
    const page = readFileSync(join(root, "docs/schemas.md"), "utf8");
    const named = [...page.matchAll(/[a-z-]+\.schema\.json/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(8);
    const there = readdirSync(join(root, "docs/schema"));
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
  });

  test("every schema is shipped, and nothing that is no schema any more", () => {
    const ofOurOwnFiles = ["plan.schema.json", "policy.schema.json"];
    const made = [...files.map(([name]) => name), ...ofOurOwnFiles];
    expect(readdirSync(join(root, "docs/schema")).sort()).toEqual(made.sort());
  });
});
