import type { Plain } from "../base/located.js";
import type { Target } from "./target.js";
import { dataMap, list, scalar, type Tree, type TreeMember } from "./tree.js";

/**
 * A value of a free-form map, written so that it is still the same once Consul has decoded it. Each decoding pass takes a
 * list of one element for the element and, inside of that, does the same with every such list that a key holds (see
 * decode/opaque.ts). So such lists get a bracket more for each pass that will come upon them. In HCL the map that a key
 * holds is a list of one map already. Undefined where the format cannot hold the value: HCL 1 has no null.
 */
export function freeForm(value: Plain, target: Target): Tree | undefined {
  if (target.isHcl && holdsNull(value)) return undefined;
  const { isHcl, passes } = target;
  if (!Array.isArray(value)) return print(value, isHcl ? 1 : 0);
  if (value.length === 1) return wrap(print(value, passes), passes);
  // Only what is inside a list of one element loses the list that HCL makes of a map.
  return isHcl && holdsMapInMap(value) ? wrap(print(value, 1), 1) : print(value, 0);
}

/** Prints a value that `passes` passes are going to look into. */
function print(value: Plain, passes: number): Tree {
  if (Array.isArray(value)) return list(value.map((item) => print(item, passes)));
  if (typeof value === "object" && value !== null) {
    return dataMap(
      Object.entries(value).map(([key, item]): TreeMember => {
        const printed = print(item, passes);
        return [key, Array.isArray(item) && item.length === 1 ? wrap(printed, passes) : printed];
      }),
    );
  }
  return scalar(typeof value === "bigint" ? Number(value) : value);
}

function wrap(tree: Tree, brackets: number): Tree {
  let wrapped = tree;
  for (let count = 0; count < brackets; count += 1) wrapped = list([wrapped]);
  return wrapped;
}

function holdsNull(value: Plain): boolean {
  return value === null || partsOf(value).some(holdsNull);
}

/** True for a map as the value of a key. */
function holdsMapInMap(value: Plain): boolean {
  const isInside =
    !Array.isArray(value) && partsOf(value).some((part) => typeof part === "object" && !Array.isArray(part));
  return isInside || partsOf(value).some(holdsMapInMap);
}

function partsOf(value: Plain): readonly Plain[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
