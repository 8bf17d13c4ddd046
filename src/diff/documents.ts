import type { Path } from "../base/place.js";
import type { Span } from "../base/span.js";
import { compareText } from "../base/text-order.js";
import type { Catalog } from "../catalog/catalog.js";
import { consulPathOf } from "../chain/reference.js";
import { type Definition, type PreparedQueryDefinition, spanOf } from "../model/definition.js";
import type { EntryKind } from "../model/kinds.js";
import { firstDifference, partAt } from "./difference.js";
import type { DocumentCause, Statement } from "./plan-diff.js";

/** What two plans were made from. Any two analyses have it. */
export interface DiffCatalogs {
  readonly before: Catalog;
  readonly after: Catalog;
}

/** A part of a document that may have made a difference. */
export interface Suspect {
  readonly document: string;
  readonly datacenter?: string;
  readonly peer?: string;
  /** Empty for all of it. */
  readonly path: Path;
  find(catalog: Catalog): Definition | PreparedQueryDefinition | undefined;
  /** Names a part in Consul's names, for reports. */
  fieldAt(path: Path): string;
}

/** A part of a config entry; of a peer's, if one is named. */
export function entrySuspect(kind: EntryKind, name: string, path: Path = [], peer?: string): Suspect {
  return {
    document: `${kind}/${name}`,
    ...(peer === undefined ? {} : { peer }),
    path,
    find: (catalog) =>
      (peer === undefined ? catalog : catalog.peers.find((one) => one.name === peer))?.entries.get(kind, name),
    fieldAt: (at) => consulPathOf({ kind, name, path: at }),
  };
}

/** A part of a registration; `field` is what reports call it. */
export function registrationSuspect(datacenter: string, id: string, path: Path, field: string): Suspect {
  return {
    document: `service/${id}`,
    datacenter,
    path,
    find: (catalog) => findRegistration(catalog, datacenter, id),
    fieldAt: () => field,
  };
}

/** A prepared query, which is stored in one datacenter. */
export function querySuspect(datacenter: string, name: string): Suspect {
  return {
    document: `prepared-query/${name}`,
    datacenter,
    path: [],
    find: (catalog) => catalog.datacenter(datacenter)?.query(name),
    fieldAt: (at) => at.join("."),
  };
}

/** The registration of that ID; the first of several. They stand in the order of their IDs. */
export function findRegistration(
  catalog: Pick<Catalog, "datacenter">,
  datacenter: string,
  id: string,
): Definition | undefined {
  const registrations = catalog.datacenter(datacenter)?.registrations ?? [];
  let low = 0;
  let high = registrations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(registrations[middle]?.definition.value.id ?? "", id) < 0) low = middle + 1;
    else high = middle;
  }
  const found = registrations[low]?.definition;
  return found?.value.id === id ? found : undefined;
}

/** Looks at documents, each part of one only once. */
export type Investigate = (suspect: Suspect) => DocumentCause | undefined;

/** Answers, for two catalogs, whether a suspect differs, and how. */
export function investigator({ before, after }: DiffCatalogs): Investigate {
  const known = new Map<string, DocumentCause | undefined>();
  return (suspect) => {
    const { document, datacenter, peer, path } = suspect;
    const key = JSON.stringify([document, datacenter ?? "", peer ?? "", path]);
    if (known.has(key)) return known.get(key);
    const cause = differenceOf(suspect, suspect.find(before), suspect.find(after));
    known.set(key, cause);
    return cause;
  };
}

type Found = Definition | PreparedQueryDefinition | undefined;

function differenceOf(suspect: Suspect, before: Found, after: Found): DocumentCause | undefined {
  const { document, datacenter, peer, path } = suspect;
  const head = {
    what: "document",
    document,
    ...(datacenter === undefined ? {} : { datacenter }),
    ...(peer === undefined ? {} : { peer }),
  } as const;
  if (before === undefined && after === undefined) return undefined;
  const saidBefore = partAt(before?.value, path);
  const saidAfter = partAt(after?.value, path);
  if (before === undefined || after === undefined) {
    // A document counts by being there, even where it leaves out the part in question.
    const isWhole = path.length === 0 || (saidBefore === undefined && saidAfter === undefined);
    return isWhole
      ? { ...head, ...sides(whole(before), whole(after)) }
      : { ...head, field: suspect.fieldAt(path), ...sides(stated(before, path), stated(after, path)) };
  }
  const difference = firstDifference(saidBefore, saidAfter);
  if (difference === undefined) return undefined;
  const full = [...path, ...difference];
  return { ...head, field: suspect.fieldAt(full), ...sides(stated(before, full), stated(after, full)) };
}

/** Both statements, without a key for one that is not there. */
export function sides(
  before: Statement | undefined,
  after: Statement | undefined,
): Pick<DocumentCause, "before" | "after"> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function whole(definition: Found): Statement | undefined {
  return definition === undefined ? undefined : statement(undefined, definition.origin.span);
}

function stated(definition: Found, path: Path): Statement | undefined {
  if (definition === undefined) return undefined;
  const value = partAt(definition.value, path);
  if (value === undefined) return undefined;
  const span = definition.type === "prepared-query" ? definition.origin.span : spanOf(definition, path);
  return statement(value, span ?? definition.origin.span);
}

function statement(value: unknown, span: Span | undefined): Statement {
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return { ...(isScalar ? { value: String(value) } : {}), ...(span === undefined ? {} : { span }) };
}
