import type { Finding } from "../base/finding.js";
import type { ObjectType, ObjectTypeOf, Represents, Vocabulary } from "./type.js";

/** What Consul makes of the entries of a kind, and what it refuses. Rules see typed values only, never where they stand. */
export interface EntryRules<Entry> {
  /** What the server makes of an entry before it checks it: case lowered, defaults filled in. */
  normalize(entry: Entry): Entry;
  /** What is wrong with a normalised entry taken by itself; warnings too. */
  validate(entry: Entry): readonly Finding[];
  /** What is wrong with the attempt to write an entry through the API, after everything else. */
  mayWrite?(entry: Entry): readonly Finding[];
  /** Lists whose elements `normalize` puts in another order, so that places can follow. */
  reorders?(entry: Entry): readonly Reordering[];
}

/** A list, by the name of its field, and for each new position the old one. */
export interface Reordering {
  readonly field: string;
  readonly order: readonly number[];
}

/** All that is known of one kind of config entry: its table and its rules. */
export interface EntryKindOf<Entry extends { readonly kind: string }> extends EntryRules<Entry>, Represents<Entry> {
  readonly kind: Entry["kind"];
  readonly type: ObjectType;
  /** Who knows the kind, if not everybody. */
  readonly knownTo: readonly Vocabulary[];
}

/** Describes a kind; the compiler holds its table equal to its interface. */
export function entryKind<Entry extends { readonly kind: string }>(
  kind: Entry["kind"],
  type: ObjectTypeOf<Omit<Entry, "kind">>,
  rules: EntryRules<Entry>,
  knownTo: readonly Vocabulary[] = ["client", "server"],
): EntryKindOf<Entry> {
  return { kind, type, knownTo, ...rules };
}

/** The interface of the entries of a kind. */
export type EntryOf<Kind> = Kind extends EntryKindOf<infer Entry> ? Entry : never;
