import { formatDuration, parseDuration } from "../../src/base/duration.js";
import { compareText } from "../../src/base/text-order.js";
import type { Catalog } from "../../src/catalog/catalog.js";
import type { Endpoint } from "../../src/plan/endpoint.js";
import type { GatewayPlan } from "../../src/plan/gateway-plan.js";
import { planMeshGateways } from "../../src/plan/gateways.js";
import { planRoutes } from "../../src/plan/plan.js";
import type { Discovery, Route, UpstreamPlan } from "../../src/plan/route-plan.js";
import { difference } from "./difference.js";
import { catalogOf, type World } from "./world.js";

/** A line of routes.jsonl, of what this check reads. */
interface RouteCase {
  readonly world: World;
  readonly proxy: { readonly datacenter: string; readonly id: string };
  readonly observed: {
    readonly upstreams: Readonly<Record<string, ObservedUpstream>>;
    readonly gateways?: Readonly<Record<string, ObservedGateway>>;
  };
}

interface ObservedGateway {
  readonly routes: readonly unknown[];
  readonly clusters: Readonly<
    Record<string, { readonly connectTimeout: string; readonly endpoints: readonly ObservedEndpoint[] }>
  >;
}

interface ObservedUpstream {
  readonly targets: Readonly<Record<string, ObservedTarget>>;
}

interface ObservedTarget {
  readonly via?: string;
  readonly viaInferred?: boolean;
  readonly connectTimeout?: string;
  readonly endpoints?: readonly ObservedEndpoint[];
}

type ObservedEndpoint = Readonly<Record<string, unknown>>;

type Answer = Readonly<Record<string, unknown>>;

/** Compares the plan of one proxy, and of the gateways that were looked at, with what Consul's servers handed out. */
export function checkRoute(testCase: unknown): string | undefined {
  const given: RouteCase = Object(testCase);
  const catalog = catalogOf(given.world);
  const { plan } = planRoutes(catalog, { intentionDefault: "deny" });
  const proxy = plan.proxies.find(
    ({ id, datacenter }) => id === given.proxy.id && datacenter === given.proxy.datacenter,
  );
  const upstreams: Record<string, unknown> = {};
  for (const upstream of proxy?.upstreams ?? [])
    upstreams[upstream.id] = printUpstream(upstream, given.observed.upstreams[upstream.id]);
  const gateways =
    given.observed.gateways === undefined ? {} : printGateways(catalog, Object.keys(given.observed.gateways));
  return difference(
    { upstreams: expectedUpstreams(given), gateways: expectedGateways(given) },
    { upstreams, gateways },
  );
}

/** Lists of clusters and routes without an order, and durations in one form. */
function expectedGateways({ observed: { gateways = {} } }: RouteCase): Answer {
  return Object.fromEntries(
    Object.entries(gateways).map(([datacenter, { clusters, routes, ...gateway }]) => [
      datacenter,
      {
        ...gateway,
        routes: sortedRoutes(routes),
        clusters: Object.fromEntries(
          Object.entries(clusters).map(([name, cluster]) => [
            name,
            { ...cluster, connectTimeout: inGoForm(cluster.connectTimeout), endpoints: sorted(cluster.endpoints) },
          ]),
        ),
      },
    ]),
  );
}

function sortedRoutes(routes: readonly unknown[]): readonly unknown[] {
  return routes.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

/** The first gateway of each datacenter; `far` is that of the peer. */
function printGateways(catalog: Catalog, names: readonly string[]): Answer {
  const plans = planMeshGateways(catalog);
  return Object.fromEntries(
    names.flatMap((name) => {
      const plan = plans.find(({ datacenter }) => datacenter === name);
      return plan === undefined ? [] : [[name, printGateway(plan)]];
    }),
  );
}

function printGateway({ id, routes, clusters }: GatewayPlan): Answer {
  return {
    id,
    routes: sortedRoutes(
      routes.map(({ sni, cluster, endsTls }) => ({
        sni: sni === undefined ? [] : [sni],
        cluster: cluster ?? "<same name as the SNI>",
        ...(endsTls === true ? { terminatesTLS: true } : {}),
      })),
    ),
    clusters: Object.fromEntries(
      clusters.map(({ name, connectTimeout, endpoints, discovery, sni }) => [
        name,
        {
          connectTimeout,
          endpoints: sorted(endpoints.map(printEndpoint)),
          ...printDiscovery(discovery),
          ...(sni === undefined ? {} : { sni }),
        },
      ]),
    ),
  };
}

function expectedUpstreams({ observed }: RouteCase): Answer {
  return Object.fromEntries(
    Object.entries(observed.upstreams).map(([id, upstream]) => [
      id,
      {
        ...upstream,
        targets: Object.fromEntries(
          Object.entries(upstream.targets).map(([target, { viaInferred: _, ...route }]) => [
            target,
            {
              ...route,
              ...(route.endpoints === undefined ? {} : { endpoints: sorted(route.endpoints) }),
              ...(route.connectTimeout === undefined ? {} : { connectTimeout: inGoForm(route.connectTimeout) }),
            },
          ]),
        ),
      },
    ]),
  );
}

/** The vectors print durations as Envoy's API does (`2.500s`), this library as Go does (`2.5s`). */
function inGoForm(duration: string): string {
  const nanoseconds = parseDuration(duration);
  return nanoseconds === undefined ? duration : formatDuration(nanoseconds);
}

function sorted(endpoints: readonly ObservedEndpoint[]): readonly ObservedEndpoint[] {
  return endpoints.toSorted((a, b) => compareText(JSON.stringify(keyOf(a)), JSON.stringify(keyOf(b))));
}

function keyOf({ kind, id, datacenter, peer, address, port }: ObservedEndpoint) {
  return [kind, id, datacenter, peer, address, port];
}

function printUpstream(upstream: UpstreamPlan, observed: ObservedUpstream | undefined): Answer {
  const targets: Record<string, Answer> = {};
  const aggregates = new Map<string, string[]>();
  for (const route of upstream.routes) {
    const known = targets[route.target];
    if (known === undefined) targets[route.target] = printRoute(route, upstream, observed?.targets[route.target]);
    else if (route.via !== "absent" && known["cluster"] !== route.cluster) {
      const others = Array.isArray(known["alsoClusters"]) ? known["alsoClusters"] : [];
      targets[route.target] = { ...known, alsoClusters: [...others, route.cluster].sort(compareText) };
    }
    if (route.failover !== undefined) {
      const members = aggregates.get(route.failover.aggregate) ?? [];
      aggregates.set(route.failover.aggregate, [...members, route.target]);
    }
  }
  return {
    mode: upstream.mode.value ?? "",
    targets,
    ...(upstream.implicit === undefined ? {} : { implicit: true }),
    ...(upstream.dead !== undefined && upstream.routes.length === 0 ? { absent: true } : {}),
    ...(aggregates.size === 0 ? {} : { failoverOrder: [...aggregates.values()] }),
  };
}

function printRoute(route: Route, upstream: UpstreamPlan, observed: ObservedTarget | undefined): Answer {
  const hasChain = upstream.type === "service" && upstream.peer === undefined;
  const targetMode = hasChain ? { targetMode: route.targetMode ?? "" } : {};
  if (route.via === "absent") return { via: "absent", absent: true, ...targetMode };
  return {
    via: observed?.viaInferred === true ? observed.via : route.via,
    ...targetMode,
    cluster: route.cluster,
    connectTimeout: route.connectTimeout,
    ...(route.sni === "" ? {} : { sni: route.sni }),
    ...(route.identities.length === 0 ? {} : { spiffe: route.identities }),
    endpoints: sorted((route.hops[0]?.to.endpoints ?? []).map(printEndpoint)),
    ...printDiscovery(route.discovery),
  };
}

function printDiscovery(discovery: Discovery): Answer {
  switch (discovery) {
    case "assignment":
      return {};
    case "no-assignment":
      return { noAssignment: true };
    case "logical-dns":
      return { discovery: "LOGICAL_DNS" };
    default:
      return { discovery: "STRICT_DNS" };
  }
}

function printEndpoint({ health, weight, ...endpoint }: Endpoint): ObservedEndpoint {
  return { ...endpoint, health: health.toUpperCase(), ...(weight === 1 ? {} : { weight }) };
}
