import type { Diagnostic } from "../base/diagnostic.js";
import type { EntryDefinition } from "../model/definition.js";
import { type EntrySet, indexEntries } from "./entries.js";
import { compareOrigins, contentOf } from "./order.js";
import { entryRepeated, entryTwice } from "./problems.js";

/**
 * Indexes the entries of one cluster. Of several with one kind and name the last one counts, in the order of files and
 * lines and not in that of the list, so that the order in which files are read changes nothing.
 */
export function settleEntries(definitions: readonly EntryDefinition[], diagnostics: Diagnostic[]): EntrySet {
  const byName = new Map<string, EntryDefinition[]>();
  for (const definition of definitions) {
    const key = nameOf(definition).toLowerCase();
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [definition]);
    else same.push(definition);
  }
  const kept: EntryDefinition[] = [];
  for (const same of byName.values()) {
    if (same.length > 1) same.sort(compareOrigins);
    const last = same.at(-1);
    if (last === undefined) continue;
    kept.push(last);
    for (const dropped of same.slice(0, -1)) {
      const problem = contentOf(dropped.value) === contentOf(last.value) ? entryRepeated : entryTwice;
      diagnostics.push(problem(nameOf(last), last.origin, dropped.origin));
    }
  }
  return indexEntries(kept);
}

/** `service-defaults/web`; the one mesh entry has no name. */
function nameOf({ value }: EntryDefinition): string {
  return "name" in value && value.name !== undefined ? `${value.kind}/${value.name}` : value.kind;
}
