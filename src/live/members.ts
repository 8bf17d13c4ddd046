import type { LocatedMap, Member } from "../base/located.js";

/** The members whose keys `names` has, under the names that it gives them. */
export function renamed(map: LocatedMap, names: Readonly<Record<string, string>>): LocatedMap {
  const members = map.value.flatMap((member): Member[] => {
    const key = Object.hasOwn(names, member.key) ? names[member.key] : undefined;
    return key === undefined ? [] : [{ ...member, key }];
  });
  return { ...map, value: members };
}

/** The map without some of its keys. */
export function without(map: LocatedMap, keys: ReadonlySet<string>): LocatedMap {
  return map.value.some(({ key }) => keys.has(key))
    ? { ...map, value: map.value.filter(({ key }) => !keys.has(key)) }
    : map;
}
