import type { Path } from "../base/place.js";
import type { Span } from "../base/span.js";
import { type EntryDefinition, spanOf } from "../model/definition.js";
import { nameOf } from "../model/entry-name.js";
import { type EntryKind, entryKinds } from "../model/kinds.js";
import type { AnyType, Field } from "../model/type.js";

/** A part of a config entry, named so that it can be found again. */
export interface EntryReference {
  readonly kind: EntryKind;
  readonly name: string;
  /** Steps from the entry to the part, in this library's spelling: `["redirect", "service"]`. */
  readonly path: Path;
  /** Where the part, or what is nearest around it, was written; absent for entries that a program made. */
  readonly span?: Span;
}

/** Refers to a part of an entry. */
export function referTo(definition: EntryDefinition, path: Path): EntryReference {
  const { kind } = definition.value;
  const name = nameOf(definition);
  const span = spanOf(definition, path);
  return span === undefined ? { kind, name, path } : { kind, name, path, span };
}

/** The path of a reference in Consul's spelling: `Failover[*].Datacenters[0]`; empty for the whole entry. */
export function consulPathOf({ kind, path }: EntryReference): string {
  let words = "";
  let type: AnyType | undefined = entryKinds[kind].type;
  for (const step of path) {
    if (type?.is === "object") {
      const field: Field | undefined = type.fields.find(({ name }) => name === step);
      words += `${words === "" ? "" : "."}${field?.consulName ?? step}`;
      type = field?.type;
    } else {
      words += `[${step}]`;
      type = type?.is === "list" || type?.is === "map" ? type.of : undefined;
    }
  }
  return words;
}
