import type { ServiceResolverSubset } from "../model/service-resolver.js";
import type { Problem } from "./findings.js";
import { judge } from "./judge.js";
import type { Planner } from "./planner.js";
import { type ModeSource, reasons } from "./reasons.js";
import type { Via } from "./route-plan.js";
import { type DrawnHop, drawHop, type Way, withoutEndpoints } from "./way.js";

/** A target of the own federation and the decision about it. */
export interface TargetWay {
  readonly via: Exclude<Via, "peer-gateway" | "absent">;
  readonly home: string;
  readonly datacenter: string;
  readonly service: string;
  readonly subsetName: string | undefined;
  readonly subset: ServiceResolverSubset | undefined;
  readonly source: ModeSource;
}

/** Draws the hops from the proxy to the instances, and finds out where the way ends if it does. */
export function drawTarget(planner: Planner, target: TargetWay): { way: Way; problems: readonly Problem[] } {
  const { datacenter, service, subsetName } = target;
  const hops = hopsOf(planner, target);
  const at = planner.whereabouts(datacenter);
  const destination = { at, service, ...(subsetName === undefined ? {} : { subset: subsetName }) };
  const { dead, problems } = judge(planner, destination, hops);
  const isMissing = planner.catalog.areDatacentersKnown && planner.catalog.datacenter(datacenter) === undefined;
  const drawn = hops.map(({ hop }) => hop);
  const way: Way = isMissing
    ? { hops: withoutEndpoints(drawn), discovery: "no-assignment" }
    : { hops: drawn, discovery: "assignment" };
  return { way: dead === undefined ? way : { ...way, dead }, problems };
}

function hopsOf(planner: Planner, target: TargetWay): readonly DrawnHop[] {
  const { via, home, datacenter, service, subset, source } = target;
  const { lists } = planner;
  const there = planner.whereabouts(datacenter);
  const proxy = { what: "proxy", datacenter: home } as const;
  if (via === "direct" || via === "external") {
    const isWan = datacenter !== home;
    const reason =
      via === "external" ? reasons.external() : isWan ? reasons.elsewhere(datacenter, source) : reasons.home(home);
    return [drawHop(via, proxy, lists.instances(there, service, subset, isWan), isWan, reason)];
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
