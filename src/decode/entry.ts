import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import { type Draft, withFields } from "../base/record.js";
import { type EntryDefinition, withPlaces } from "../model/definition.js";
import { type ConfigEntry, entryKinds } from "../model/kinds.js";
import { clientDialect, serverDialect } from "./dialect.js";
import { decodeEntry } from "./entry-decode.js";
import { readKind } from "./entry-kind.js";
import { kindUnknown } from "./entry-problems.js";
import type { EntryRoute } from "./entry-route.js";
import { checkEntry } from "./entry-rules.js";
import { withoutClientFields } from "./entry-second-pass.js";
import { outcomeOf, type RefusalStage, type Step } from "./steps.js";

/** What came of an entry. */
export interface EntryReading {
  /**
   * The entry as the server would store it, normalised. Where Consul refuses it, what could be understood of it, so that the
   * rest of a plan need not wait for the mending; absent where not even its kind or name is known.
   */
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
  const isRefused = outcome.refusedAt !== undefined;
  if (isRefused && !isNamed(checked.entry)) return outcome;
  const { file, datacenter } = document;
  const span = document.span(map.start, map.end);
  const definition: Draft<EntryDefinition> = {
    type: "config-entry",
    value: checked.entry,
    origin: datacenter === undefined ? { file, span } : { file, span, datacenter },
  };
  if (isRefused) definition.isRefused = isRefused;
  return withFields({ definition: withPlaces(definition, document, checked.place) }, outcome);
}

/** True unless the entry is of a kind that has names and has none itself. */
function isNamed(entry: ConfigEntry): boolean {
  return entry.kind === "mesh" || (entry.name ?? "") !== "";
}
