import type { Located, LocatedMap, Member } from "../../base/located.js";
import type { EntryKind } from "../../model/kinds.js";

/** A field of a typed resource that Consul has in another form. */
interface Reshaping {
  readonly kind: EntryKind;
  /** The way to the field: names of blocks, through lists of them. */
  readonly path: readonly [string, ...string[]];
  /** The attribute that is the key, where Consul has a map. */
  readonly keyedBy?: string;
  /** What Consul calls it. */
  readonly name?: string;
}

/** Where the schemas of the typed resources differ from the entries, besides being in snake_case. */
const reshapings: readonly Reshaping[] = [
  { kind: "service-resolver", path: ["subsets"], keyedBy: "name" },
  { kind: "service-resolver", path: ["failover"], keyedBy: "subset_name" },
  { kind: "service-intentions", path: ["sources", "permissions", "http", "headers"], name: "header" },
];

/** The fields of a typed resource as its config entry has them. */
export function entryFields(map: LocatedMap, kind: EntryKind): LocatedMap {
  return reshapings
    .filter((one) => one.kind === kind)
    .reduce<LocatedMap>((current, one) => reshape(current, one.path, one), map);
}

function reshape(map: LocatedMap, [step, ...rest]: readonly string[], reshaping: Reshaping): LocatedMap {
  const value = map.value.map((member) => {
    if (member.key !== step) return member;
    if (rest.length > 0) return { ...member, value: mapsIn(member.value, (one) => reshape(one, rest, reshaping)) };
    return reshapeMember(member, reshaping);
  });
  return { ...map, value };
}

/** Applies something to a map, or to each map of a list. */
function mapsIn(value: Located, change: (map: LocatedMap) => LocatedMap): Located {
  if (value.type === "map") return change(value);
  if (value.type !== "list") return value;
  return { ...value, value: value.value.map((item) => (item.type === "map" ? change(item) : item)) };
}

function reshapeMember(member: Member, { keyedBy, name }: Reshaping): Member {
  const renamed = { ...member, key: name ?? member.key };
  return keyedBy === undefined ? renamed : { ...renamed, value: keyed(member.value, keyedBy) };
}

/** A list of maps becomes a map of them by one of their attributes. One without that attribute is left out. */
function keyed(value: Located, by: string): Located {
  const items = value.type === "list" ? value.value : [value];
  const members = items.flatMap((item): readonly Member[] => {
    if (item.type !== "map") return [];
    const key = item.value.find((member) => member.key === by)?.value;
    if (key?.type !== "text") return [];
    const rest = { ...item, value: item.value.filter((member) => member.key !== by) };
    return [{ key: key.value, value: rest, keyStart: key.start, keyEnd: key.end }];
  });
  return { type: "map", value: members, start: value.start, end: value.end };
}
