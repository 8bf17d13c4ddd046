import type { HeaderModifiers } from "../model/header-modifiers.js";
import { isEmpty } from "./service-facts.js";

/** Changes of `base` and then those of `over`: for a header that both set or add, `over` counts. */
export function mergeHeaders(
  base: HeaderModifiers | undefined,
  over: HeaderModifiers | undefined,
): HeaderModifiers | undefined {
  if (changesNothing(over)) return base;
  if (changesNothing(base)) return over;
  const removed = new Set(base?.remove);
  return {
    add: { ...base?.add, ...over?.add },
    set: { ...base?.set, ...over?.set },
    // What stands twice in one of the lists stays so.
    remove: [...(base?.remove ?? []), ...(over?.remove ?? []).filter((name) => !removed.has(name))],
  };
}

function changesNothing(headers: HeaderModifiers | undefined): boolean {
  return headers === undefined || (isEmpty(headers.add) && isEmpty(headers.set) && (headers.remove ?? []).length === 0);
}
