import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import { nameOf } from "../../model/entry-name.js";
import type { EntryByKind, EntryKind } from "../../model/kinds.js";

/** Something that is done to the stored entries: one is written, or one is deleted. */
export type EntryChange =
  | { readonly write: EntryDefinition }
  | { readonly delete: { readonly kind: EntryKind; readonly name: string } };

/** Kind and name of the entry that a change is about. */
export function changedEntry(change: EntryChange): { readonly kind: EntryKind; readonly name: string } {
  if ("write" in change) return { kind: change.write.value.kind, name: nameOf(change.write) };
  // Consul's API calls the one mesh entry `mesh`.
  return change.delete.kind === "mesh" ? { kind: "mesh", name: "" } : change.delete;
}

/** The entries as they would be after a change. */
export function withChange(entries: EntrySet, change: EntryChange): EntrySet {
  const changed = changedEntry(change);
  const storedName = changed.name.toLowerCase();
  const written = "write" in change ? change.write : undefined;
  const list: EntrySet["list"] = (kind) => {
    const stored = entries.list(kind);
    if (kind !== changed.kind) return stored;
    const others = stored.filter((definition) => nameOf(definition).toLowerCase() !== storedName);
    const own = ofKind<typeof kind>(written);
    return own === undefined ? others : [...others, own];
  };
  return {
    get: (kind, name) =>
      kind === changed.kind && name.toLowerCase() === storedName ? ofKind(written) : entries.get(kind, name),
    each: (kind) => (kind === changed.kind ? list(kind) : entries.each(kind)),
    list,
  };
}

/** The one place that tells the compiler what was compared above: the written entry is of the kind that was asked for. */
function ofKind<Kind extends EntryKind>(
  definition: EntryDefinition | undefined,
): EntryDefinition<EntryByKind[Kind]> | undefined {
  return definition as EntryDefinition<EntryByKind[Kind]> | undefined;
}
