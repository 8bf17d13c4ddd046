import type { StopState } from "./endpoint-lists.js";
import type { Problem } from "./findings.js";
import type { Hop, Route } from "./route-plan.js";

/** How a route gets to its target. */
export type Way = Pick<Route, "hops" | "discovery" | "dead">;

/** A route before it is known which requests take it. */
export type RouteDraft = Omit<Route, "legs" | "connectTimeout" | "failover">;

export interface DrawnRoute {
  readonly route: RouteDraft;
  readonly problems: readonly Problem[];
}

/** A hop and what can be expected at its end. */
export interface DrawnHop {
  readonly hop: Hop;
  readonly state: StopState;
}

/** Draws a hop to where `state` is. */
export function drawHop(
  via: Hop["via"],
  from: Hop["from"],
  state: StopState,
  isWan: boolean,
  reason: string,
): DrawnHop {
  return { hop: { via, from, to: state.stop, network: isWan ? "wan" : "lan", reason }, state };
}

/** The same hops where the proxy is told no endpoint of the first one. */
export function withoutEndpoints([first, ...others]: readonly Hop[]): readonly Hop[] {
  return first === undefined ? [] : [{ ...first, to: { ...first.to, endpoints: [] } }, ...others];
}
