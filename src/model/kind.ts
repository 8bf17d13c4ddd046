import type { Finding } from "../base/finding.js";
import type { ObjectType, ObjectTypeOf, Represents } from "./type.js";

/** All that is known of one kind of config entry: its table, what Consul changes in it, and what it refuses. */
export interface EntryKindOf<Entry extends { readonly kind: string }> extends Represents<Entry> {
  readonly kind: Entry["kind"];
  readonly type: ObjectType;
  /** What the server makes of an entry before it checks it: case lowered, defaults filled in. */
  normalize(entry: Entry): Entry;
  /** What is wrong with a normalised entry taken by itself. */
  validate(entry: Entry): readonly Finding[];
}

/** Describes a kind; the compiler holds its table equal to its interface. */
export function entryKind<Entry extends { readonly kind: string }>(
  kind: Entry["kind"],
  type: ObjectTypeOf<Omit<Entry, "kind">>,
  rules: Pick<EntryKindOf<Entry>, "normalize" | "validate">,
): EntryKindOf<Entry> {
  return { kind, type, ...rules };
}

/** The interface of the entries of a kind. */
export type EntryOf<Kind> = Kind extends EntryKindOf<infer Entry> ? Entry : never;
