import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import { textIn, valueIn } from "../base/members.js";

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
    const kind = textIn(map, "kind") ?? next.kind;
    const apiVersion = textIn(map, "apiVersion") ?? next.apiVersion;
    const items = valueIn(map, "items");
    if (items?.type === "list" && kind.endsWith("List")) {
      const inherits =
        kind === "List" ? { kind: "", apiVersion: "" } : { kind: kind.slice(0, -"List".length), apiVersion };
      // The last one pushed is read first.
      for (const item of items.value.toReversed()) pending.push({ value: item, ...inherits });
    } else found.push({ document, map, kind, apiVersion });
  }
  return found;
}
