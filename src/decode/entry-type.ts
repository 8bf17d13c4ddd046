import { type EntryKind, entryKinds } from "../model/kinds.js";
import { type ObjectType, object, unsigned64 } from "../model/type.js";

/** Fields that every entry may carry because servers print them; they are read and forgotten. */
interface Bookkeeping {
  readonly createIndex?: number;
  readonly modifyIndex?: number;
  readonly hash?: number;
}

const bookkeeping = object<Bookkeeping>("RaftIndex", {
  createIndex: unsigned64({ alias: false }),
  modifyIndex: unsigned64({ alias: false }),
  hash: unsigned64({ knownTo: ["server"] }),
});

const ignored: readonly string[] = bookkeeping.fields.map((field) => field.name);

// Tables never change, so what is derived from them is derived once.
const derived = new Map<EntryKind, ObjectType>();

/** The table of a kind with the fields that servers add, and the names of those. */
export function entryTypeOf(kind: EntryKind): { readonly type: ObjectType; readonly ignored: readonly string[] } {
  let type = derived.get(kind);
  if (type === undefined) {
    const own = entryKinds[kind].type;
    type = { ...own, fields: [...own.fields, ...bookkeeping.fields] };
    derived.set(kind, type);
  }
  return { type, ignored };
}
