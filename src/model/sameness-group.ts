import { type EntryBase, entryFields } from "./entry.js";
import { boolean, list, object, text } from "./type.js";

/** One of the places where a group's services are the same. */
export interface SamenessGroupMember {
  /** A partition of the own cluster. */
  readonly partition?: string;
  /** A peer. */
  readonly peer?: string;
}

export const samenessGroupMember = object<SamenessGroupMember>("SamenessGroupMember", {
  partition: text(),
  peer: text(),
});

/** Enterprise: partitions and peers in which a service of one name is the same service. */
export interface SamenessGroup extends Omit<EntryBase, "namespace"> {
  readonly kind: "sameness-group";
  /** True if services without a resolver fail over to the members. */
  readonly defaultForFailover?: boolean;
  /** True if the own partition counts as the first member. */
  readonly includeLocal?: boolean;
  readonly members?: readonly SamenessGroupMember[];
}

const { namespace: _, ...fields } = entryFields;

export const samenessGroup = object<Omit<SamenessGroup, "kind">>("SamenessGroup", {
  ...fields,
  defaultForFailover: boolean(),
  includeLocal: boolean(),
  members: list(samenessGroupMember),
});
