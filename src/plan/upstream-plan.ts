import type { Draft } from "../base/record.js";
import { planChain } from "./chain-routes.js";
import { type Dialled, plainTimeout } from "./dial.js";
import type { FaultSink } from "./findings.js";
import { withinLegs } from "./legs.js";
import { ineffectiveMode } from "./mode-effect.js";
import { planPeer } from "./peer-routes.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { planQuery } from "./query-routes.js";
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

function routesOf(planner: Planner, home: string, { handOver, isImported, connectTimeoutMs }: Dialled): PlannedRoutes {
  const mode = handOver.mode.value ?? "";
  switch (handOver.to) {
    case "chain": {
      const { name, evaluateInDatacenter: datacenter, overrideProtocol: protocol = "" } = handOver;
      return planChain(planner, home, { name, datacenter, mode, protocol, connectTimeoutMs });
    }
    case "peer": {
      const { upstreamId: id, name: service, peer } = handOver;
      return planPeer(planner, home, {
        id,
        service,
        peer,
        mode,
        connectTimeout: plainTimeout(connectTimeoutMs),
        isImported,
      });
    }
    case "prepared-query": {
      const { upstreamId: id, name, datacenter } = handOver;
      return planQuery(planner, home, { id, name, datacenter, connectTimeout: plainTimeout(connectTimeoutMs) });
    }
    default:
      return handOver satisfies never;
  }
}
