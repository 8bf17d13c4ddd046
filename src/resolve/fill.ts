import type { Plain } from "../base/located.js";
import { setKey } from "../base/record.js";
import type { OpaqueMap } from "../model/type.js";
import { isMap } from "./lenient.js";

/**
 * Fills the holes of an instance's free-form map with what central configuration says. A hole is an absent key or any zero
 * value, so an instance cannot set `0`, `false` or the empty text against a central value. A central null fills nothing;
 * maps on both sides are filled inside; lists are never combined. (Vectors: config/*.)
 */
export function fillHoles(instance: OpaqueMap, central: OpaqueMap): OpaqueMap {
  const filled: Record<string, Plain> = {};
  // Maps still to be filled; a list of its own, as free-form maps may nest deeper than the stack reaches.
  const open: { readonly into: Record<string, Plain>; readonly instance: OpaqueMap; readonly central: OpaqueMap }[] = [
    { into: filled, instance, central },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [key, value] of Object.entries(next.instance)) setKey(next.into, key, value);
    for (const [key, value] of Object.entries(next.central)) {
      const own = Object.hasOwn(next.instance, key) ? next.instance[key] : undefined;
      if (value === null) continue;
      if (own === undefined || isHole(own)) setKey(next.into, key, value);
      else if (isMap(own) && isMap(value)) {
        const into: Record<string, Plain> = {};
        setKey(next.into, key, into);
        open.push({ into, instance: own, central: value });
      }
    }
  }
  return filled;
}

/**
 * The same for an upstream's map, whose central side is made of typed fields: their objects count as one value, so a map of
 * the instance stays alone. (Vectors: topic upstream-field.)
 */
export function fillTopHoles(instance: OpaqueMap, central: OpaqueMap): OpaqueMap {
  const filled: Record<string, Plain> = {};
  for (const [key, value] of Object.entries(instance)) setKey(filled, key, value);
  for (const [key, value] of Object.entries(central)) {
    const own = Object.hasOwn(instance, key) ? instance[key] : undefined;
    if (value !== null && (own === undefined || isHole(own))) setKey(filled, key, value);
  }
  return filled;
}

function isHole(value: Plain): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return Object.keys(value).length === 0;
  return value === null || value === "" || value === 0 || value === 0n || value === false;
}

/** True for a free-form map that is absent or without keys. */
export function isEmptyMap(map: OpaqueMap | undefined): boolean {
  if (map === undefined) return true;
  for (const _ in map) return false;
  return true;
}
