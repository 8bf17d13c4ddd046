import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import { type EntryKind, entryKinds, isEntryKind } from "../model/kinds.js";
import type { Dialect } from "./dialect.js";
import { kindMissing, kindNotString, kindUnknown } from "./entry-problems.js";

/** The kind that an entry says it is of, if there is such a kind. */
export type KindReading =
  | { readonly kind: EntryKind; readonly diagnostics?: undefined }
  | { readonly kind?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Reads the key `Kind`, or without it `kind`; no other spelling counts, and the value must be the exact name of a kind. */
export function readKind(map: LocatedMap, document: Document, dialect: Dialect): KindReading {
  const member =
    map.value.find((candidate) => candidate.key === "Kind") ?? map.value.find((candidate) => candidate.key === "kind");
  if (member === undefined) {
    const other = map.value.find((candidate) => candidate.key.toLowerCase() === "kind");
    const span = other === undefined ? document.span(map.start, map.end) : document.span(other.keyStart, other.keyEnd);
    return { diagnostics: [kindMissing(span, other?.key)] };
  }
  const { type, value: kind, start, end } = member.value;
  if (type !== "text") return { diagnostics: [kindNotString(document.span(start, end))] };
  if (!isEntryKind(kind) || !entryKinds[kind].knownTo.includes(dialect.vocabulary)) {
    return { diagnostics: [kindUnknown(kind, document.span(start, end))] };
  }
  return { kind };
}
