import type { Diagnostic } from "../base/diagnostic.js";
import type { EntryDefinition } from "../model/definition.js";
import { type EntrySet, indexEntries } from "./entries.js";
import { compareOrigins, compareText, contentOf } from "./order.js";
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
  const doubles = [...byName].filter(([, same]) => same.length > 1).sort(([a], [b]) => compareText(a, b));
  for (const [, same] of doubles) {
    same.sort(compareOrigins);
    report(same, diagnostics);
  }
  return indexEntries([...byName.values()].flatMap((same) => same.slice(-1)));
}

/** Tells of all but the last of some entries that they do not count. */
function report(same: readonly EntryDefinition[], diagnostics: Diagnostic[]): void {
  const last = same.at(-1);
  if (last === undefined) return;
  for (const dropped of same.slice(0, -1)) {
    const problem = contentOf(dropped.value) === contentOf(last.value) ? entryRepeated : entryTwice;
    diagnostics.push(problem(nameOf(last), last.origin, dropped.origin));
  }
}

/** `service-defaults/web`; the one mesh entry has no name. */
function nameOf({ value }: EntryDefinition): string {
  return "name" in value && value.name !== undefined ? `${value.kind}/${value.name}` : value.kind;
}
