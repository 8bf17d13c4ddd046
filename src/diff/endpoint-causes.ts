import equal from "fast-deep-equal";
import type { Cluster } from "../catalog/cluster.js";
import type { Endpoint } from "../plan/endpoint.js";
import { inheritsHealth } from "../plan/inherited-health.js";
import { remember } from "../plan/remember.js";
import type { Hop, Route, Stop } from "../plan/route-plan.js";
import { type DiffCatalogs, findRegistration } from "./documents.js";
import { pairUp } from "./pairs.js";
import { pairwise } from "./pairwise.js";
import type { Cause, EndpointsCause, UpstreamChange } from "./plan-diff.js";
import { targetOf } from "./routes.js";

/**
 * What came, left or changed at the ends of hops that both plans have. Where a route goes another way there is nothing to
 * compare: that other gateways are dialled follows from the way. Gateways that have the health of the route's target did not
 * change where only that did: the target's instances are the cause.
 */
export type CausesOfEndpoints = (change: UpstreamChange) => readonly Cause[];

export function endpointCauses(catalogs: DiffCatalogs | undefined): CausesOfEndpoints {
  // One cause for all who dial the same instances of one service, or the same gateways.
  const comparison = (service: string, isAlike: (before: Endpoint, after: Endpoint) => boolean) =>
    pairwise((before: Stop, after: Stop) => compareEndpoints(before, after, service, isAlike, catalogs));
  const compareGateways = comparison("", equal);
  const compareGatewaysWithoutHealth = comparison("", isAlikeButHealth);
  const known = new Map<string, typeof compareGateways>();
  const compareInstances = (service: string) => remember(known, service, () => comparison(service, equal));
  const ofRoutes = pairwise((before: readonly Route[], after: readonly Route[]): readonly Cause[] => {
    const causes = new Set<Cause>();
    for (const route of pairUp(before, after, targetOf)) {
      if (route.before === undefined || route.after === undefined) continue;
      for (const [was, is] of samePlaces(route.before.hops, route.after.hops)) {
        const isInherited = inheritsHealth(route.before, was) || inheritsHealth(route.after, is);
        const compare =
          is.to.what === "instance"
            ? compareInstances(route.after.service)
            : isInherited
              ? compareGatewaysWithoutHealth
              : compareGateways;
        const cause = compare(was.to, is.to);
        if (cause !== undefined) causes.add(cause);
      }
    }
    return [...causes];
  });
  return (change) => (change.change === "changed" ? ofRoutes(change.before.routes, change.after.routes) : nothing);
}

const nothing: readonly Cause[] = [];

/** The hops that lead from and to the same places. Others who dial believe other things of the same ends. */
function samePlaces(before: readonly Hop[], after: readonly Hop[]): readonly (readonly [Hop, Hop])[] {
  return before.flatMap((was) => {
    const is = after.find((hop) => isSamePlace(was, hop));
    return is === undefined ? [] : [[was, is] as const];
  });
}

function isSamePlace(a: Hop, b: Hop): boolean {
  return (
    a.network === b.network &&
    a.from.what === b.from.what &&
    a.from.datacenter === b.from.datacenter &&
    a.from.peer === b.from.peer &&
    a.to.what === b.to.what &&
    a.to.datacenter === b.to.datacenter &&
    a.to.peer === b.to.peer
  );
}

function isAlikeButHealth({ health: _, ...before }: Endpoint, { health: __, ...after }: Endpoint): boolean {
  return equal(before, after);
}

/** What came, left or changed; nothing if nothing did. */
function compareEndpoints(
  before: Stop,
  to: Stop,
  service: string,
  isAlike: (before: Endpoint, after: Endpoint) => boolean,
  catalogs: DiffCatalogs | undefined,
): EndpointsCause | undefined {
  const came: string[] = [];
  const left: string[] = [];
  const changed: string[] = [];
  for (const { before: was, after: is } of pairUp(before.endpoints ?? [], to.endpoints ?? [], ({ id }) => id)) {
    if (was === undefined && is !== undefined) came.push(is.id);
    else if (was !== undefined && is === undefined) left.push(was.id);
    else if (was !== undefined && is !== undefined && !isAlike(was, is)) changed.push(is.id);
  }
  // An empty list is another answer than none: it says that nothing is there.
  const isKnownAlike = (before.endpoints === undefined) === (to.endpoints === undefined);
  const areListed = came.length + left.length + changed.length > 0;
  if (!areListed && isKnownAlike) return undefined;
  const there = [...came, ...changed];
  const span =
    catalogs &&
    (there.length > 0
      ? spanOfFirst(catalogs.after, there, to.datacenter, to.peer)
      : spanOfFirst(catalogs.before, left, to.datacenter, to.peer));
  return {
    what: "endpoints",
    kind: to.what,
    ...(to.what === "instance" ? { service } : {}),
    datacenter: to.datacenter,
    ...(to.peer === undefined ? {} : { peer: to.peer }),
    came,
    left,
    changed,
    ...(span === undefined ? {} : { span }),
  };
}

function spanOfFirst(
  catalog: DiffCatalogs["before"],
  [id]: readonly string[],
  datacenter: string,
  peer: string | undefined,
) {
  const cluster: Cluster | undefined = peer === undefined ? catalog : catalog.peers.find(({ name }) => name === peer);
  return id === undefined || cluster === undefined ? undefined : findRegistration(cluster, datacenter, id)?.origin.span;
}
