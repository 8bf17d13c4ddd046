import { compareText } from "../base/text-order.js";
import type { Peer } from "../catalog/catalog.js";
import type { Cluster } from "../catalog/cluster.js";
import type { Datacenter } from "../catalog/datacenter.js";
import { gatewaySni, peeredServiceSni, serviceSni } from "../catalog/names.js";
import type { ChainTarget, CompiledChain } from "../chain/compiled-chain.js";
import { isHttpLike } from "../chain/protocol.js";
import { defaultConnectTimeout, type ServiceResolver } from "../model/service-resolver.js";
import type { OpaqueMap } from "../model/type.js";
import type { Endpoint } from "./endpoint.js";
import type { EndpointLists, Whereabouts } from "./endpoint-lists.js";
import { isVirtual } from "./exports.js";
import { dnsDiscovery, gatewayTimeout } from "./gateway-options.js";
import { namesAmong, oneName } from "./peer-names.js";
import type { Discovery } from "./route-plan.js";

/** What a mesh gateway does with the connections that reach it. It reads the server name, and nothing else. */
export interface GatewayPlan {
  /** ID of its registration. */
  readonly id: string;
  readonly datacenter: string;
  readonly peer?: string;
  /** By server name, the most specific first; the last one is for all that no other takes. */
  readonly routes: readonly GatewayRoute[];
  /** By name, sorted. */
  readonly clusters: readonly GatewayCluster[];
}

/** Where connections with some server names go. */
export interface GatewayRoute {
  /** The server name, or `*.` and the end of it. Absent: any other, which goes to the cluster of that very name. */
  readonly sni?: string;
  /** Name of the cluster; `http:` and a service where the gateway ends TLS and routes by the service's own chain. */
  readonly cluster?: string;
  readonly endsTls?: true;
}

/** Something that a gateway can pass connections on to. */
export interface GatewayCluster {
  readonly name: string;
  /** Duration in Go's form. */
  readonly connectTimeout: string;
  readonly discovery: Discovery;
  readonly endpoints: readonly Endpoint[];
  /** Server name of the connection that the gateway itself opens, where it has ended the other one. */
  readonly sni?: string;
}

/** Where a gateway stands, and whom its cluster deals with. */
export interface GatewaySurroundings {
  readonly cluster: Cluster;
  readonly datacenter: Datacenter;
  /** The name of the peer whose gateway it is. */
  readonly peer?: string;
  /** Services that this datacenter exports, and the names by which the cluster calls those who use them. */
  readonly exported: readonly { readonly service: string; readonly consumers: readonly string[] }[];
  /** The clusters whose services this datacenter imports. */
  readonly imports: readonly Peer[];
  readonly lists: EndpointLists;
  compile(service: string): CompiledChain | undefined;
  importsOf(peer: Peer): readonly { readonly service: string; readonly sni: string }[];
}

/** Plans one mesh gateway; `options` are those of its registration, with what proxy-defaults adds. */
export function planMeshGateway(
  id: string,
  options: OpaqueMap | undefined,
  surroundings: GatewaySurroundings,
): GatewayPlan {
  const { datacenter, peer } = surroundings;
  const remote = { connectTimeout: gatewayTimeout(options), dns: dnsDiscovery(options) };
  const exported = surroundings.exported.flatMap(({ service, consumers }) =>
    exportedRoutes(surroundings, service, consumers),
  );
  const clusters = [
    ...otherDatacenters(surroundings).map((other) => remoteCluster(surroundings, other, remote)),
    ...exported.flatMap((one) => one.clusters),
    ...localClusters(surroundings),
    ...surroundings.imports.flatMap((from) => importedClusters(surroundings, from, remote)),
  ];
  const byName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  return {
    id,
    datacenter: datacenter.name,
    ...(peer === undefined ? {} : { peer }),
    routes: [
      ...exported.map(({ route }) => route).sort((a, b) => compareText(a.sni ?? "", b.sni ?? "")),
      ...otherDatacenters(surroundings).map((other) => wildcardRoute(surroundings, other)),
      {},
    ],
    clusters: [...byName.values()].sort((a, b) => compareText(a.name, b.name)),
  };
}

interface RemoteOptions {
  readonly connectTimeout: string;
  /** How host names of other gateways are looked up. */
  readonly dns: "logical-dns" | "strict-dns";
}

/** Only datacenters that have a gateway: connections for any other are closed. */
function otherDatacenters({ cluster, datacenter }: GatewaySurroundings): readonly Datacenter[] {
  return cluster.datacenters.filter((other) => other.name !== datacenter.name && other.gateways.length > 0);
}

function wildcardRoute({ cluster: { trustDomain } }: GatewaySurroundings, other: Datacenter): GatewayRoute {
  const name = gatewaySni({ datacenter: other.name, trustDomain });
  return { sni: `*.${name}`, cluster: name };
}

function remoteCluster(
  { cluster, lists }: GatewaySurroundings,
  other: Datacenter,
  options: RemoteOptions,
): GatewayCluster {
  const at = whereabouts(other);
  const name = gatewaySni({ datacenter: other.name, trustDomain: cluster.trustDomain });
  return dialGateways(name, lists.gateways(at, true).stop.endpoints ?? [], options);
}

/** Gateways by WAN address. Host names are looked up; IP addresses beside them are dropped. */
function dialGateways(
  name: string,
  endpoints: readonly Endpoint[],
  { connectTimeout, dns }: RemoteOptions,
): GatewayCluster {
  const names = namesAmong(endpoints);
  if (names === undefined) return { name, connectTimeout, discovery: "assignment", endpoints };
  return { name, connectTimeout, discovery: dns, endpoints: dns === "logical-dns" ? oneName(names) : names };
}

/** One cluster for each mesh service here, and one for each of its subsets. */
function localClusters(surroundings: GatewaySurroundings): readonly GatewayCluster[] {
  const { cluster, datacenter, lists } = surroundings;
  const { trustDomain, entries } = cluster;
  const at = whereabouts(datacenter);
  return datacenter.meshServices().flatMap((service) => {
    const resolver: ServiceResolver | undefined = entries.get("service-resolver", service)?.value;
    const subsets = resolver?.subsets ?? {};
    const connectTimeout = timeoutOf(resolver);
    const make = (name: string, subset: string): GatewayCluster => ({
      name,
      connectTimeout,
      discovery: "assignment",
      endpoints:
        lists.instances(at, service, Object.hasOwn(subsets, subset) ? subsets[subset] : undefined, false).stop
          .endpoints ?? [],
    });
    const sniOf = (serviceSubset: string) =>
      serviceSni({ service, serviceSubset, datacenter: datacenter.name, trustDomain });
    return [
      make(sniOf(""), resolver?.defaultSubset ?? ""),
      ...Object.keys(subsets).map((subset) => make(sniOf(subset), subset)),
    ];
  });
}

function timeoutOf(resolver: ServiceResolver | undefined): string {
  const written = resolver?.connectTimeout ?? "";
  return written === "" || written === "0s" ? defaultConnectTimeout : written;
}

interface ExportedRoute {
  readonly route: GatewayRoute;
  readonly clusters: readonly GatewayCluster[];
}

/** A listener entry for each consumer of an exported service, and the clusters of the service's chain. */
function exportedRoutes(
  surroundings: GatewaySurroundings,
  service: string,
  consumers: readonly string[],
): readonly ExportedRoute[] {
  const { cluster, datacenter } = surroundings;
  const chain = isRouted(cluster, datacenter, service) ? surroundings.compile(service) : undefined;
  if (chain === undefined) return [];
  const isHttp = isHttpLike(chain.protocol);
  const targets = Object.values(chain.targets).filter((target) => target.datacenter === datacenter.name);
  const clusters = targets.map((target) => exportedCluster(surroundings, target, isHttp));
  const first = primaryOf(chain) ?? targets[0];
  return consumers.map((peer) => ({
    route: {
      sni: peeredServiceSni({ service, peer, trustDomain: cluster.trustDomain }),
      ...(isHttp ? { cluster: `http:${service}`, endsTls: true as const } : { cluster: exportedName(first) }),
    },
    clusters,
  }));
}

/** True for a name that something is registered under and that is in the mesh, by an instance or by an entry. */
function isRouted(cluster: Cluster, datacenter: Datacenter, service: string): boolean {
  if (datacenter.instancesOf(service).length > 0) return true;
  return datacenter.plainOf(service).length > 0 && isVirtual(cluster, service);
}

/** The first target of a chain that is nothing but a resolver. */
function primaryOf(chain: CompiledChain): ChainTarget | undefined {
  const start = chain.nodes[chain.startNode];
  return start?.type === "resolver" ? chain.targets[start.resolver.target] : undefined;
}

function exportedName(target: ChainTarget | undefined): string {
  return `exported~${target?.name ?? ""}`;
}

function exportedCluster(
  { datacenter, lists }: GatewaySurroundings,
  target: ChainTarget,
  isHttp: boolean,
): GatewayCluster {
  const { service, subset, connectTimeout, name = "" } = target;
  const endpoints = lists.instances(whereabouts(datacenter), service, subset, false).stop.endpoints ?? [];
  return {
    name: exportedName(target),
    connectTimeout,
    discovery: "assignment",
    endpoints,
    ...(isHttp ? { sni: name } : {}),
  };
}

/** A gateway learns of an imported service by its plain registration; sidecars alone do not tell it. */
function importedClusters(
  surroundings: GatewaySurroundings,
  from: Peer,
  options: RemoteOptions,
): readonly GatewayCluster[] {
  const gateways = surroundings.lists.gateways(whereabouts(from.home, from.name), true).stop.endpoints ?? [];
  return surroundings
    .importsOf(from)
    .filter(({ service }) => from.home.plainOf(service).length > 0)
    .map(({ sni }) => dialGateways(sni, gateways, options));
}

/** A gateway of a peer sees its own cluster as everybody sees theirs: nothing in it is at a peer. */
function whereabouts(datacenter: Datacenter, peer?: string): Whereabouts {
  return { datacenter: datacenter.name, ...(peer === undefined ? {} : { peer }), registered: datacenter };
}
