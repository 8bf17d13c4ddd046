import type { ServiceDefaults } from "../model/service-defaults.js";
import type { Upstream } from "../model/upstream.js";
import type { UpstreamConfig } from "../model/upstream-config.js";

/** What tells upstreams apart when configuration is matched to them. The datacenter is no part of it. */
export interface UpstreamIdentity {
  readonly name: string;
  /** Empty for a service of the own cluster. */
  readonly peer: string;
  /** Enterprise; empty in the Community Edition. */
  readonly namespace: string;
  /** Enterprise; empty in the Community Edition. */
  readonly partition: string;
}

/** How one proxy's upstreams and the overrides of its service are told apart. */
export interface IdentityScheme {
  ofUpstream(upstream: Upstream): UpstreamIdentity;
  ofOverride(override: UpstreamConfig): UpstreamIdentity;
}

/** Name and peer; the Community Edition keeps an upstream's namespace and partition and does not look at them. */
const communityScheme: IdentityScheme = {
  ofUpstream: ({ destinationName = "", destinationPeer = "" }) => identity(destinationName, destinationPeer),
  ofOverride: ({ name = "", peer = "" }) => identity(name, peer),
};

function identity(name: string, peer: string): UpstreamIdentity {
  return { name, peer, namespace: "", partition: "" };
}

/** Enterprise: what is not said is that of the entry or of the proxy; a peered one is in the partition of the proxy. */
function enterpriseScheme(entry: ServiceDefaults): IdentityScheme {
  const home = { namespace: entry.namespace || "default", partition: entry.partition || "default" };
  return {
    ofUpstream: ({ destinationName = "", destinationPeer = "", destinationNamespace, destinationPartition }) => ({
      name: destinationName,
      peer: destinationPeer,
      namespace: destinationNamespace || home.namespace,
      partition: destinationPeer === "" ? destinationPartition || home.partition : home.partition,
    }),
    ofOverride: ({ name = "", peer = "", namespace, partition }) => ({
      name,
      peer,
      namespace: namespace || home.namespace,
      partition: peer === "" ? partition || home.partition : home.partition,
    }),
  };
}

/**
 * Namespaces and partitions take part where the entry names one, which only Enterprise accepts: an entry that the
 * Community Edition could hold is matched as there.
 */
export function identityScheme(entry: ServiceDefaults | undefined): IdentityScheme {
  if (entry === undefined) return communityScheme;
  const mentions = [entry, ...(entry.upstreamConfig?.overrides ?? [])];
  return mentions.some(({ namespace, partition }) => namespace || partition)
    ? enterpriseScheme(entry)
    : communityScheme;
}

/** One text for each identity; lengths keep the parts apart whatever they hold. */
export function identityKey({ name, peer, namespace, partition }: UpstreamIdentity): string {
  if (peer === "" && namespace === "" && partition === "") return `0::${name}`;
  return `${peer.length}:${peer}:${name.length}:${name}:${namespace.length}:${namespace}:${partition}`;
}

/**
 * How Consul writes an upstream: `db`, `db?dc=dc2`, `db?peer=east`, `prepared_query:near-db`. A peer hides the datacenter;
 * partition and namespace stand before the name where they are other than the default ones.
 */
export function upstreamId(upstream: Upstream, identity: UpstreamIdentity): string {
  const datacenter = upstream.datacenter ? `?dc=${upstream.datacenter}` : "";
  if (!isServiceUpstream(upstream)) return `${upstream.destinationType}:${upstream.destinationName ?? ""}${datacenter}`;
  return serviceId(identity, datacenter);
}

/** The same for a service that no definition names: `db`, `db?peer=east`. */
export function serviceId({ name, peer, namespace, partition }: UpstreamIdentity, datacenter = ""): string {
  const suffix = peer === "" ? datacenter : `?peer=${peer}`;
  if (isHome(namespace) && isHome(partition)) return suffix === "" ? name : name + suffix;
  return `${partition || "default"}/${namespace || "default"}/${name}${suffix}`;
}

function isHome(part: string): boolean {
  return part === "" || part === "default";
}

/** True for an upstream that leads to a service; an empty type means that too. */
export function isServiceUpstream({ destinationType }: Upstream): boolean {
  return !destinationType || destinationType === "service";
}
