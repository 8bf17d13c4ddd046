import type { Diagnostic } from "../base/diagnostic.js";
import { type Overlay, overlay } from "../base/overlay.js";
import { compareText } from "../base/text-order.js";
import type { EntryDefinition } from "../model/definition.js";
import { kindAndNameOf } from "../model/entry-name.js";
import { type EntrySet, type IndexedEntries, indexEntries } from "./entries.js";
import { compareOrigins, contentOf } from "./order.js";
import { entryRepeated, entryTwice } from "./problems.js";

/** The entries of one cluster, of which each kind and name counts once. */
export interface SettledEntries {
  readonly entries: EntrySet;
  readonly diagnostics: readonly Diagnostic[];
  /** All entries, those that do not count included. */
  all(): readonly EntryDefinition[];
  /** The same as settling all entries anew. */
  changed(removed: readonly EntryDefinition[], added: readonly EntryDefinition[]): SettledEntries;
}

/** All that claim one kind and name; the last one counts. */
type Group = readonly EntryDefinition[];

/**
 * Indexes the entries of one cluster. Of several with one kind and name the last one counts, in the order of files and
 * lines and not in that of the list, so that the order in which files are read changes nothing.
 */
export function settleEntries(definitions: readonly EntryDefinition[]): SettledEntries {
  const groups = new Map<string, EntryDefinition[]>();
  for (const definition of definitions) {
    const key = keyOf(definition);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [definition]);
    else same.push(definition);
  }
  const doubles = new Set<string>();
  for (const [key, same] of groups) {
    if (same.length === 1) continue;
    doubles.add(key);
    same.sort(compareOrigins);
  }
  const entries = indexEntries([...groups.values()].flatMap((same) => same.slice(-1)));
  return settled(overlay<string, Group>(groups), doubles, entries);
}

function settled(
  groups: Overlay<string, Group>,
  doubles: ReadonlySet<string>,
  entries: IndexedEntries,
): SettledEntries {
  const diagnostics: Diagnostic[] = [];
  for (const key of [...doubles].sort(compareText)) report(groups.get(key) ?? [], diagnostics);
  return {
    entries,
    diagnostics,
    all: () => [...groups.values()].flat(),
    changed(removed, added) {
      if (removed.length + added.length === 0) return settled(groups, doubles, entries);
      const gone = new Set(removed);
      const changes = new Map<string, Group | undefined>();
      const twice = new Set(doubles);
      const put: EntryDefinition[] = [];
      const taken: EntryDefinition[] = [];
      for (const definition of [...removed, ...added]) {
        const key = keyOf(definition);
        if (changes.has(key)) continue;
        const left = (groups.get(key) ?? []).filter((one) => !gone.has(one));
        const same = [...left, ...added.filter((one) => keyOf(one) === key)].sort(compareOrigins);
        const last = same.at(-1);
        changes.set(key, last && same);
        if (last === undefined) taken.push(definition);
        else put.push(last);
        if (same.length > 1) twice.add(key);
        else twice.delete(key);
      }
      return settled(groups.changed(changes), twice, entries.changed(put, taken));
    },
  };
}

/** Tells of all but the last of some entries that they do not count. */
function report(same: Group, diagnostics: Diagnostic[]): void {
  const last = same.at(-1);
  if (last === undefined) return;
  for (const dropped of same.slice(0, -1)) {
    const problem = contentOf(dropped.value) === contentOf(last.value) ? entryRepeated : entryTwice;
    diagnostics.push(problem(kindAndNameOf(last), last.origin, dropped.origin));
  }
}

function keyOf(definition: EntryDefinition): string {
  return kindAndNameOf(definition).toLowerCase();
}
