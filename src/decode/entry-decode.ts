import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import type { Place } from "../base/place.js";
import type { ConfigEntry, EntryKind } from "../model/kinds.js";
import type { Dialect } from "./dialect.js";
import { entryTypeOf } from "./entry-type.js";
import { diagnosticsOf } from "./problems.js";
import { walkObject } from "./walk.js";

/** An entry after one typed decode: neither normalised nor checked. */
export interface DecodedEntry {
  readonly kind: EntryKind;
  readonly entry: ConfigEntry;
  readonly place: Place;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decodes an entry of a kind that is known already, in one pass by the tables of the dialect. */
export function decodeEntry(map: LocatedMap, kind: EntryKind, document: Document, dialect: Dialect): DecodedEntry {
  const fields = map.value.filter((member) => !isKindKey(member.key, dialect));
  const { type, ignored } = entryTypeOf(kind);
  const { start, end } = map;
  const walked = walkObject({ type: "map", value: fields, start, end }, type, dialect);
  const value: Record<string, unknown> = Object.assign({ kind }, walked.value);
  for (const name of ignored) delete value[name];
  return {
    kind,
    // The table of the kind was followed, so the value is an entry of that kind.
    entry: Object(value),
    place: walked.place,
    diagnostics: diagnosticsOf(walked.issues, { document, dialect, what: kind }),
  };
}

/** The command takes any spelling of `Kind` for the kind's own field and looks at two of them; the server knows only those. */
function isKindKey(key: string, dialect: Dialect): boolean {
  return key === "Kind" || key === "kind" || (dialect.vocabulary === "client" && key.toLowerCase() === "kind");
}
