import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import { nameOf } from "../../model/entry-name.js";
import type { EntryByKind, EntryKind } from "../../model/kinds.js";
import { addLinks, type Links } from "./links.js";

/** Entries that are written one after another. */
export interface EntryStore {
  /** What is stored at present; it grows with the store. */
  readonly entries: EntrySet;
  readonly links: Links;
  /** Stores an entry that was not there before. */
  add(definition: EntryDefinition): void;
}

/** A store without entries. */
export function createStore(): EntryStore {
  const byKind = new Map<EntryKind, Map<string, EntryDefinition>>();
  const byService = new Map<string, EntryDefinition[]>();
  return {
    entries: {
      get: (kind, name) => ofKind<typeof kind>(byKind.get(kind)).get(name.toLowerCase()),
      each: (kind) => ofKind<typeof kind>(byKind.get(kind)).values(),
      list: (kind) => [...ofKind<typeof kind>(byKind.get(kind)).values()],
    },
    links: (service) => byService.get(service.toLowerCase()) ?? [],
    add(definition) {
      const { kind } = definition.value;
      const byName = byKind.get(kind) ?? new Map<string, EntryDefinition>();
      byKind.set(kind, byName.set(nameOf(definition).toLowerCase(), definition));
      addLinks(byService, definition);
    },
  };
}

/** The one place that tells the compiler what `add` made sure of: under a kind stand entries of that kind. */
function ofKind<Kind extends EntryKind>(
  byName: ReadonlyMap<string, EntryDefinition> = new Map(),
): ReadonlyMap<string, EntryDefinition<EntryByKind[Kind]>> {
  return byName as ReadonlyMap<string, EntryDefinition<EntryByKind[Kind]>>;
}
