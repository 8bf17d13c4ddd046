import type { Document } from "../../base/document.js";
import type { Located, LocatedMap } from "../../base/located.js";
import { valueIn } from "../../base/members.js";
import type { Range } from "../syntax/tree.js";
import type { Undecided } from "../undecided.js";

/** A service of a job, the same from HCL and from JSON: keys are those of the job specification. */
export interface JobService {
  readonly document: Document;
  readonly map: LocatedMap;
  /** Absent where it cannot be told. */
  readonly name?: { readonly value: string } & Range;
  readonly job: string;
  readonly group: string;
  /** The ports of the group's network by their label; undefined for those that Nomad chooses. */
  readonly ports: ReadonlyMap<string, number | undefined>;
  /** Datacenters that the job may run in; empty where the job does not say. */
  readonly datacenters: readonly string[];
  /** Cluster of Consul, where another than Nomad's default is named. */
  readonly cluster?: string;
  readonly undecided: readonly Undecided[];
}

/** The map that a key holds; of several blocks the first. */
export function blockIn(map: LocatedMap | undefined, key: string): LocatedMap | undefined {
  const value = valueIn(map, key);
  const one = value?.type === "list" ? value.value[0] : value;
  return one?.type === "map" ? one : undefined;
}

/** The maps that a key holds: of a block, or of several. */
export function blocksIn(map: LocatedMap | undefined, key: string): readonly LocatedMap[] {
  const value = valueIn(map, key);
  const all = value?.type === "list" ? value.value : value === undefined ? [] : [value];
  return all.filter((one) => one.type === "map");
}

/** Names of datacenters without a pattern in them; a job that may run anywhere says nothing of where. */
export function datacentersOf(value: Located | undefined): readonly string[] {
  const names = value?.type === "list" ? value.value.map((item) => item.value) : [];
  const texts = names.filter((name) => typeof name === "string");
  return texts.length === names.length && texts.every((name) => !/[*?[]/.test(name)) ? texts : [];
}
