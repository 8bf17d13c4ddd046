import type { Located, LocatedMap, Member } from "../base/located.js";
import { isZero } from "../base/zero.js";
import type { AnyType, Field, ObjectType } from "../model/type.js";
import { foldKey } from "./keys.js";
import { isShallow } from "./opaque.js";

/** Tables of objects in which the API passes over unknown keys without a word. */
const forgiving: readonly string[] = ["ServiceConnect"];

/** Tables of objects of which the CamelCase spelling wins as a whole; of others, member by member. */
const undivided: readonly string[] = ["ServiceDefinition"];

/**
 * Brings the keys of a registration body into Consul's spelling, each once, as the API understands them. Keys match in
 * any letter case. Of a repeated key the last scalar or list counts, and objects are merged. Where a field has a
 * snake_case spelling too, that one counts if the CamelCase one is absent or zero. Keys that name no field are kept as
 * they are, for the walk to report.
 *
 * A value of the wrong type is kept rather than a right one that would win over it: Consul refuses the body for it.
 */
export function canonicalKeys(members: readonly Member[], type: ObjectType): Member[] {
  const spellings = spellingsOf(type);
  const groups = new Map<Field, (Member[] | undefined)[]>();
  const unknown: Member[] = [];
  for (const member of members) {
    const spelling = spellings.get(foldKey(member.key));
    if (spelling === undefined) {
      if (!forgiving.includes(type.name)) unknown.push(member);
      continue;
    }
    const group = groups.get(spelling.field) ?? [];
    groups.set(spelling.field, group);
    const same = group[spelling.rank] ?? [];
    group[spelling.rank] = same;
    same.push(member);
  }
  const known = [...groups].flatMap(([field, group]) => {
    const candidates = group.flatMap((same) => (same === undefined ? [] : (joinRepeated(same, field.type) ?? [])));
    const chosen = choose(candidates, field.type);
    if (chosen === undefined) return [];
    return [{ ...chosen, key: field.consulName, value: canonicalValue(chosen.value, field.type) }];
  });
  return [...known, ...unknown];
}

interface Spelling {
  readonly field: Field;
  /** 0 is the CamelCase name; it wins over the others in their order. */
  readonly rank: number;
}

// Tables never change, so what is derived from them is derived once.
const derived = new WeakMap<ObjectType, ReadonlyMap<string, Spelling>>();

function spellingsOf(type: ObjectType): ReadonlyMap<string, Spelling> {
  const known = derived.get(type);
  if (known !== undefined) return known;
  const made = new Map<string, Spelling>();
  for (const field of type.fields.filter((candidate) => candidate.knownTo.includes("api"))) {
    [field.consulName, ...field.apiAliases].forEach((name, rank) => {
      made.set(foldKey(name), { field, rank });
    });
  }
  derived.set(type, made);
  return made;
}

/** One key written several times. */
function joinRepeated(members: readonly Member[], type: AnyType): Member | undefined {
  const wrong = members.find((member) => !couldBe(member.value, type));
  if (wrong !== undefined) return wrong;
  const last = members.at(-1);
  if (last === undefined || members.length === 1) return last;
  if (type.is === "list") return last;
  if (type.is === "object" || type.is === "map") {
    // A null empties a map that was given before, and does nothing to an object.
    const from = type.is === "map" ? members.findLastIndex((member) => member.value.type === "null") + 1 : 0;
    const maps = members.slice(from).flatMap(({ value }) => (value.type === "map" ? [value] : []));
    if (maps.length === 0) return last;
    const { start = last.value.start } = maps[0] ?? {};
    return { ...last, value: { type: "map", value: maps.flatMap((map) => map.value), start, end: last.value.end } };
  }
  return members.findLast((member) => member.value.type !== "null") ?? last;
}

/** Decides between the spellings of a field, the CamelCase one first. */
function choose(candidates: readonly Member[], type: AnyType): Member | undefined {
  const wrong = candidates.find((member) => !couldBe(member.value, type));
  if (wrong !== undefined || candidates.length < 2) return wrong ?? candidates[0];
  if (type.is === "object" && !undivided.includes(type.name)) return candidates.reduce((a, b) => divide(a, b, type));
  if (type.is === "object") return candidates.find((member) => member.value.type !== "null");
  return candidates.find((member) => !isZero(member.value.value)) ?? candidates[0];
}

/** An object in two spellings: each member from the stronger one unless it is zero there. */
function divide(strong: Member, weak: Member, type: ObjectType): Member {
  if (strong.value.type !== "map" || weak.value.type !== "map") return strong.value.type === "map" ? strong : weak;
  const chosen = new Map<string, Member>();
  for (const member of canonicalKeys(weak.value.value, type)) chosen.set(member.key, member);
  for (const member of canonicalKeys(strong.value.value, type)) {
    if (!chosen.has(member.key) || !isZero(member.value.value)) chosen.set(member.key, member);
  }
  return { ...strong, value: { ...strong.value, value: [...chosen.values()] } };
}

function canonicalValue(value: Located, type: AnyType): Located {
  if (type.is === "object" && value.type === "map") return { ...value, value: canonicalKeys(value.value, type) };
  if (type.is === "list" && value.type === "list") {
    return { ...value, value: value.value.map((item) => canonicalValue(item, type.of)) };
  }
  if (type.is === "map" && value.type === "map") {
    const last = lastOfEachKey(value);
    return {
      ...last,
      value: last.value.map((member) => ({ ...member, value: canonicalValue(member.value, type.of) })),
    };
  }
  return type.is === "opaque" && isShallow(value) ? plainKeys(value) : value;
}

/** Free-form data: of a repeated key the last value counts, at every depth. */
function plainKeys(value: Located): Located {
  if (value.type === "list") return { ...value, value: value.value.map(plainKeys) };
  if (value.type !== "map") return value;
  const last = lastOfEachKey(value);
  return { ...last, value: last.value.map((member) => ({ ...member, value: plainKeys(member.value) })) };
}

function lastOfEachKey(map: LocatedMap): LocatedMap {
  const members = new Map<string, Member>();
  for (const member of map.value) members.set(member.key, member);
  return { ...map, value: [...members.values()] };
}

/** False where the kind of the value alone makes it unfit for the type; null fits everywhere. */
function couldBe(value: Located, type: AnyType): boolean {
  if (value.type === "null") return true;
  switch (type.is) {
    case "object":
    case "map":
      return value.type === "map";
    case "list":
      return value.type === "list";
    case "text":
    case "time":
    case "bytes":
      return value.type === "text";
    case "boolean":
      return value.type === "boolean";
    case "duration":
      return value.type === "text" || value.type === "float";
    case "opaque":
      return true;
    default:
      return value.type === "float";
  }
}
