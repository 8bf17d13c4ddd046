import type { Path } from "../base/place.js";
import type { Span } from "../base/span.js";
import { type EntryDefinition, spanOf } from "../model/definition.js";
import type { EntryKind } from "../model/kinds.js";

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

/** Name of an entry; empty for the one mesh entry, which has none. */
export function nameOf({ value }: EntryDefinition): string {
  return ("name" in value ? value.name : undefined) ?? "";
}
