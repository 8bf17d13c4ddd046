import type { Located, LocatedMap, LocatedText, Member } from "./located.js";

// What a map holds under a key in exactly this spelling. Nothing is found in a map that is not there.

/** The key with its value. */
export function memberIn(map: LocatedMap | undefined, key: string): Member | undefined {
  return map?.value.find((member) => member.key === key);
}

/** The value of a key. */
export function valueIn(map: LocatedMap | undefined, key: string): Located | undefined {
  return memberIn(map, key)?.value;
}

/** The map that a key holds, if it holds one. */
export function mapIn(map: LocatedMap | undefined, key: string): LocatedMap | undefined {
  const value = valueIn(map, key);
  return value?.type === "map" ? value : undefined;
}

/** The map at the end of a way of keys. */
export function mapAt(map: LocatedMap | undefined, keys: readonly string[]): LocatedMap | undefined {
  return keys.reduce<LocatedMap | undefined>(mapIn, map);
}

/** The text that a key holds, if it holds one, with its place. */
export function writtenTextIn(map: LocatedMap | undefined, key: string): LocatedText | undefined {
  const value = valueIn(map, key);
  return value?.type === "text" ? value : undefined;
}

/** The text that a key holds, if it holds one. */
export function textIn(map: LocatedMap | undefined, key: string): string | undefined {
  return writtenTextIn(map, key)?.value;
}

/** The number of JSON that a key holds, if it holds one. */
export function numberIn(map: LocatedMap | undefined, key: string): number | undefined {
  const value = valueIn(map, key);
  return value?.type === "float" ? value.value : undefined;
}

/** The elements of the list that a key holds. */
export function itemsIn(map: LocatedMap | undefined, key: string): readonly Located[] {
  const value = valueIn(map, key);
  return value?.type === "list" ? value.value : [];
}
