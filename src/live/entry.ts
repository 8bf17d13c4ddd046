import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import { storedDialect } from "../decode/dialect.js";
import { readKind } from "../decode/entry-kind.js";
import { checkEntry } from "../decode/entry-rules.js";
import { entryTypeOf } from "../decode/entry-type.js";
import { outcomeOf } from "../decode/steps.js";
import { type EntryDefinition, withPlaces } from "../model/definition.js";
import { originOf, takeStored, tenancyFindings } from "./answer.js";
import { without } from "./members.js";

export interface StoredEntryReading {
  readonly definition?: EntryDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

const kindKeys: ReadonlySet<string> = new Set(["Kind", "kind"]);

/**
 * Reads a config entry as Consul stores and prints it: decoding has changed all that it changes. The rules of its kind are
 * held against it all the same, for people save an answer to edit it; certificates are not, for the key of a saved one may
 * have been taken out.
 */
export function readStoredEntry(map: LocatedMap, document: Document): StoredEntryReading {
  const kind = readKind(map, document, storedDialect);
  if (kind.kind === undefined) return { diagnostics: kind.diagnostics };
  const elsewhere = tenancyFindings(map, `The ${kind.kind}`, document);
  if (elsewhere.length > 0) return { diagnostics: elsewhere };
  const { type, ignored } = entryTypeOf(kind.kind);
  const taken = takeStored(without(map, kindKeys), type, { document, what: kind.kind, dialect: storedDialect });
  const value: Record<string, unknown> = { ...Object(taken.value) };
  for (const name of ignored) delete value[name];
  const source = { document, place: taken.place, dialect: storedDialect, route: "bootstrap" } as const;
  // The table of the kind was followed, so the value is an entry of that kind.
  const checked = checkEntry(Object({ kind: kind.kind, ...value }), source, taken.diagnostics);
  const outcome = outcomeOf([
    { stage: "decode", diagnostics: taken.diagnostics },
    ...(kind.kind === "inline-certificate" ? [] : checked.steps),
  ]);
  const definition: EntryDefinition = {
    type: "config-entry",
    value: checked.entry,
    origin: originOf(map, document),
    ...(outcome.refusedAt === undefined ? {} : { isRefused: true as const }),
  };
  return { definition: withPlaces(definition, document, checked.place), diagnostics: outcome.diagnostics };
}
