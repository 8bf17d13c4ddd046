import type { ServiceResolverSubset } from "../model/service-resolver.js";
import type { Whereabouts } from "./endpoint-lists.js";
import { judge } from "./judge.js";
import { isMissingDatacenter } from "./missing-datacenter.js";
import type { Planner } from "./planner.js";
import type { FirstWay } from "./shared-hops.js";
import { type DrawnHop, type Way, withoutEndpoints } from "./way.js";

/** A target of the own federation and the decision about it. */
export interface DecidedTarget extends FirstWay {
  readonly service: string;
  readonly subsetName: string | undefined;
  readonly subset: ServiceResolverSubset | undefined;
  readonly sni: string;
}

/** Draws the hops from the proxy to the instances, and finds out where the way ends if it does. */
export function drawTarget(planner: Planner, target: DecidedTarget): Way {
  const { via, datacenter, service, subsetName, sni } = target;
  const at = planner.whereabouts(datacenter);
  const drawn = hopsOf(planner, target, at);
  const { dead, problems } = judge(planner, { at, service, subset: subsetName }, drawn);
  const hops = drawn.map(({ hop }) => hop);
  const isMissing = isMissingDatacenter(planner.catalog, at);
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

function hopsOf(planner: Planner, target: DecidedTarget, there: Whereabouts): readonly DrawnHop[] {
  const { via, home, service, subset } = target;
  const { lists } = planner;
  if (via === "direct" || via === "external") {
    return [planner.first(target, lists.instances(there, service, subset, there.datacenter !== home))];
  }
  const instances = lists.instances(there, service, subset, false);
  const arrival = planner.arrival(instances);
  // The proxy gives all gateways of its list one health: whether the target has a healthy instance.
  const believed = instances.isKnown ? (instances.hasHealthy ? "healthy" : "unhealthy") : undefined;
  if (via === "remote-gateway") return [planner.first(target, lists.gateways(there, true, believed)), arrival];
  const own = lists.gateways(planner.whereabouts(home), false, believed);
  return [planner.first(target, own), planner.forward(home, lists.gateways(there, true)), arrival];
}
