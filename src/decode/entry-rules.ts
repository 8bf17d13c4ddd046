import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Place } from "../base/place.js";
import type { EntryRules, Reordering } from "../model/kind.js";
import { type ConfigEntry, entryKinds } from "../model/kinds.js";
import type { Dialect } from "./dialect.js";
import type { EntryRoute } from "./entry-route.js";
import { diagnosticsOfFindings } from "./findings.js";
import type { Step } from "./steps.js";

/** How an entry was written. */
export interface EntrySource {
  readonly document: Document;
  readonly place: Place;
  readonly dialect: Dialect;
  readonly route: EntryRoute;
}

export interface CheckedEntry {
  /** Normalised. */
  readonly entry: ConfigEntry;
  /** Where the parts of the normalised entry stand. */
  readonly place: Place;
  readonly steps: readonly Step[];
}

/**
 * Normalises an entry and checks it by the rules of its kind. Where decoding found faults (`known`), a rule may only trip
 * over what is missing because of them: such findings are left out.
 */
export function checkEntry(decoded: ConfigEntry, source: EntrySource, known: readonly Diagnostic[]): CheckedEntry {
  const { type } = entryKinds[decoded.kind];
  const rules: EntryRules<ConfigEntry> = entryKinds[decoded.kind];
  const entry = rules.normalize(decoded);
  const place = reorder(source.place, rules.reorders?.(decoded) ?? []);
  const written = { document: source.document, place, type, dialect: source.dialect, prefix: "" };
  const faults = diagnosticsOfFindings(rules.validate(entry), written);
  const broken = known.filter((one) => one.severity === "error").map((one) => one.path ?? "");
  const steps: Step[] = [
    {
      stage: "validate",
      diagnostics: faults.filter((one) => !broken.some((path) => areRelated(path, one.path ?? ""))),
    },
  ];
  if (source.route !== "bootstrap") {
    steps.push({ stage: "validate", diagnostics: diagnosticsOfFindings(rules.mayWrite?.(entry) ?? [], written) });
  }
  return { entry, place, steps };
}

/** True if one path leads to the other or to a part of it. */
function areRelated(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function reorder(place: Place, reorderings: readonly Reordering[]): Place {
  let members = place.members ?? {};
  for (const { field, order } of reorderings) {
    const list = members[field];
    if (list?.items === undefined) continue;
    const { items } = list;
    members = { ...members, [field]: { ...list, items: order.flatMap((index) => items[index] ?? []) } };
  }
  return { ...place, members };
}
