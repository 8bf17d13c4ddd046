import type { PeeredHandOver, QueryHandOver } from "../resolve/resolution.js";
import { createAsked, planChain } from "./chain-routes.js";
import { type Dialled, plainTimeout } from "./dial.js";
import type { FaultKeeper } from "./findings.js";
import { planPeer } from "./peer-routes.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { planQuery } from "./query-routes.js";
import { remember } from "./remember.js";
import type { UpstreamPlan } from "./route-plan.js";
import { planUpstream } from "./upstream-plan.js";

/** An upstream of a proxy in `home`, and its plan once that is made. */
export interface WantedUpstream {
  readonly home: string;
  readonly dialled: Dialled;
  /** Those of its proxy. */
  readonly faults: FaultKeeper;
  plan: UpstreamPlan | undefined;
}

/**
 * Plans many upstreams. Those with a chain come service by service, whatever proxies dial it: then all that concerns a
 * service is at hand when it is needed, and chains are kept no longer than others may ask for the same. `tell` is told what
 * part of all is done.
 */
export function planWanted(planner: Planner, wanted: readonly WantedUpstream[], tell: (part: number) => void): void {
  const byDatacenter = new Map<string, Map<string, WantedUpstream[]>>();
  const others: WantedUpstream[] = [];
  for (const one of wanted) {
    const { handOver } = one.dialled;
    if (handOver.to === "chain") {
      const ofDatacenter = remember(
        byDatacenter,
        handOver.evaluateInDatacenter,
        () => new Map<string, WantedUpstream[]>(),
      );
      const known = ofDatacenter.get(handOver.name);
      if (known === undefined) ofDatacenter.set(handOver.name, [one]);
      else known.push(one);
    } else others.push(one);
  }
  planWithoutChain(planner, others);
  let done = others.length;
  for (const ofDatacenter of byDatacenter.values()) {
    for (const askers of ofDatacenter.values()) {
      planService(planner, askers);
      done += askers.length;
      tell(done / wanted.length);
    }
  }
  tell(1);
}

/** Plans all that lead to one service by chains that are evaluated in one datacenter. */
function planService(planner: Planner, askers: readonly WantedUpstream[]): void {
  const asked = createAsked();
  for (const one of askers) {
    const { handOver, connectTimeoutMs } = one.dialled;
    if (handOver.to !== "chain") continue;
    const { name, evaluateInDatacenter: datacenter, overrideProtocol: protocol = "", mode } = handOver;
    const question = { name, datacenter, mode: mode.value ?? "", protocol, connectTimeoutMs };
    one.plan = planUpstream(one, planChain(planner, asked, one.home, question));
  }
}

/** These, too, are the same for all proxies of one datacenter that ask the same, so they are planned once. */
function planWithoutChain(planner: Planner, askers: readonly WantedUpstream[]): void {
  const planned = new Map<string, PlannedRoutes>();
  for (const one of askers) {
    const { handOver, isImported, connectTimeoutMs } = one.dialled;
    if (handOver.to === "chain") continue;
    const question = JSON.stringify([
      one.home,
      handOver.to,
      handOver.upstreamId,
      handOver.mode.value,
      connectTimeoutMs,
      isImported,
    ]);
    const routes = remember(planned, question, () => routesOf(planner, one.home, one.dialled, handOver));
    one.plan = planUpstream(one, routes);
  }
}

function routesOf(
  planner: Planner,
  home: string,
  { isImported, connectTimeoutMs }: Dialled,
  handOver: PeeredHandOver | QueryHandOver,
): PlannedRoutes {
  const { upstreamId: id, name, mode } = handOver;
  const connectTimeout = plainTimeout(connectTimeoutMs);
  if (handOver.to === "prepared-query") {
    return planQuery(planner, home, { id, name, datacenter: handOver.datacenter, connectTimeout });
  }
  const asked = { id, service: name, peer: handOver.peer, mode: mode.value ?? "", connectTimeout, isImported };
  return planPeer(planner, home, asked);
}
