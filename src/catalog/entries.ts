import type { EntryDefinition } from "../model/definition.js";
import type { EntryByKind, EntryKind } from "../model/kinds.js";

/** All config entries, found by kind and name. */
export interface EntrySet {
  /** The entry of that kind and name. Like Consul's store it finds names without regard to case. */
  get<Kind extends EntryKind>(kind: Kind, name: string): EntryDefinition<EntryByKind[Kind]> | undefined;
  /** All entries of a kind, by name. */
  list<Kind extends EntryKind>(kind: Kind): readonly EntryDefinition<EntryByKind[Kind]>[];
}

/** Indexes config entries. Of several with one kind and name the last one counts, as when they are written in turn. */
export function indexEntries(definitions: Iterable<EntryDefinition>): EntrySet {
  const byKind = new Map<EntryKind, Map<string, EntryDefinition>>();
  for (const definition of definitions) {
    const kind = definition.value.kind;
    const byName = byKind.get(kind) ?? new Map<string, EntryDefinition>();
    byKind.set(kind, byName.set(storedName(definition), definition));
  }
  return {
    get: (kind, name) => find(byKind, kind)?.get(name.toLowerCase()),
    list: (kind) => {
      const byName = find(byKind, kind);
      if (byName === undefined) return [];
      return [...byName].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, definition]) => definition);
    },
  };
}

/** The name under which the store keeps an entry; the one mesh entry has none. */
function storedName(definition: EntryDefinition): string {
  return (("name" in definition.value ? definition.value.name : undefined) ?? "").toLowerCase();
}

/** The one place that tells the compiler what the loop above made sure of: under a kind stand entries of that kind. */
function find<Kind extends EntryKind>(
  byKind: ReadonlyMap<EntryKind, ReadonlyMap<string, EntryDefinition>>,
  kind: Kind,
): ReadonlyMap<string, EntryDefinition<EntryByKind[Kind]>> | undefined {
  return byKind.get(kind) as ReadonlyMap<string, EntryDefinition<EntryByKind[Kind]>> | undefined;
}
