import { base64OfBytes } from "../base/base64.js";
import type { Located, LocatedMap, Member } from "../base/located.js";
import type { Place } from "../base/place.js";
import { setKey } from "../base/record.js";
import { utf8Bytes } from "../base/utf8.js";
import type { AnyType, ListType, MapType, ObjectType, ObjectTypeOf } from "../model/type.js";
import type { FaultCode } from "./coerce/coerce.js";
import type { Dialect } from "./dialect.js";
import { type MatchedKeys, matchKeys, nameIn } from "./keys.js";
import { isShallow, opaqueValue, unwrapOpaque } from "./opaque.js";

/** Something the walk came upon; src/decode/problems.ts makes diagnostics of it. */
export type Issue =
  | BadValue
  | { readonly issue: "unknown-key"; readonly path: string; readonly object: ObjectType; readonly member: Member }
  | { readonly issue: "ambiguous-key"; readonly path: string; readonly members: readonly [Member, Member] }
  | { readonly issue: "dropped-key"; readonly path: string; readonly member: Member; readonly winner: Member }
  | { readonly issue: "nanoseconds"; readonly path: string; readonly found: Located }
  | { readonly issue: "unwrapped"; readonly path: string; readonly found: Located }
  | { readonly issue: "too-deep"; readonly path: string; readonly found: Located };

/** A value that cannot be taken for its field. */
export interface BadValue {
  readonly issue: FaultCode;
  readonly path: string;
  readonly wanted: AnyType;
  readonly found: Located;
  /** True where Consul does not get to it. */
  readonly hidden?: true;
}

/** A typed object as its table takes it, with the places of its parts and what could not be taken. */
export interface Walked<Value> {
  readonly value: Value;
  readonly place: Place;
  readonly issues: readonly Issue[];
}

/**
 * Takes a located map for a typed object, field by field, as `dialect` prescribes. What cannot be taken is left out of
 * the value and told in `issues`; the rest is there. Absent keys and nulls are absent from the value; empty text, 0 and
 * false are kept, so that "not written" and "written empty" stay apart.
 */
export function walkObject<Value>(map: LocatedMap, type: ObjectTypeOf<Value>, dialect: Dialect): Walked<Value> {
  const walk: Walk = { dialect, issues: [], trail: [] };
  const taken = takeObject(map, type, walk);
  // The tables are held equal to the interfaces by the compiler, and what was built follows the table.
  return { value: taken.value as Value, place: taken.place, issues: walk.issues };
}

interface Walk {
  readonly dialect: Dialect;
  readonly issues: Issue[];
  /** Steps to the value at hand: names of fields, indices of lists, `[key]` of maps. */
  readonly trail: (string | number)[];
}

interface Taken {
  readonly value: unknown;
  readonly place: Place;
}

function take(node: Located, type: AnyType, walk: Walk): Taken | undefined {
  if (type.is === "list") return takeList(node, type, walk);
  if (type.is === "bytes") return node.type === "null" ? undefined : takeBytes(node, walk);
  const value = walk.dialect.keepsLists === true ? node : unwrapped(node);
  if (value.type === "null") return undefined;
  switch (type.is) {
    case "object":
      return value.type === "map" ? takeObject(value, type, walk) : refuse(value, type, walk);
    case "map":
      return takeMap(value, type, walk);
    case "opaque":
      return takeOpaque(value, walk);
    default:
      return takeScalar(value, type, walk);
  }
}

/** The element of a list of one; anything else is itself. */
function unwrapped(node: Located): Located {
  return (node.type === "list" && node.value.length === 1 ? node.value[0] : undefined) ?? node;
}

function takeScalar(node: Located, type: AnyType, walk: Walk): Taken | undefined {
  const coerced = coerce(node, type, walk);
  if (typeof coerced === "object") return refuse(node, type, walk, coerced.fault);
  return { value: coerced, place: { start: node.start, end: node.end } };
}

function coerce(node: Located, type: AnyType, walk: Walk) {
  const { coerce } = walk.dialect;
  switch (type.is) {
    case "text":
      return coerce.text(node);
    case "integer":
      return coerce.integer(node);
    case "unsigned":
      return coerce.unsigned(node, type.bits);
    case "float":
      return coerce.float(node, type.bits);
    case "boolean":
      return coerce.boolean(node);
    case "time":
      return coerce.time(node);
    default:
      if (isSuspectDuration(node) && walk.dialect.passes > 0) {
        walk.issues.push({ issue: "nanoseconds", path: pathOf(walk), found: node });
      }
      return coerce.duration(node);
  }
}

/** A number below a millisecond was surely not meant as nanoseconds; Consul itself prints larger ones. */
function isSuspectDuration(node: Located): boolean {
  return (node.type === "integer" || node.type === "float") && node.value !== 0 && node.value < 1_000_000;
}

function takeObject(node: LocatedMap, type: ObjectType, walk: Walk): Taken {
  const { dialect, trail } = walk;
  const matched = matchKeys(node.value, type, dialect);
  const value: Record<string, unknown> = {};
  const members: Record<string, Place> = {};
  for (let index = 0; index < type.fields.length; index += 1) {
    const member = matched.members[index];
    const field = type.fields[index];
    if (member === undefined || field === undefined) continue;
    trail.push(nameIn(field, dialect));
    // The agent unwraps for the pointer that it holds such a field behind, and again for the value.
    const node = field.agentPointer && dialect.vocabulary === "agent" ? unwrapped(member.value) : member.value;
    const taken = take(node, field.type, walk);
    trail.pop();
    if (taken === undefined) continue;
    value[field.name] = taken.value;
    members[field.name] = taken.place;
  }
  for (const { member, reportedAs } of matched.unknown) {
    walk.issues.push({ issue: "unknown-key", path: pathOf(walk, reportedAs), object: type, member });
  }
  for (const { members: pair, loserIsDropped } of matched.ambiguous) {
    const [member, other] = pair;
    const path = pathOf(walk, member.key);
    const agree = loserIsDropped && saysTheSame(pair, matched, type, walk);
    walk.issues.push(
      agree
        ? { issue: "dropped-key", path, member: other, winner: member }
        : { issue: "ambiguous-key", path, members: pair },
    );
  }
  for (const { member, winner } of matched.dropped) {
    walk.issues.push({ issue: "dropped-key", path: pathOf(walk, member.key), member, winner });
  }
  return { value, place: { start: node.start, end: node.end, members } };
}

/** True if both spellings of a field hold the same value, however that is spelled inside. */
function saysTheSame(pair: readonly [Member, Member], matched: MatchedKeys, type: ObjectType, walk: Walk): boolean {
  const field = type.fields[matched.members.indexOf(pair[0])];
  if (field === undefined) return false;
  const [a, b] = pair.map((member) => {
    const aside: Walk = { dialect: walk.dialect, issues: [], trail: [] };
    return JSON.stringify([take(member.value, field.type, aside)?.value, aside.issues.length > 0]);
  });
  return a === b && a?.endsWith("false]") === true;
}

function takeList(node: Located, type: ListType, walk: Walk): Taken | undefined {
  if (node.type === "null") return undefined;
  const { weak } = walk.dialect;
  if (node.type !== "list" && !weak) return refuse(node, type, walk);
  const nodes = node.type === "list" ? node.value : node.type === "map" && node.value.length === 0 ? [] : [node];
  const values: unknown[] = [];
  const items: Place[] = [];
  nodes.forEach((item, index) => {
    walk.trail.push(index);
    const taken = item.type === "null" ? takeNull(item, type, walk) : take(item, type.of, walk);
    walk.trail.pop();
    if (taken === undefined) return;
    values.push(taken.value);
    items.push(taken.place);
  });
  return { value: values, place: { start: node.start, end: node.end, items } };
}

/** A null in a list leaves its element at zero, except where it crashes Consul. */
function takeNull(node: Located, type: ListType, walk: Walk): Taken | undefined {
  return type.refusesNull === true ? refuse(node, type.of, walk) : zeroOf(node, type.of);
}

function zeroOf(node: Located, type: AnyType): Taken | undefined {
  const place = { start: node.start, end: node.end };
  if (type.is === "object") return { value: {}, place };
  if (type.is === "text") return { value: "", place };
  return type.is === "integer" || type.is === "unsigned" || type.is === "float" ? { value: 0, place } : undefined;
}

/** What a map is taken into. */
interface OpenMap {
  readonly value: Record<string, unknown>;
  readonly members: Record<string, Place>;
}

/** A map, or for config entries a list of maps, which become one. */
function takeMap(node: Located, type: MapType, walk: Walk): Taken | undefined {
  const open: OpenMap = { value: {}, members: {} };
  if (node.type === "map") takeMembers(node, type, open, walk);
  else if (node.type === "list" && walk.dialect.weak) takeMaps(node.value, type, open, walk);
  else return refuse(node, type, walk);
  return { value: open.value, place: { start: node.start, end: node.end, members: open.members } };
}

function takeMembers(node: LocatedMap, type: MapType, open: OpenMap, walk: Walk): void {
  for (const member of node.value) {
    walk.trail.push(`[${member.key}]`);
    const taken =
      type.of.is === "opaque" ? takeOpaqueEntry(member.value, walk) : takeEntry(member.value, type.of, walk);
    walk.trail.pop();
    if (taken === undefined) continue;
    setKey(open.value, member.key, taken.value);
    setKey(open.members, member.key, taken.place);
  }
}

/**
 * Merges a list of maps, later keys winning. What a later map replaces is looked at all the same, and Consul stops at the
 * first map that holds something of a wrong type.
 */
function takeMaps(nodes: readonly Located[], type: MapType, open: OpenMap, walk: Walk): void {
  let isRefused = false;
  nodes.forEach((node, index) => {
    const before = walk.issues.length;
    const map = (node.type === "list" && node.value.length === 1 ? node.value[0] : undefined) ?? node;
    walk.trail.push(index);
    if (map.type === "map") takeMembers(map, type, open, walk);
    else if (map.type !== "null") refuse(map, type, walk);
    walk.trail.pop();
    const found = walk.issues.splice(before);
    for (const issue of found) walk.issues.push(isRefused && isBadValue(issue) ? { ...issue, hidden: true } : issue);
    isRefused ||= found.some(isBadValue);
  });
}

function isBadValue(issue: Issue): issue is BadValue {
  return "wanted" in issue;
}

/** An entry of a map is there even if its value is null: it then has the zero value. */
function takeEntry(node: Located, type: AnyType, walk: Walk): Taken | undefined {
  return node.type === "null" ? zeroOf(node, type) : take(node, type, walk);
}

function takeOpaqueEntry(node: Located, walk: Walk): Taken | undefined {
  if (!isShallow(node)) {
    walk.issues.push({ issue: "too-deep", path: pathOf(walk), found: node });
    return undefined;
  }
  let value = node;
  for (let pass = 0; pass < walk.dialect.passes; pass += 1) {
    // A list that holds only a null crashes Consul.
    if (value.type === "list" && value.value.length === 1 && value.value[0]?.type === "null") {
      return refuse(value, { is: "opaque" }, walk);
    }
    const unwrapped = unwrapOpaque(value);
    if (unwrapped !== value && unwrapped.type !== "map") {
      walk.issues.push({ issue: "unwrapped", path: pathOf(walk), found: value });
    }
    value = unwrapped;
  }
  return opaqueValue(value);
}

function takeOpaque(node: Located, walk: Walk): Taken | undefined {
  return takeOpaqueEntry(node, walk);
}

/** Each decoding pass takes the text's bytes, and each printing makes base64 of them; a second pass does so again. */
function takeBytes(node: Located, walk: Walk): Taken | undefined {
  const place = { start: node.start, end: node.end };
  const { passes } = walk.dialect;
  if (passes === 0 && node.type === "text") return { value: node.value, place };
  const bytes = node.type === "text" ? utf8Bytes(node.value) : bytesOf(node, walk);
  if (bytes === undefined) return undefined;
  let encoded = base64OfBytes(bytes);
  for (let pass = 1; pass < passes; pass += 1) encoded = base64OfBytes(utf8Bytes(encoded));
  return { value: encoded, place };
}

/** Bytes given as a list of numbers; numbers beyond a byte wrap around. */
function bytesOf(node: Located, walk: Walk): readonly number[] | undefined {
  const taken = takeList(node, { is: "list", of: { is: "unsigned", bits: 32 } }, walk);
  return Array.isArray(taken?.value) ? taken.value.map((byte: unknown) => Number(byte) & 0xff) : undefined;
}

function refuse(found: Located, wanted: AnyType, walk: Walk, issue: FaultCode = "bad-type"): undefined {
  walk.issues.push({ issue, path: pathOf(walk), wanted, found });
}

/** `UpstreamConfig.Overrides[0].bogus`: the way to the value at hand, and to a key of it. */
function pathOf(walk: Walk, key?: string): string {
  let path = "";
  for (const step of key === undefined ? walk.trail : [...walk.trail, key]) {
    if (typeof step === "number") path += `[${step}]`;
    else if (step.startsWith("[") && key !== step) path += step;
    else path += path === "" ? step : `.${step}`;
  }
  return path;
}
