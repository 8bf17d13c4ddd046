import type { Draft } from "../base/record.js";
import type { StopState } from "./endpoint-lists.js";
import type { Problem } from "./findings.js";
import type { DeadEnd, Discovery, Hop, Leg, Route, Via } from "./route-plan.js";

/** How a route gets to its target, and what was found wrong with it. */
export interface Way {
  readonly via: Via;
  /** Where the target is, if that is known. */
  readonly datacenter: string | undefined;
  readonly sni: string;
  readonly identities: readonly string[];
  readonly hops: readonly Hop[];
  readonly discovery: Discovery;
  readonly dead: DeadEnd | undefined;
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

/** The end of a way at one of its hops; at none of them if `hop` is left out. */
export function deadEnd(problem: Problem, hop?: number): DeadEnd {
  const { code, reason } = problem;
  return hop === undefined ? { code, reason } : { hop, code, reason };
}

/** Puts a route together. Parts that most routes lack are for the caller to add, so that most have one layout in memory. */
export function routeOf(
  target: string,
  service: string,
  cluster: string,
  connectTimeout: string,
  legs: readonly Leg[],
  way: Way,
): Draft<Route> {
  const { via, sni, identities, hops, discovery, datacenter, dead } = way;
  // What nearly all routes have stands in the literal: engines keep what is added later in a place of its own.
  const route: Draft<Route> =
    datacenter === undefined
      ? { target, service, legs, via, sni, cluster, connectTimeout, identities, hops, discovery }
      : { target, service, legs, via, sni, cluster, connectTimeout, identities, hops, discovery, datacenter };
  if (dead !== undefined) route.dead = dead;
  return route;
}
