import type { Draft } from "../base/record.js";
import { withinLegs } from "./legs.js";
import { ineffectiveMode } from "./mode-effect.js";
import type { PlannedRoutes } from "./planner.js";
import type { UpstreamPlan } from "./route-plan.js";
import type { WantedUpstream } from "./wanted.js";

/** The plan of an upstream, by the routes that are planned for all who ask the same. */
export function planUpstream(
  { home, dialled, faults }: Pick<WantedUpstream, "home" | "dialled" | "faults">,
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
  const plan = outlined({ id, type, name, mode, routes }, place, request, datacenter);
  if (handOver.to === "peer") plan.peer = handOver.peer;
  if (implicit !== undefined) plan.implicit = implicit;
  if (dead !== undefined) plan.dead = dead;
  return plan;
}

/** What most upstreams have, in one literal: engines keep what is added later in a place of its own. */
function outlined(
  { id, type, name, mode, routes }: UpstreamPlan,
  place: UpstreamPlan["place"],
  request: UpstreamPlan["request"],
  datacenter: string | undefined,
): Draft<UpstreamPlan> {
  if (place !== undefined && request !== undefined) {
    return datacenter === undefined
      ? { id, type, name, mode, routes, place, request }
      : { id, type, name, mode, routes, place, request, datacenter };
  }
  const plan: Draft<UpstreamPlan> = { id, type, name, mode, routes };
  if (place !== undefined) plan.place = place;
  if (request !== undefined) plan.request = request;
  if (datacenter !== undefined) plan.datacenter = datacenter;
  return plan;
}
