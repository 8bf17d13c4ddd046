import { type Overlay, overlay } from "../base/overlay.js";
import { compareText } from "../base/text-order.js";
import type { EntryDefinition } from "../model/definition.js";
import { nameOf } from "../model/entry-name.js";
import type { EntryByKind, EntryKind } from "../model/kinds.js";

/** All config entries, found by kind and name. */
export interface EntrySet {
  /** The entry of that kind and name. Like Consul's store it finds names without regard to case. */
  get<Kind extends EntryKind>(kind: Kind, name: string): EntryDefinition<EntryByKind[Kind]> | undefined;
  /** All entries of a kind in no particular order, which is quicker than in that of their names. */
  each<Kind extends EntryKind>(kind: Kind): Iterable<EntryDefinition<EntryByKind[Kind]>>;
  /** All entries of a kind, by name. */
  list<Kind extends EntryKind>(kind: Kind): readonly EntryDefinition<EntryByKind[Kind]>[];
}

/** Entries that can be changed by making another set. */
export interface IndexedEntries extends EntrySet {
  /** The same set with some entries put in or exchanged, and others, by their kind and name, taken out. */
  changed(put: readonly EntryDefinition[], removed: readonly EntryDefinition[]): IndexedEntries;
}

/** Indexes config entries. Of several with one kind and name the last one counts, as when they are written in turn. */
export function indexEntries(definitions: Iterable<EntryDefinition>): IndexedEntries {
  const byKind = new Map<EntryKind, Map<string, EntryDefinition>>();
  for (const definition of definitions) {
    const kind = definition.value.kind;
    const byName = byKind.get(kind) ?? new Map<string, EntryDefinition>();
    byKind.set(kind, byName.set(storedName(definition), definition));
  }
  return entrySet(new Map([...byKind].map(([kind, byName]) => [kind, overlay(byName)])));
}

type ByKind = ReadonlyMap<EntryKind, Overlay<string, EntryDefinition>>;

function entrySet(byKind: ByKind): IndexedEntries {
  return {
    get: (kind, name) => find(byKind, kind)?.get(name.toLowerCase()),
    each: (kind) => find(byKind, kind)?.values() ?? [],
    list: (kind) =>
      [...(find(byKind, kind)?.values() ?? [])]
        .map((definition): [string, typeof definition] => [storedName(definition), definition])
        .sort(([a], [b]) => compareText(a, b))
        .map(([, definition]) => definition),
    changed(put, removed) {
      const changes = new Map<EntryKind, Map<string, EntryDefinition | undefined>>();
      const change = (definition: EntryDefinition, to: EntryDefinition | undefined): void => {
        const { kind } = definition.value;
        const ofKind = changes.get(kind) ?? new Map<string, EntryDefinition | undefined>();
        changes.set(kind, ofKind.set(storedName(definition), to));
      };
      for (const definition of removed) change(definition, undefined);
      for (const definition of put) change(definition, definition);
      const none = overlay<string, EntryDefinition>(new Map());
      const kinds = [...changes].map(([kind, ofKind]) => [kind, (byKind.get(kind) ?? none).changed(ofKind)] as const);
      return entrySet(new Map([...byKind, ...kinds]));
    },
  };
}

/** The name under which the store keeps an entry; the one mesh entry has none. */
function storedName(definition: EntryDefinition): string {
  return nameOf(definition).toLowerCase();
}

/** The one place that tells the compiler what the loop above made sure of: under a kind stand entries of that kind. */
function find<Kind extends EntryKind>(
  byKind: ByKind,
  kind: Kind,
): Overlay<string, EntryDefinition<EntryByKind[Kind]>> | undefined {
  return byKind.get(kind) as Overlay<string, EntryDefinition<EntryByKind[Kind]>> | undefined;
}
