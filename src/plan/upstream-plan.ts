import type { Draft } from "../base/record.js";
import type { DialledUpstream } from "./dial.js";
import { withinLegs } from "./legs.js";
import { ineffectiveMode } from "./mode-effect.js";
import type { PlannedRoutes } from "./planner.js";
import type { UpstreamPlan } from "./route-plan.js";

/** The plan of an upstream, by the routes that are planned for all who ask the same. */
export function planUpstream(
  { home, dialled, faults }: DialledUpstream,
  { routes: planned, dead, problems, request }: PlannedRoutes,
): UpstreamPlan {
  const { handOver, implicit, datacenter, place, legs } = dialled;
  // The planned routes are shared with others, who send other requests.
  const routes =
    legs === undefined ? planned : planned.map((route) => ({ ...route, legs: withinLegs(legs, route.legs) }));
  faults.note(problems, place);
  const useless = ineffectiveMode(handOver, routes, home);
  if (useless !== undefined) faults.note([useless], place);
  const { upstreamId: id, name, mode } = handOver;
  const type = handOver.to === "prepared-query" ? "prepared-query" : "service";
  // What most upstreams have stands in the literal: engines keep what is added later in a place of its own.
  const plan: Draft<UpstreamPlan> =
    place === undefined || request === undefined
      ? { id, type, name, mode, routes }
      : { id, type, name, mode, routes, place, request };
  if (place !== undefined) plan.place = place;
  if (request !== undefined) plan.request = request;
  if (datacenter !== undefined) plan.datacenter = datacenter;
  if (handOver.to === "peer") plan.peer = handOver.peer;
  if (implicit !== undefined) plan.implicit = implicit;
  if (dead !== undefined) plan.dead = dead;
  return plan;
}
