import { createDocument } from "../base/document.js";
import { readEntry } from "../decode/entry.js";
import { readJson } from "../json/read.js";
import type { EntryDefinition } from "../model/definition.js";
import { type ConfigEntry, type EntryByKind, type EntryKind, entryKinds } from "../model/kinds.js";
import { unwrap } from "../unwrap.js";
import { fixtureHints } from "./fixture-hints.js";

/** The fields of an entry besides its kind. */
export type EntryFields<Kind extends EntryKind> = Omit<EntryByKind[Kind], "kind">;

/** Makes a builder of one kind of entry. The `defaults` count where the caller says nothing. */
export function entryDefiner<Kind extends EntryKind>(
  kind: Kind,
  defaults: Partial<EntryFields<Kind>> = {},
): (fields: EntryFields<Kind>) => EntryDefinition {
  return (fields) => writeEntry({ kind, ...defaults, ...fields });
}

/** Takes an entry as a request to Consul's HTTP API does. Throws what Consul would refuse. */
export function writeEntry(entry: ConfigEntry | { readonly kind: EntryKind }): EntryDefinition {
  const source = { file: `define ${entry.kind}`, text: JSON.stringify(entry, null, 2) };
  const document = createDocument(source);
  const { value } = readJson(document);
  const reading = value?.type === "map" ? readEntry(value, document, "http") : { diagnostics: [] };
  const { type } = entryKinds[entry.kind];
  const { definition } = unwrap({ ...reading, diagnostics: fixtureHints(reading.diagnostics, type) }, [source]);
  // Nothing is refused without an error, which would have been thrown.
  if (definition === undefined) throw new Error(`define ${entry.kind}: this is no object.`);
  // The places of the text above mean nothing to anybody.
  return { type: "config-entry", value: definition.value, origin: {} };
}
