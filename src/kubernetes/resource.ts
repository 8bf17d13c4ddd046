import type { Document } from "../base/document.js";
import type { Located, LocatedMap, LocatedText, Member } from "../base/located.js";

/** One object of Kubernetes, with the document that it stands in. */
export interface Resource {
  readonly document: Document;
  readonly map: LocatedMap;
  /** Empty where the object says none. */
  readonly kind: string;
  readonly apiVersion: string;
}

/**
 * The objects in a value: itself, or the items of a list of objects as `kubectl get` prints it. Items of a list of one kind
 * (`ServiceDefaultsList`) may leave out what they are.
 */
export function resourcesIn(value: Located, document: Document): readonly Resource[] {
  const found: Resource[] = [];
  const pending: { readonly value: Located; readonly kind: string; readonly apiVersion: string }[] = [
    { value, kind: "", apiVersion: "" },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.value.type !== "map") continue;
    const map = next.value;
    const kind = textIn(map, "kind")?.value ?? next.kind;
    const apiVersion = textIn(map, "apiVersion")?.value ?? next.apiVersion;
    const items = memberIn(map, "items")?.value;
    if (items?.type === "list" && kind.endsWith("List")) {
      const inherits =
        kind === "List" ? { kind: "", apiVersion: "" } : { kind: kind.slice(0, -"List".length), apiVersion };
      // The last one pushed is read first.
      for (const item of items.value.toReversed()) pending.push({ value: item, ...inherits });
    } else found.push({ document, map, kind, apiVersion });
  }
  return found;
}

/** The member with a key in exactly this spelling. */
export function memberIn(map: LocatedMap | undefined, key: string): Member | undefined {
  return map?.value.find((member) => member.key === key);
}

/** The map that a key holds, if it holds one. */
export function mapIn(map: LocatedMap | undefined, key: string): LocatedMap | undefined {
  const value = memberIn(map, key)?.value;
  return value?.type === "map" ? value : undefined;
}

/** The map at the end of a way of keys. */
export function mapAt(map: LocatedMap | undefined, keys: readonly string[]): LocatedMap | undefined {
  return keys.reduce<LocatedMap | undefined>(mapIn, map);
}

/** The text that a key holds, if it holds one. */
export function textIn(map: LocatedMap | undefined, key: string): LocatedText | undefined {
  const value = memberIn(map, key)?.value;
  return value?.type === "text" ? value : undefined;
}

/** The elements of the list that a key holds. */
export function itemsIn(map: LocatedMap | undefined, key: string): readonly Located[] {
  const value = memberIn(map, key)?.value;
  return value?.type === "list" ? value.value : [];
}
