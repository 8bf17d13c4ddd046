import type { Route, UpstreamPlan } from "../plan/route-plan.js";

/** How requests of one upstream fare. */
export interface Fare {
  /** Whether all of them, some or none arrive. */
  readonly state: "works" | "partly" | "dead";
  /** For each group of targets that are tried in turn the first one that works; absent where none does. */
  readonly targets: readonly (string | undefined)[];
}

/** Tells of each group of routes, those that one aggregate cluster tries in turn, which one is taken. */
export function fareOf({ routes, dead }: UpstreamPlan): Fare {
  if (dead !== undefined || routes.length === 0) return { state: "dead", targets: [] };
  const groups = new Map<string | Route, string | undefined>();
  for (const route of routes) {
    const group = route.failover?.aggregate ?? route;
    if (groups.get(group) === undefined) groups.set(group, route.dead === undefined ? route.target : undefined);
  }
  const targets = [...groups.values()];
  const works = targets.filter((target) => target !== undefined).length;
  return { state: works === 0 ? "dead" : works === targets.length ? "works" : "partly", targets };
}
