import type { ServiceResolverSubset } from "../model/service-resolver.js";
import { judge } from "./judge.js";
import type { Planner } from "./planner.js";
import { type ModeSource, reasons } from "./reasons.js";
import type { Via } from "./route-plan.js";
import { type DrawnHop, drawHop, type Way, withoutEndpoints } from "./way.js";

/** A target of the own federation and the decision about it. */
export interface DecidedTarget {
  readonly via: Exclude<Via, "peer-gateway" | "absent">;
  readonly home: string;
  readonly datacenter: string;
  readonly service: string;
  readonly subsetName: string | undefined;
  readonly subset: ServiceResolverSubset | undefined;
  readonly sni: string;
  readonly source: ModeSource;
}

/** Draws the hops from the proxy to the instances, and finds out where the way ends if it does. */
export function drawTarget(planner: Planner, target: DecidedTarget): Way {
  const { via, datacenter, service, subsetName, sni } = target;
  const drawn = hopsOf(planner, target);
  const at = planner.whereabouts(datacenter);
  const { dead, problems } = judge(planner, { at, service, subset: subsetName }, drawn);
  const hops = drawn.map(({ hop }) => hop);
  const isMissing = at.registered === undefined && planner.catalog.areDatacentersKnown;
  return {
    via,
    datacenter,
    sni,
    identities: planner.identities(service, datacenter),
    hops: isMissing ? withoutEndpoints(hops) : hops,
    discovery: isMissing ? "no-assignment" : "assignment",
    dead,
    problems,
  };
}

function hopsOf(planner: Planner, target: DecidedTarget): readonly DrawnHop[] {
  const { via, home, datacenter, service, subset, source } = target;
  const { lists } = planner;
  const there = planner.whereabouts(datacenter);
  const proxy = planner.proxyIn(home);
  if (via === "direct" || via === "external") {
    const isWan = datacenter !== home;
    const state = lists.instances(there, service, subset, isWan);
    if (via === "direct" && !isWan) return [planner.direct(state)];
    const reason = via === "external" ? reasons.external() : reasons.elsewhere(datacenter, source);
    return [drawHop(via, proxy, state, isWan, reason)];
  }
  const instances = lists.instances(there, service, subset, false);
  const arrival = planner.arrival(instances);
  // The proxy gives all gateways of its list one health: whether the target has a healthy instance.
  const believed = instances.isKnown ? (instances.hasHealthy ? "healthy" : "unhealthy") : undefined;
  if (via === "remote-gateway") {
    const gateways = lists.gateways(there, true, believed);
    return [drawHop(via, proxy, gateways, true, reasons.remoteGateway(datacenter, source)), arrival];
  }
  const gateways = lists.gateways(planner.whereabouts(home), false, believed);
  const first = drawHop(via, proxy, gateways, false, reasons.localGateway(datacenter, home, source));
  return [first, planner.forward(home, lists.gateways(there, true)), arrival];
}
