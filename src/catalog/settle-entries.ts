import type { Diagnostic } from "../base/diagnostic.js";
import type { EntryDefinition } from "../model/definition.js";
import { type EntrySet, indexEntries } from "./entries.js";
import { compareOrigins, compareText, contentOf } from "./order.js";
import { entryRepeated, entryTwice } from "./problems.js";

/** Entries by kind and name; under each those that claim it. */
export type EntryGroups = ReadonlyMap<string, readonly EntryDefinition[]>;

/** Puts entries of one kind and name together. Groups that are `known` already take them in; it is left as it is. */
export function groupEntries(definitions: readonly EntryDefinition[], known: EntryGroups = new Map()): EntryGroups {
  const groups = new Map(known);
  const own = new Map<string, EntryDefinition[]>();
  for (const definition of definitions) {
    const key = nameOf(definition).toLowerCase();
    const same = own.get(key);
    if (same !== undefined) {
      same.push(definition);
      continue;
    }
    const made = [...(known.get(key) ?? []), definition];
    own.set(key, made);
    groups.set(key, made);
  }
  return groups;
}

/** The groups without some of their entries. */
export function withoutEntries(groups: EntryGroups, removed: readonly EntryDefinition[]): EntryGroups {
  if (removed.length === 0) return groups;
  const gone = new Set(removed);
  const left = new Map(groups);
  for (const definition of removed) {
    const key = nameOf(definition).toLowerCase();
    const others = (left.get(key) ?? []).filter((one) => !gone.has(one));
    if (others.length === 0) left.delete(key);
    else left.set(key, others);
  }
  return left;
}

/**
 * Indexes the entries of one cluster. Of several with one kind and name the last one counts, in the order of files and
 * lines and not in that of the list, so that the order in which files are read changes nothing.
 */
export function settleEntries(groups: EntryGroups, diagnostics: Diagnostic[]): EntrySet {
  const settled: EntryDefinition[] = [];
  const doubles: [string, readonly EntryDefinition[]][] = [];
  for (const [key, group] of groups) {
    const same = group.length > 1 ? group.toSorted(compareOrigins) : group;
    if (same.length > 1) doubles.push([key, same]);
    const last = same.at(-1);
    if (last !== undefined) settled.push(last);
  }
  doubles.sort(([a], [b]) => compareText(a, b));
  for (const [, same] of doubles) report(same, diagnostics);
  return indexEntries(settled);
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
