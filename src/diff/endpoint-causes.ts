import equal from "fast-deep-equal";
import type { Cluster } from "../catalog/cluster.js";
import type { Endpoint } from "../plan/endpoint.js";
import type { Hop, Route } from "../plan/route-plan.js";
import { targetOf } from "./aspects.js";
import { type DiffCatalogs, findRegistration } from "./documents.js";
import { pairUp } from "./pairs.js";
import type { Cause, EndpointsCause, UpstreamChange } from "./plan-diff.js";

/**
 * What came, left or changed at the ends of hops that both plans have. Where a route goes another way there is nothing to
 * compare: that other gateways are dialled follows from the way.
 */
export type CausesOfEndpoints = (change: UpstreamChange) => readonly Cause[];

export function endpointCauses(catalogs: DiffCatalogs | undefined): CausesOfEndpoints {
  // Routes share their stops, so most pairs of lists are met many times.
  const known = new WeakMap<readonly Endpoint[], WeakMap<readonly Endpoint[], EndpointsCause>>();
  const causeOf = (before: Hop, after: Hop, service: string): EndpointsCause | undefined => {
    const was = before.to.endpoints ?? unknown;
    const is = after.to.endpoints ?? unknown;
    // An empty list is another answer than none: it says that nothing is there.
    if (equal(before.to.endpoints, after.to.endpoints)) return undefined;
    const ofBefore = known.get(was) ?? new WeakMap<readonly Endpoint[], EndpointsCause>();
    known.set(was, ofBefore);
    const found = was === unknown || is === unknown ? undefined : ofBefore.get(is);
    const cause = found ?? compareEndpoints(was, is, after, service, catalogs);
    ofBefore.set(is, cause);
    return cause;
  };
  return (change) => {
    if (change.change !== "changed") return nothing;
    return pairUp(change.before.routes, change.after.routes, targetOf).flatMap(({ before, after }) =>
      before === undefined || after === undefined ? [] : hopPairs(before, after).flatMap(causeOfPair),
    );
  };

  function causeOfPair({ before, after, service }: HopPair): readonly Cause[] {
    const cause = causeOf(before, after, service);
    return cause === undefined ? nothing : [cause];
  }
}

const nothing: readonly Cause[] = [];
const unknown: readonly Endpoint[] = [];

interface HopPair {
  readonly before: Hop;
  readonly after: Hop;
  readonly service: string;
}

/** The hops of two routes that lead from and to the same places. Others who dial believe other things of the same ends. */
function hopPairs(before: Route, after: Route): readonly HopPair[] {
  return pairUp(before.hops, after.hops, endsOf).flatMap((pair) =>
    pair.before === undefined || pair.after === undefined
      ? []
      : [{ before: pair.before, after: pair.after, service: after.service }],
  );
}

function endsOf({ from, to, network }: Hop): string {
  return [from.what, from.datacenter, from.peer ?? "", to.what, to.datacenter, to.peer ?? "", network].join("\n");
}

function compareEndpoints(
  before: readonly Endpoint[],
  after: readonly Endpoint[],
  { to }: Hop,
  service: string,
  catalogs: DiffCatalogs | undefined,
): EndpointsCause {
  const came: string[] = [];
  const left: string[] = [];
  const changed: string[] = [];
  for (const { before: was, after: is } of pairUp(before, after, ({ id }) => id)) {
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
