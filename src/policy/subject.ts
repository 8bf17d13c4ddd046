import type { DeadEnd, ProxyPlan, Route, RoutePlan, UpstreamPlan, Via } from "../plan/route-plan.js";

/** A route as rules see it. An upstream that the proxy gets nothing for counts as one route that is absent and dead. */
export interface Subject {
  readonly proxy: ProxyPlan;
  readonly upstream: UpstreamPlan;
  readonly route?: Route;
  readonly service: string;
  readonly datacenter?: string;
  readonly peer?: string;
  readonly via: Via;
  readonly isCrossing: boolean;
  readonly isFailover: boolean;
  readonly isDead: boolean;
  readonly dead?: DeadEnd;
}

/** All routes of a plan. */
export function subjectsOf(plan: RoutePlan): readonly Subject[] {
  return plan.proxies.flatMap((proxy) =>
    proxy.upstreams.flatMap((upstream) =>
      upstream.routes.length === 0
        ? [withoutRoute(proxy, upstream)]
        : upstream.routes.map((route) => withRoute(proxy, upstream, route)),
    ),
  );
}

function withRoute(proxy: ProxyPlan, upstream: UpstreamPlan, route: Route): Subject {
  const dead = upstream.dead ?? route.dead;
  return {
    proxy,
    upstream,
    route,
    service: route.service,
    ...placeOf(route),
    via: route.via,
    isCrossing: crosses(proxy, route),
    isFailover: route.failover !== undefined && route.failover.position > 0,
    isDead: dead !== undefined,
    ...(dead === undefined ? {} : { dead }),
  };
}

function withoutRoute(proxy: ProxyPlan, upstream: UpstreamPlan): Subject {
  const { name, peer, dead } = upstream;
  const place = peer === undefined ? { datacenter: upstream.datacenter ?? proxy.datacenter } : { peer };
  return {
    proxy,
    upstream,
    service: name,
    ...place,
    via: "absent",
    isCrossing: crosses(proxy, place),
    isFailover: false,
    isDead: true,
    ...(dead === undefined ? {} : { dead }),
  };
}

interface Whereabouts {
  readonly datacenter?: string;
  readonly peer?: string;
}

function placeOf({ datacenter, peer }: Route): Whereabouts {
  return { ...(datacenter === undefined ? {} : { datacenter }), ...(peer === undefined ? {} : { peer }) };
}

function crosses(proxy: ProxyPlan, { datacenter, peer }: Whereabouts): boolean {
  return peer !== undefined || (datacenter !== undefined && datacenter !== proxy.datacenter);
}
