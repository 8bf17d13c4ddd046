import { type AskedChain, planChain } from "./chain-routes.js";
import { type DialledUpstream, plainTimeout } from "./dial.js";
import { planPeer } from "./peer-routes.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { planQuery } from "./query-routes.js";
import { remember } from "./remember.js";
import type { UpstreamPlan } from "./route-plan.js";
import { planUpstream } from "./upstream-plan.js";

/**
 * Plans many upstreams; the plans come in the order of the upstreams. They are made service by service, whatever proxies dial
 * it: then all that concerns a service is at hand when it is needed, and its chains are kept no longer than others may ask for
 * the same. `tell` is told what part of all is done.
 */
export function planUpstreams(
  planner: Planner,
  upstreams: readonly DialledUpstream[],
  tell: (part: number) => void,
): readonly UpstreamPlan[] {
  const plans = new Array<UpstreamPlan>(upstreams.length);
  let done = 0;
  for (const ofPlace of byService(upstreams).values()) {
    for (const indices of ofPlace.values()) {
      const known: Known = { chains: [], others: new Map() };
      for (const index of indices) {
        const upstream = upstreams[index];
        if (upstream !== undefined) plans[index] = planUpstream(upstream, routesOf(planner, known, upstream));
      }
      done += indices.length;
      tell(done / upstreams.length);
    }
  }
  return plans;
}

/** Indices of upstreams, by where they lead and by the name of the service or query there. */
function byService(upstreams: readonly DialledUpstream[]): ReadonlyMap<string, ReadonlyMap<string, readonly number[]>> {
  const byPlace = new Map<string, Map<string, number[]>>();
  for (const [index, { dialled }] of upstreams.entries()) {
    const { handOver } = dialled;
    const place = handOver.to === "chain" ? handOver.evaluateInDatacenter : handOver.to;
    const ofPlace = remember(byPlace, place, () => new Map<string, number[]>());
    const known = ofPlace.get(handOver.name);
    // Not by `remember`: most names are asked for a few times only, and a list of one element is made at its size.
    if (known === undefined) ofPlace.set(handOver.name, [index]);
    else known.push(index);
  }
  return byPlace;
}

/** What others have asked about the same service. */
interface Known {
  readonly chains: AskedChain[];
  /** Routes that no chain leads to, by what was asked. */
  readonly others: Map<string, PlannedRoutes>;
}

/** The routes of an upstream; `known` takes what is new. */
function routesOf(planner: Planner, known: Known, { home, dialled }: DialledUpstream): PlannedRoutes {
  const { handOver, isImported, connectTimeoutMs } = dialled;
  const { upstreamId: id, name } = handOver;
  const mode = handOver.mode.value ?? "";
  if (handOver.to === "chain") {
    const { evaluateInDatacenter: datacenter, overrideProtocol: protocol = "" } = handOver;
    return planChain(planner, known.chains, home, { name, datacenter, mode, protocol, connectTimeoutMs });
  }
  return remember(known.others, JSON.stringify([home, handOver.to, id, mode, connectTimeoutMs, isImported]), () => {
    const connectTimeout = plainTimeout(connectTimeoutMs);
    if (handOver.to === "prepared-query") {
      return planQuery(planner, home, { id, name, datacenter: handOver.datacenter, connectTimeout });
    }
    return planPeer(planner, home, { id, service: name, peer: handOver.peer, mode, connectTimeout, isImported });
  });
}
