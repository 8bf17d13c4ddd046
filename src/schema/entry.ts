import { entryTypeOf } from "../decode/entry-type.js";
import { type EntryKind, entryKinds } from "../model/kinds.js";
import { choice, type JsonSchema } from "./json-schema.js";
import { anySpelling, otherSpellings } from "./keys.js";
import { entryNotation } from "./notation.js";
import { type Bundle, objectSchema } from "./objects.js";

/** Where an entry stands: in a file of its own, or in an agent file. The command knows other kinds than the servers. */
export type EntryPlace = "file" | "bootstrap";

function kindsIn(place: EntryPlace): readonly EntryKind[] {
  return Object.values(entryKinds)
    .filter(({ knownTo }) => knownTo.includes("server") && (place === "bootstrap" || knownTo.includes("client")))
    .map(({ kind }) => kind);
}

const kindLabel = { title: "Kind", description: "What the entry is about." };

/** A reference to the schema of the entries of a kind, as Consul writes them. */
export function entryOf(kind: EntryKind, bundle: Bundle): JsonSchema {
  return bundle.define(`${entryNotation.name}.${kind}`, () => entryDefinition(kind, bundle));
}

function entryDefinition(kind: EntryKind, bundle: Bundle): JsonSchema {
  const name = `${entryNotation.name}.${kind}`;
  const own = objectSchema(entryKinds[kind].type, entryNotation, bundle, name);
  return {
    ...own,
    title: kind,
    type: "object",
    properties: { Kind: { ...kindLabel, const: kind }, ...own.properties },
    patternProperties: {
      ...own.patternProperties,
      // Only these two spellings tell the kind; the command passes over the others, and over `kind` beside `Kind`.
      [otherSpellings(["Kind"], "Kind")]: { ...kindLabel },
      ...bookkeeping(kind),
    },
    ...choice({ required: ["Kind"] }, {}, { properties: { kind: { const: kind } }, required: ["kind"] }),
  };
}

/** What servers print with an entry. It is taken, and nobody writes it: so it is not offered. */
function bookkeeping(kind: EntryKind): Readonly<Record<string, JsonSchema>> {
  const { type, ignored } = entryTypeOf(kind);
  return Object.fromEntries(
    type.fields
      .filter((field) => ignored.includes(field.name))
      .map(({ consulName }) => [
        anySpelling([consulName]),
        {
          title: consulName,
          description: "Printed by servers; read and forgotten.",
          type: ["integer", "string", "null"],
        },
      ]),
  );
}

/** A choice between the kinds of entries that can stand in a place, by what the entry says it is. */
export function anyEntryOf(bundle: Bundle, place: EntryPlace): JsonSchema {
  const kinds = kindsIn(place);
  const eachKind = (key: "Kind" | "kind"): readonly JsonSchema[] =>
    kinds.map((kind) => choice({ properties: { [key]: { const: kind } }, required: [key] }, entryOf(kind, bundle)));
  return bundle.define(`${entryNotation.name}.in-${place}`, () => ({
    title: "Config entry",
    type: "object",
    properties: { Kind: { ...kindLabel, enum: kinds } },
    ...choice(
      { required: ["Kind"] },
      { allOf: eachKind("Kind") },
      { properties: { kind: { ...kindLabel, enum: kinds } }, required: ["kind"], allOf: eachKind("kind") },
    ),
  }));
}
