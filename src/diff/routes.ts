import equal from "fast-deep-equal";
import type { DeadEnd, Hop, Route, Stop } from "../plan/route-plan.js";
import { type Pair, pairUp } from "./pairs.js";
import { pairwise } from "./pairwise.js";
import type { Aspect } from "./plan-diff.js";

/** Tells the routes of one upstream apart; the same target may be the end of several. */
export function targetOf({ target }: Route): string {
  return target;
}

/** What is different between the routes of one upstream; `reason` alone where nothing else is. */
export type CompareRoutes = (before: readonly Route[], after: readonly Route[]) => ReadonlySet<Aspect>;

/** A comparison of routes that remembers what it compared. */
export function routeComparison(): CompareRoutes {
  const compareHops = pairwise(compareHop(pairwise(compareStop())));
  return pairwise((before, after) => {
    const found = new Set<Aspect>();
    const pairs = pairUp(before, after, targetOf);
    const positions = new Map(before.map((route, index) => [route, index]));
    let last = -1;
    let isExplainedAlike = true;
    for (const pair of pairs) {
      if (pair.before === undefined || pair.after === undefined) {
        found.add("route");
        continue;
      }
      const position = positions.get(pair.before) ?? 0;
      if (position < last) found.add("order");
      last = position;
      isExplainedAlike = compareRoute(pair.before, pair.after, found, compareHops) && isExplainedAlike;
    }
    if (found.size === 0 && pairs.some(isMoved)) found.add("order");
    if (found.size === 0 && !isExplainedAlike) found.add("reason");
    return found;
  });
}

/** The positions of the others follow where a target comes or goes; alone they tell that the order is another. */
function isMoved({ before, after }: Pair<Route>): boolean {
  return before?.failover?.position !== after?.failover?.position;
}

/** Adds what is different about a route to a target; false if its reasons are. */
function compareRoute(before: Route, after: Route, found: Set<Aspect>, compareHops: CompareHop): boolean {
  if (before === after) return true;
  if (before.targetMode !== after.targetMode) found.add("mode");
  if (!isWayAlike(before, after)) found.add("route");
  let areEndpointsAlike = before.hops.length === after.hops.length;
  let areStopsAlike = areEndpointsAlike;
  let areReasonsAlike = before.dead?.reason === after.dead?.reason;
  before.hops.forEach((hop, index) => {
    const other = after.hops[index];
    if (other === undefined) return;
    const { stop, endpoints, reason } = compareHops(hop, other);
    areStopsAlike &&= stop;
    areEndpointsAlike &&= endpoints;
    areReasonsAlike &&= reason;
  });
  if (!areStopsAlike) found.add("route");
  // On another way others are dialled: that follows from the way.
  else if (!areEndpointsAlike) found.add("endpoints");
  return areReasonsAlike;
}

/** All that a route is but its hops. Clusters of an aggregate are named after it and their position. */
function isWayAlike(before: Route, after: Route): boolean {
  return (
    before.service === after.service &&
    before.subset === after.subset &&
    before.datacenter === after.datacenter &&
    before.peer === after.peer &&
    before.via === after.via &&
    before.sni === after.sni &&
    before.failover?.aggregate === after.failover?.aggregate &&
    (before.failover !== undefined || before.cluster === after.cluster) &&
    before.connectTimeout === after.connectTimeout &&
    before.discovery === after.discovery &&
    isDeadAlike(before.dead, after.dead) &&
    equal(before.legs, after.legs) &&
    equal(before.identities, after.identities)
  );
}

/** True if two ways end in the same fault, whatever the words for it. */
export function isDeadAlike(before: DeadEnd | undefined, after: DeadEnd | undefined): boolean {
  return before?.code === after?.code && before?.hop === after?.hop;
}

/** Which parts of two hops are alike. */
interface Likeness {
  /** Where they lead from and to. */
  readonly stop: boolean;
  /** What may be dialled there. */
  readonly endpoints: boolean;
  readonly reason: boolean;
}

type CompareHop = (before: Hop, after: Hop) => Likeness;

function compareHop(compareStops: (before: Stop, after: Stop) => Omit<Likeness, "reason">): CompareHop {
  return (before, after) => {
    const { stop, endpoints } = compareStops(before.to, after.to);
    const isAlike =
      stop && before.via === after.via && before.network === after.network && equal(before.from, after.from);
    return { stop: isAlike, endpoints, reason: before.reason === after.reason };
  };
}

function compareStop(): (before: Stop, after: Stop) => Omit<Likeness, "reason"> {
  return (before, after) => ({
    stop: before.what === after.what && before.datacenter === after.datacenter && before.peer === after.peer,
    endpoints: equal(before.endpoints, after.endpoints),
  });
}
