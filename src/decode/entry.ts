import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import type { Place } from "../base/place.js";
import { type EntryDefinition, withPlaces } from "../model/definition.js";
import { type ConfigEntry, type EntryKind, entryKinds } from "../model/kinds.js";
import { clientDialect, type Dialect, serverDialect } from "./dialect.js";
import { readKind } from "./entry-kind.js";
import { kindUnknown } from "./entry-problems.js";
import { checkEntry } from "./entry-rules.js";
import { withoutClientFields } from "./entry-second-pass.js";
import { entryTypeOf } from "./entry-type.js";
import { diagnosticsOf } from "./problems.js";
import { outcomeOf, type RefusalStage, type Step } from "./steps.js";
import { walkObject } from "./walk.js";

/**
 * The way on which an entry reaches a server: written by the `config write` command (`cli`), sent to the HTTP API as it
 * stands (`http`), or embedded in a server's agent file (`bootstrap`).
 */
export type EntryRoute = "cli" | "http" | "bootstrap";

/** What came of an entry. */
export interface EntryReading {
  /** The entry as the server would store it, normalised; absent where Consul refuses it. */
  readonly definition?: EntryDefinition;
  /** Where Consul refuses it. */
  readonly refusedAt?: RefusalStage;
  /** All faults and warnings; those that Consul does not get to are marked as hidden. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one config entry the way Consul does: the kind, the client's decoding (`cli` only), the server's decoding,
 * normalising, the entry's own rules, and the permission to write. Consul stops at the first step that fails; this goes
 * on and marks what is found later as hidden.
 */
export function readEntry(map: LocatedMap, document: Document, route: EntryRoute = "cli"): EntryReading {
  const dialect = route === "cli" ? clientDialect : serverDialect;
  const kind = readKind(map, document, dialect);
  if (kind.kind === undefined) return { refusedAt: "decode", diagnostics: kind.diagnostics };
  const decoded = decodeEntry(map, kind.kind, document, dialect);
  const steps: Step[] = [{ stage: "decode", diagnostics: decoded.diagnostics }];
  if (!entryKinds[kind.kind].knownTo.includes("server")) {
    const unknown = kindUnknown(kind.kind, document.span(map.start, map.end));
    return outcomeOf([...steps, { stage: "decode", diagnostics: [unknown] }]);
  }
  const second = withoutClientFields(decoded, document, dialect);
  steps.push({ stage: "decode", diagnostics: second.diagnostics });
  const known = steps.flatMap((step) => step.diagnostics);
  const checked = checkEntry(second.entry, { document, place: decoded.place, dialect, route }, known);
  const outcome = outcomeOf([...steps, ...checked.steps]);
  if (outcome.refusedAt !== undefined) return outcome;
  const origin = {
    file: document.file,
    span: document.span(map.start, map.end),
    ...(document.datacenter === undefined ? {} : { datacenter: document.datacenter }),
  };
  const definition: EntryDefinition = { type: "config-entry", value: checked.entry, origin };
  return { definition: withPlaces(definition, document, checked.place), diagnostics: outcome.diagnostics };
}

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
  const walked = walkObject({ ...map, value: fields }, type, dialect);
  const value: Record<string, unknown> = { ...Object(walked.value) };
  for (const name of ignored) delete value[name];
  return {
    kind,
    // The table of the kind was followed, so the value is an entry of that kind.
    entry: Object({ kind, ...value }),
    place: walked.place,
    diagnostics: diagnosticsOf(walked.issues, { document, dialect, what: kind }),
  };
}

/** The command takes any spelling of `Kind` for the kind's own field and looks at two of them; the server knows only those. */
function isKindKey(key: string, dialect: Dialect): boolean {
  return key === "Kind" || key === "kind" || (dialect.vocabulary === "client" && key.toLowerCase() === "kind");
}
