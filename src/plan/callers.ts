import { type Overlay, overlay } from "../base/overlay.js";
import type { PlannedProxy } from "./proxy-planner.js";

/** Proxies by the services that they dial, in lower case: the names of upstreams, and what prepared queries ask for. */
export type Callers = Overlay<string, readonly PlannedProxy[]>;

export const noCallers: Callers = overlay(new Map());

/** The index without some proxies and with others. */
export function indexCallers(before: Callers, lost: Iterable<PlannedProxy>, found: Iterable<PlannedProxy>): Callers {
  const gone = new Set(lost);
  const changed = new Map<string, PlannedProxy[]>();
  const callersOf = (name: string): PlannedProxy[] => {
    const known = changed.get(name);
    if (known !== undefined) return known;
    const made = (before.get(name) ?? []).filter((one) => !gone.has(one));
    changed.set(name, made);
    return made;
  };
  for (const one of gone) for (const name of dialledBy(one)) callersOf(name);
  for (const one of found) for (const name of dialledBy(one)) callersOf(name).push(one);
  return before === noCallers ? overlay(changed) : before.changed(changed);
}

function dialledBy({ plan }: PlannedProxy): readonly string[] {
  const names: string[] = [];
  for (const { name, type, routes } of plan.upstreams) {
    names.push(name.toLowerCase());
    if (type !== "service") for (const { service } of routes) names.push(service.toLowerCase());
  }
  return names;
}
