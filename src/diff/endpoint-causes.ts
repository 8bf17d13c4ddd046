import equal from "fast-deep-equal";
import type { Cluster } from "../catalog/cluster.js";
import { remember } from "../plan/remember.js";
import type { Hop, Route, Stop } from "../plan/route-plan.js";
import { type DiffCatalogs, findRegistration } from "./documents.js";
import { pairUp } from "./pairs.js";
import { pairwise } from "./pairwise.js";
import type { Cause, EndpointsCause, UpstreamChange } from "./plan-diff.js";
import { targetOf } from "./routes.js";

/**
 * What came, left or changed at the ends of hops that both plans have. Where a route goes another way there is nothing to
 * compare: that other gateways are dialled follows from the way.
 */
export type CausesOfEndpoints = (change: UpstreamChange) => readonly Cause[];

export function endpointCauses(catalogs: DiffCatalogs | undefined): CausesOfEndpoints {
  // One cause for all who dial the same instances of one service, or the same gateways.
  const known = new Map<string, (before: Stop, after: Stop) => EndpointsCause | undefined>();
  const compareFor = (service: string) =>
    remember(known, service, () =>
      pairwise((before: Stop, after: Stop) =>
        // An empty list is another answer than none: it says that nothing is there.
        equal(before.endpoints, after.endpoints) ? undefined : compareEndpoints(before, after, service, catalogs),
      ),
    );
  const ofRoutes = pairwise((before: readonly Route[], after: readonly Route[]): readonly Cause[] => {
    const causes = new Set<Cause>();
    for (const route of pairUp(before, after, targetOf)) {
      if (route.before === undefined || route.after === undefined) continue;
      for (const [was, is] of samePlaces(route.before.hops, route.after.hops)) {
        const cause = compareFor(is.to.what === "instance" ? route.after.service : "")(was.to, is.to);
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

function compareEndpoints(before: Stop, to: Stop, service: string, catalogs: DiffCatalogs | undefined): EndpointsCause {
  const came: string[] = [];
  const left: string[] = [];
  const changed: string[] = [];
  for (const { before: was, after: is } of pairUp(before.endpoints ?? [], to.endpoints ?? [], ({ id }) => id)) {
    if (was === undefined && is !== undefined) came.push(is.id);
    else if (was !== undefined && is === undefined) left.push(was.id);
    else if (was !== undefined && is !== undefined && !equal(was, is)) changed.push(is.id);
  }
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
