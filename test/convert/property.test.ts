import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import type { Located, LocatedMap } from "../../src/base/located.js";
import type { Conversion } from "../../src/convert/conversion.js";
import { toHcl } from "../../src/convert/to-hcl.js";
import { toJson } from "../../src/convert/to-json.js";
import { toKubernetes } from "../../src/convert/to-kubernetes.js";
import { clientDialect } from "../../src/decode/dialect.js";
import { decodeEntry } from "../../src/decode/entry-decode.js";
import { formatHcl } from "../../src/format/format.js";
import { readHcl } from "../../src/hcl/read.js";
import { readJson } from "../../src/json/read.js";
import { resourceKinds } from "../../src/kubernetes/kinds.js";
import { notInSchema } from "../../src/kubernetes/schema.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import { type EntryKind, entryKinds, isEntryKind } from "../../src/model/kinds.js";
import { readYaml } from "../../src/yaml/read.js";
import { objectsOf } from "./arbitrary.js";

const kinds: readonly EntryKind[] = Object.keys(entryKinds)
  .filter(isEntryKind)
  .filter((kind) => entryKinds[kind].knownTo.includes("client") && entryKinds[kind].knownTo.includes("server"));

interface Read {
  readonly value: Located | undefined;
  readonly text: string;
}

/** What a conversion says, when read as its target is read. */
function decoded(kind: EntryKind, { value, text }: Read): unknown {
  if (value?.type !== "map") throw new Error(`no map:\n${text}`);
  const { entry, diagnostics } = decodeEntry(value, kind, createDocument({ file: "", text }), clientDialect);
  expect(diagnostics.filter((one) => one.severity === "error")).toEqual([]);
  return withoutComputed(entry);
}

function textOf({ text, losses }: Conversion): string {
  expect(losses.filter((loss) => loss.code !== "convert/left-out")).toEqual([]);
  return text ?? "";
}

/** What the server computes is not written. */
function withoutComputed(entry: object): unknown {
  const { sources, ...rest } = Object(entry);
  if (!Array.isArray(sources)) return entry;
  return {
    ...rest,
    sources: sources.map(({ precedence: _, ...source }) =>
      source.type === "consul" ? { ...source, type: undefined } : source,
    ),
  };
}

const definitionOf = (kind: EntryKind, value: object): EntryDefinition => ({
  type: "config-entry",
  value: Object({ kind, ...value }),
  origin: {},
});

describe.each(kinds)("%s", (kind) => {
  const { type } = entryKinds[kind];
  const settings = { numRuns: 60 };

  test("as HCL says the same, in the layout of fmt", () => {
    fc.assert(
      fc.property(objectsOf(type, false), (value) => {
        const text = textOf(toHcl(definitionOf(kind, value)));
        const { value: read, diagnostics } = readHcl(createDocument({ file: "", text }));
        expect(hasErrors(diagnostics)).toBe(false);
        expect(decoded(kind, { value: read, text })).toEqual(withoutComputed({ kind, ...value }));
        expect(formatHcl(text).text).toBe(text);
      }),
      settings,
    );
  });

  test("as JSON says the same", () => {
    fc.assert(
      fc.property(objectsOf(type, true), (value) => {
        const text = textOf(toJson(definitionOf(kind, value)));
        expect(decoded(kind, { ...readJson(createDocument({ file: "", text })), text })).toEqual(
          withoutComputed({ kind, ...value }),
        );
        expect(() => JSON.parse(text)).not.toThrow();
      }),
      settings,
    );
  });
});

describe.each(Object.values(resourceKinds).filter((kind) => kinds.includes(kind)))("%s as a resource", (kind) => {
  test("says the same but for what the schema lacks, and that is told", () => {
    fc.assert(
      fc.property(objectsOf(entryKinds[kind].type, true), (value) => {
        const { meta, ...rest } = value;
        const named = kind === "mesh" ? rest : { ...rest, name: "web" };
        const definition = definitionOf(kind, { ...named, ...(meta === undefined ? {} : { meta }) });
        const { text = "", losses } = toKubernetes(definition);
        const [document] = readYaml(createDocument({ file: "", text }));
        const spec = memberOf(document?.value, "spec");
        const lost = new Set(losses.map((loss) => loss.path?.split(".").at(-1)));
        const read: LocatedMap = {
          type: "map",
          value: [...(spec?.value ?? [])].filter(({ key }) => kind !== "service-intentions" || key !== "destination"),
          start: 0,
          end: 0,
        };
        const { name: _, ...wanted } = named as Record<string, unknown>;
        expect(lost.has("Meta")).toBe(Object.keys(Object(meta)).length > 0);
        expect(decoded(kind, { value: read, text })).toEqual(
          withoutComputed(Object(without({ kind, ...wanted }, kind))),
        );
      }),
      { numRuns: 60 },
    );
  });
});

function memberOf(value: Located | undefined, key: string): LocatedMap | undefined {
  const member = value?.type === "map" ? value.value.find((one) => one.key === key)?.value : undefined;
  return member?.type === "map" ? member : undefined;
}

const lacking = new Set(
  Object.values(notInSchema)
    .flat()
    .filter((name) => name !== "type" && name !== "meta"),
);

/** The value without the fields that resources lack. */
function without(value: unknown, kind: EntryKind, path: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, kind, path));
  if (typeof value !== "object" || value === null) return value;
  const isAnnotated = (name: string, item: unknown) =>
    ["proxy-defaults", "service-defaults"].includes(kind) &&
    item !== "" &&
    item !== 0 &&
    ["mode", "transparentProxy.outboundListenerPort"].includes([...path, name].join("."));
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, item]) =>
          !lacking.has(name) &&
          !(path[0] === "sources" && path.length === 1 && name === "type") &&
          !isAnnotated(name, item),
      )
      .map(([name, item]) => [name, without(item, kind, [...path, name])]),
  );
}
