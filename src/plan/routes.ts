import type { PeeredHandOver, QueryHandOver } from "../resolve/resolution.js";
import { createAsked, planChain } from "./chain-routes.js";
import { type Dialled, plainTimeout } from "./dial.js";
import { planPeer } from "./peer-routes.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { planQuery } from "./query-routes.js";
import { remember } from "./remember.js";

/** An upstream of a proxy in `home`, and its routes once they are planned. */
export interface WantedRoutes {
  readonly home: string;
  readonly dialled: Dialled;
  planned: PlannedRoutes;
}

const notYet: PlannedRoutes = { routes: [], problems: [] };

/** What an upstream's routes are planned in. */
export function wantedRoutes(home: string, dialled: Dialled): WantedRoutes {
  return { home, dialled, planned: notYet };
}

/**
 * Plans the routes of many upstreams. Those with a chain come service by service, whatever proxies dial it: then all that
 * concerns a service is at hand when it is needed, and chains are kept no longer than others may ask for the same. `tell` is
 * told what part of all is done.
 */
export function planAllRoutes(planner: Planner, wanted: readonly WantedRoutes[], tell: (part: number) => void): void {
  const byDatacenter = new Map<string, Map<string, WantedRoutes[]>>();
  const others: WantedRoutes[] = [];
  for (const one of wanted) {
    const { handOver } = one.dialled;
    if (handOver.to === "chain") {
      const ofDatacenter = remember(
        byDatacenter,
        handOver.evaluateInDatacenter,
        () => new Map<string, WantedRoutes[]>(),
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
function planService(planner: Planner, askers: readonly WantedRoutes[]): void {
  const asked = createAsked();
  for (const one of askers) {
    const { handOver, connectTimeoutMs } = one.dialled;
    if (handOver.to !== "chain") continue;
    const { name, evaluateInDatacenter: datacenter, overrideProtocol: protocol = "", mode } = handOver;
    const question = { name, datacenter, mode: mode.value ?? "", protocol, connectTimeoutMs };
    one.planned = planChain(planner, asked, one.home, question);
  }
}

/** These, too, are the same for all proxies of one datacenter that ask the same, so they are planned once. */
function planWithoutChain(planner: Planner, askers: readonly WantedRoutes[]): void {
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
    one.planned = remember(planned, question, () => routesOf(planner, one.home, one.dialled, handOver));
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
