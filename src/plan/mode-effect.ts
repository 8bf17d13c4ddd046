import type { HandOver } from "../resolve/resolution.js";
import type { Problem } from "./findings.js";
import { type Ineffectiveness, modeWithoutEffect } from "./problems.js";
import type { Route, UpstreamPlan } from "./route-plan.js";

/** The levels that say something about one upstream alone; only there a mode without effect is likely a mistake. */
const ownLevels: readonly string[] = ["upstream", "upstream-override"];

/** A mode that somebody gave to one upstream and that changes nothing. */
export function ineffectiveMode(handOver: HandOver, routes: readonly Route[], home: string): Problem | undefined {
  const { value, decidedBy } = handOver.mode;
  if (value === undefined || decidedBy === undefined || !ownLevels.includes(decidedBy.level)) return undefined;
  const why = ineffectiveness(handOver.to, routes, home);
  return why === undefined ? undefined : modeWithoutEffect(handOver.upstreamId, value, why, decidedBy.span);
}

/** Why no mode changes the routes of an upstream; undefined if one may. */
export function ineffectiveness(
  to: HandOver["to"],
  routes: readonly Route[],
  home: string,
): Ineffectiveness | undefined {
  if (to === "prepared-query") return "query";
  if (to === "peer" || routes.length === 0) return undefined;
  if (routes.every(({ via }) => via === "external")) return "external";
  return routes.every(({ via, datacenter }) => via === "external" || (via === "direct" && datacenter === home))
    ? "home"
    : undefined;
}

/** What an upstream of a plan was handed over to. */
export function handOverKind({ type, peer }: UpstreamPlan): HandOver["to"] {
  if (type === "prepared-query") return "prepared-query";
  return peer === undefined ? "chain" : "peer";
}
