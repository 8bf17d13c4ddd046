import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import { textIn } from "../base/members.js";
import type { Place } from "../base/place.js";
import { type Dialect, storedDialect } from "../decode/dialect.js";
import { diagnosticsOf } from "../decode/problems.js";
import { walkObject } from "../decode/walk.js";
import type { Origin } from "../model/definition.js";
import type { ObjectTypeOf } from "../model/type.js";
import { fieldUnknown, otherDatacenter, otherTenancy } from "./problems.js";

/** A registration or query as the catalogue holds it. */
export const catalogueDialect: Dialect = { ...storedDialect, vocabulary: "api" };

/** Fields that Consul adds to what it stores, and that say nothing about routes. */
const bookkeeping: ReadonlySet<string> = new Set([
  "CreateIndex",
  "ModifyIndex",
  "Hash",
  "ContentHash",
  "Datacenter",
  "PeerName",
]);

export interface Taken<Value> {
  readonly value: Value;
  readonly place: Place;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes an object of an answer for a typed value, by the table of `type`. Other versions of Consul answer with other fields:
 * an unknown one is a note and no error, and nothing at all where it is empty.
 */
export function takeStored<Value>(
  map: LocatedMap,
  type: ObjectTypeOf<Value>,
  { document, what, dialect = catalogueDialect }: { document: Document; what: string; dialect?: Dialect },
): Taken<Value> {
  const walked = walkObject(map, type, dialect);
  const faults = walked.issues.filter((issue) => issue.issue !== "unknown-key");
  const unknown = walked.issues.flatMap((issue) =>
    issue.issue === "unknown-key" && !bookkeeping.has(issue.member.key) && !saysNothing(issue.member.value)
      ? [fieldUnknown(issue.path, what, document.span(issue.member.keyStart, issue.member.keyEnd))]
      : [],
  );
  return {
    value: walked.value,
    place: walked.place,
    diagnostics: [...diagnosticsOf(faults, { document, dialect, what }), ...unknown],
  };
}

/** Zero, and the names of the default namespace and partition, which the Community Edition does not print. */
function saysNothing(value: Located): boolean {
  if (value.type === "list" || value.type === "map") return value.value.length === 0;
  return value.value === null || value.value === "" || value.value === false || value.value === 0
    ? true
    : value.value === "default";
}

/** Where a part of an answer stands, and the datacenter that it is about: what it says itself, or else what its source says. */
export function originOf(map: LocatedMap, document: Document, datacenter?: string): Origin {
  const named = datacenter === undefined || datacenter === "" ? document.datacenter : datacenter;
  return {
    file: document.file,
    span: document.span(map.start, map.end),
    ...(named === undefined ? {} : { datacenter: named }),
  };
}

/** Tells if an answer names another datacenter than the one that its source was given for. */
export function datacenterFindings(
  map: LocatedMap,
  document: Document,
  datacenter: string | undefined,
): readonly Diagnostic[] {
  const given = document.datacenter;
  if (datacenter === undefined || datacenter === "" || given === undefined) return [];
  if (given.toLowerCase() === datacenter.toLowerCase()) return [];
  return [otherDatacenter(datacenter, given, document.span(map.start, map.end))];
}

/** Tells of a namespace or partition other than the default one; then the object is left out. */
export function tenancyFindings(map: LocatedMap, what: string, document: Document): readonly Diagnostic[] {
  for (const field of ["Namespace", "Partition"]) {
    const value = textIn(map, field) ?? "";
    if (value !== "" && value !== "default") {
      return [otherTenancy(what, field.toLowerCase(), value, document.span(map.start, map.end))];
    }
  }
  return [];
}
