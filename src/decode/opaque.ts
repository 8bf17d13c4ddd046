import type { Located, Member, Plain } from "../base/located.js";
import type { Place } from "../base/place.js";
import { setKey } from "../base/record.js";

/** Nesting of free-form data beyond this is refused. Consul has no limit; no real configuration comes near. */
export const maximumOpaqueDepth = 500;

/**
 * What Consul makes of one first-level value of an opaque map in one decoding pass. A list of exactly one element is
 * replaced by the element, and then, inside that element only, so is every one-element list that is the value of a key,
 * once each, in maps and in lists of them. Anything else stays as it is, with all lists inside it.
 */
export function unwrapOpaque(value: Located): Located {
  if (value.type !== "list" || value.value.length !== 1) return value;
  const [only] = value.value;
  return only === undefined ? value : unwrapInside(only);
}

function unwrapInside(value: Located): Located {
  if (value.type === "map") {
    return { type: "map", value: value.value.map(unwrapMember), start: value.start, end: value.end };
  }
  if (value.type === "list") {
    return { type: "list", value: value.value.map(unwrapInside), start: value.start, end: value.end };
  }
  return value;
}

function unwrapMember(member: Member): Member {
  const inside = unwrapInside(member.value);
  const only = inside.type === "list" && inside.value.length === 1 ? inside.value[0] : undefined;
  return { key: member.key, value: only ?? inside, keyStart: member.keyStart, keyEnd: member.keyEnd };
}

/** True if the nesting stays within {@link maximumOpaqueDepth}; looks without recursion. */
export function isShallow(value: Located): boolean {
  let level: readonly Located[] = [value];
  for (let depth = 0; depth <= maximumOpaqueDepth; depth += 1) {
    const next: Located[] = [];
    for (const node of level) {
      if (node.type === "list") for (const item of node.value) next.push(item);
      else if (node.type === "map") for (const member of node.value) next.push(member.value);
    }
    if (next.length === 0) return true;
    level = next;
  }
  return false;
}

/** Takes free-form data as it is; whole numbers become doubles. */
export function opaqueValue(value: Located): { readonly value: Plain; readonly place: Place } {
  const { start, end } = value;
  if (value.type === "list") {
    const parts = value.value.map(opaqueValue);
    return { value: parts.map((item) => item.value), place: { start, end, items: parts.map((item) => item.place) } };
  }
  if (value.type === "map") {
    const plain: Record<string, Plain> = {};
    const members: Record<string, Place> = {};
    for (const member of value.value) {
      const inner = opaqueValue(member.value);
      setKey(plain, member.key, inner.value);
      setKey(members, member.key, inner.place);
    }
    return { value: plain, place: { start, end, members } };
  }
  return { value: value.type === "integer" ? Number(value.value) : value.value, place: { start, end } };
}
