import type { Draft } from "../base/record.js";
import type { PeeredHandOver, QueryHandOver } from "../resolve/resolution.js";
import { planChain } from "./chain-routes.js";
import { type Dialled, plainTimeout } from "./dial.js";
import type { FaultSink } from "./findings.js";
import { withinLegs } from "./legs.js";
import { ineffectiveMode } from "./mode-effect.js";
import { planPeer } from "./peer-routes.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { planQuery } from "./query-routes.js";
import { remember } from "./remember.js";
import type { UpstreamPlan } from "./route-plan.js";

/** Plans one upstream of a proxy whose home is `home`. */
export function planUpstream(planner: Planner, home: string, dialled: Dialled, findings: FaultSink): UpstreamPlan {
  const { handOver, implicit, datacenter, place, legs } = dialled;
  const { routes: planned, dead, problems, request } = routesOf(planner, home, dialled);
  // The planned routes are shared with others, who send other requests.
  const routes =
    legs === undefined ? planned : planned.map((route) => ({ ...route, legs: withinLegs(legs, route.legs) }));
  findings.note(problems, place);
  const useless = ineffectiveMode(handOver, routes, home);
  if (useless !== undefined) findings.note([useless], place);
  const plan: Draft<UpstreamPlan> = {
    id: handOver.upstreamId,
    type: handOver.to === "prepared-query" ? "prepared-query" : "service",
    name: handOver.name,
    mode: handOver.mode,
    routes,
  };
  if (place !== undefined) plan.place = place;
  if (request !== undefined) plan.request = request;
  if (datacenter !== undefined) plan.datacenter = datacenter;
  if (handOver.to === "peer") plan.peer = handOver.peer;
  if (implicit !== undefined) plan.implicit = implicit;
  if (dead !== undefined) plan.dead = dead;
  return plan;
}

function routesOf(planner: Planner, home: string, dialled: Dialled): PlannedRoutes {
  const { handOver, connectTimeoutMs } = dialled;
  if (handOver.to === "chain") {
    const { name, evaluateInDatacenter: datacenter, overrideProtocol: protocol = "", mode } = handOver;
    return planChain(planner, home, { name, datacenter, mode: mode.value ?? "", protocol, connectTimeoutMs });
  }
  return withoutChain(planner, home, dialled, handOver);
}

/** These, too, are the same for all proxies of one datacenter that ask the same, so they are planned once. */
function withoutChain(
  planner: Planner,
  home: string,
  { isImported, connectTimeoutMs }: Dialled,
  handOver: PeeredHandOver | QueryHandOver,
): PlannedRoutes {
  const { upstreamId: id, name, mode } = handOver;
  const connectTimeout = plainTimeout(connectTimeoutMs);
  const question = JSON.stringify([handOver.to, id, mode.value, connectTimeoutMs, isImported]);
  const ofHome = remember(planner.planned, home, () => new Map<string, PlannedRoutes>());
  return remember(ofHome, question, () => {
    if (handOver.to === "prepared-query") {
      return planQuery(planner, home, { id, name, datacenter: handOver.datacenter, connectTimeout });
    }
    const asked = { id, service: name, peer: handOver.peer, mode: mode.value ?? "", connectTimeout, isImported };
    return planPeer(planner, home, asked);
  });
}
