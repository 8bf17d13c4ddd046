import type { ResourceReference } from "../resource-reference.js";
import { type Faults, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { parentTwice } from "./problems/requests.js";
import { checkWord, type Words } from "./words.js";

export const parentKinds: Words = {
  code: "entry/route.parent-kind",
  field: "Kind of a parent",
  words: ["api-gateway"],
  mayBeEmpty: false,
};

/** References without a kind get one. */
export function withDefaultKind(references: readonly ResourceReference[], kind: string): readonly ResourceReference[] {
  return references.map((reference) => (isUnset(reference.kind) ? { ...reference, kind } : reference));
}

/** Parents of a route without a kind are API gateways. */
export function normalizeParents<Route extends { readonly parents?: readonly ResourceReference[] }>(
  route: Route,
): Route {
  return route.parents === undefined ? route : { ...route, parents: withDefaultKind(route.parents, "api-gateway") };
}

/** Parents are gateways, and each is named once; all fields count. */
export function checkParents(parents: readonly ResourceReference[] | undefined): Faults {
  const seen = new Set<string>();
  return firstOfEach(parents, ["parents"], (parent, path) => {
    const { kind = "", name = "", sectionName = "" } = parent;
    const key = JSON.stringify([kind, name, sectionName]);
    const isRepeated = seen.has(key);
    seen.add(key);
    return firstOf(
      checkWord(kind, [...path, "kind"], parentKinds),
      faultIf(isRepeated, path, () => parentTwice(name)),
    );
  });
}
