import type { Located, LocatedMap, Member } from "../base/located.js";

/** The value of a key in exactly this spelling; answers have no other. */
export function memberOf(map: LocatedMap, key: string): Located | undefined {
  return map.value.find((member) => member.key === key)?.value;
}

/** The text that a key holds; undefined where it is absent or holds something else. */
export function textOf(map: LocatedMap, key: string): string | undefined {
  const value = memberOf(map, key);
  return value?.type === "text" ? value.value : undefined;
}

/** The object that a key holds. */
export function mapOf(map: LocatedMap, key: string): LocatedMap | undefined {
  const value = memberOf(map, key);
  return value?.type === "map" ? value : undefined;
}

/** The number that a key holds. */
export function numberOf(map: LocatedMap, key: string): number | undefined {
  const value = memberOf(map, key);
  return value?.type === "float" ? value.value : undefined;
}

/** The elements of the list that a key holds. */
export function listOf(map: LocatedMap, key: string): readonly Located[] {
  const value = memberOf(map, key);
  return value?.type === "list" ? value.value : [];
}

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
