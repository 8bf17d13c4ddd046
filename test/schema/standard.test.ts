import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { createDocument } from "../../src/base/document.js";
import { readEntryText } from "../../src/decode/entry-text.js";
import type { EntryKind } from "../../src/model/kinds.js";
import { upstream } from "../../src/model/upstream.js";
import { readSources } from "../../src/read.js";
import { anyEntrySchema, entryJsonSchema, entrySchema, objectSchema, registrationSchema } from "../../src/schema.js";
import { loadedBy } from "../loaded-by.js";
import { casesOf } from "./vectors.js";

describe("schemas of the typed models", () => {
  test("take every entry that reading gives", () => {
    const any = anyEntrySchema();
    const entries = casesOf("config-entries.jsonl").flatMap(({ id, output, input, via }) => {
      const { definition } = readEntryText(createDocument({ file: "a.hcl", text: input }));
      return output === undefined || via !== undefined || definition === undefined
        ? []
        : [{ id, value: definition.value }];
    });
    expect(entries.length).toBeGreaterThan(600);
    const wrong = entries.filter(
      ({ value }) => !any.safeParse(value).success || !entrySchema(value.kind).safeParse(value).success,
    );
    expect(wrong).toEqual([]);
  });

  test("take every registration that reading gives", () => {
    const schema = registrationSchema();
    const services = casesOf("services.jsonl").flatMap(({ format, input, output }) =>
      output === undefined
        ? []
        : readSources([{ file: format === "hcl" ? "a.hcl" : "a.json", text: input }]).definitions,
    );
    const registrations = services.flatMap((one) => (one.type === "service" ? [one.value] : []));
    expect(registrations.length).toBeGreaterThan(300);
    expect(registrations.filter((value) => !schema.safeParse(value).success)).toEqual([]);
  });

  test.each([
    ["an unknown key", { kind: "service-defaults", bogus: 1 }],
    ["another kind", { kind: "service-resolver", name: "web" }],
    ["Consul's spelling of a key", { kind: "service-defaults", Name: "web" }],
    ["a value of another type", { kind: "service-defaults", maxInboundConnections: "1" }],
    ["a key that is there and undefined", { kind: "service-defaults", name: undefined }],
    [
      "a duration without a unit",
      { kind: "service-defaults", upstreamConfig: { defaults: { passiveHealthCheck: { interval: "10" } } } },
    ],
  ])("refuse %s", (_, value) => {
    expect(entrySchema("service-defaults").safeParse(value).success).toBe(false);
  });

  test("refuse a registration without a name", () => {
    expect(registrationSchema().safeParse({ id: "web" }).success).toBe(false);
  });

  test("are Standard Schema objects that tell where a value is wrong", async () => {
    const checked = await objectSchema(upstream)["~standard"].validate({ localBindPort: "80" });
    expect(checked.issues?.map(({ path }) => path)).toEqual([["localBindPort"]]);
  });

  test("carry titles and descriptions into the JSON Schema that zod makes of them", () => {
    const { properties } = z.toJSONSchema(entrySchema("service-defaults"), { unrepresentable: "any" });
    expect(properties?.["protocol"]).toMatchObject({
      title: "Protocol",
      description: "`tcp`, `http`, `http2` or `grpc`; Consul lowers its case.",
    });
  });
});

test.each(["nope", "constructor", undefined])("schemas of a kind that there is not are refused: %s", (kind) => {
  // What a program without types may ask for.
  const call = (schemaOf: (kind: EntryKind) => unknown) => () => Reflect.apply(schemaOf, undefined, [kind]);
  expect(call(entrySchema)).toThrow(`There is no kind of config entry \`${kind}\`.`);
  expect(call(entryJsonSchema)).toThrow("There is no kind");
});

test("a kind that is misspelt is named", () => {
  expect(() => Reflect.apply(entrySchema, undefined, ["service-default"])).toThrow("Did you mean `service-defaults`?");
});

describe("the main entry", () => {
  test("loads neither zod nor the descriptions of fields", () => {
    const loaded = loadedBy("index.ts");
    expect(loaded.size).toBeGreaterThan(50);
    expect([...loaded].filter((name) => name.startsWith("zod") || name.startsWith("schema"))).toEqual([]);
  });

  test("would be found out if it did: meshplan/schema loads both", () => {
    expect([...loadedBy("schema.ts")]).toEqual(expect.arrayContaining(["zod/mini", "schema/descriptions.ts"]));
  });

  test("of meshplan/schema does not load yaml", () => {
    expect([...loadedBy("schema.ts")].filter((name) => name === "yaml")).toEqual([]);
  });
});
