/** Namespace and partition of everything in the Community Edition, and of everything that names none. */
export const defaultNamespace = "default";
export const defaultPartition = "default";

/** What a target of a chain leads to; the parts that its ID is made of. */
export interface TargetName {
  readonly service: string;
  readonly serviceSubset?: string;
  readonly namespace: string;
  readonly partition: string;
  /** Empty for a target at a peer. */
  readonly datacenter?: string;
  readonly peer?: string;
}

/**
 * ID of a target: `api.default.default.dc1`, `v1.api.default.default.dc1` for a subset, and
 * `api.default.default.external.far` at a peer, where the subset does not show.
 */
export function targetId(target: TargetName): string {
  const { service, serviceSubset = "", namespace, partition, datacenter = "", peer = "" } = target;
  if (peer !== "") return `${service}.${namespace}.${partition}.external.${peer}`;
  const name = `${service}.${namespace}.${partition}.${datacenter}`;
  return serviceSubset === "" ? name : `${serviceSubset}.${name}`;
}

/** What a service's SNI is made of. Absent or empty namespace and partition are the default ones. */
export interface ServiceSniParts {
  readonly service: string;
  readonly serviceSubset?: string;
  readonly namespace?: string;
  readonly partition?: string;
  readonly datacenter: string;
  readonly trustDomain: string;
}

/**
 * The server name by which gateways tell where a connection goes: `api.default.dc2.internal.<trust domain>`. Another
 * partition than the default one has a form of its own (Enterprise).
 */
export function serviceSni(parts: ServiceSniParts): string {
  const { service, serviceSubset = "", partition = "", datacenter, trustDomain } = parts;
  const namespace = parts.namespace || defaultNamespace;
  const name = serviceSubset === "" ? `${service}.${namespace}` : `${serviceSubset}.${service}.${namespace}`;
  return isDefaultPartition(partition)
    ? `${name}.${datacenter}.internal.${trustDomain}`
    : `${name}.${partition}.${datacenter}.internal-v1.${trustDomain}`;
}

/** Server name of the mesh gateways of a datacenter (and, in Enterprise, a partition). */
export function gatewaySni(parts: Pick<ServiceSniParts, "partition" | "datacenter" | "trustDomain">): string {
  const { partition = "", datacenter, trustDomain } = parts;
  return isDefaultPartition(partition)
    ? `${datacenter}.internal.${trustDomain}`
    : `${partition}.${datacenter}.internal-v1.${trustDomain}`;
}

/** Server name of a service that a peer exports; `trustDomain` is the peer's. */
export function peeredServiceSni(
  parts: Pick<ServiceSniParts, "service" | "namespace" | "partition" | "trustDomain"> & { readonly peer: string },
): string {
  const namespace = parts.namespace || defaultNamespace;
  const partition = parts.partition || defaultPartition;
  return `${parts.service}.${namespace}.${partition}.${parts.peer}.external.${parts.trustDomain}`;
}

/** Server name of a prepared query. */
export function querySni(parts: {
  readonly query: string;
  readonly datacenter: string;
  readonly trustDomain: string;
}): string {
  return `${parts.query}.default.${parts.datacenter}.query.${parts.trustDomain}`;
}

/** What an upstream leads to. */
export interface UpstreamName {
  /** `service` (also when empty) or `prepared_query`. */
  readonly type?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly partition?: string;
  readonly datacenter?: string;
  readonly peer?: string;
}

/**
 * The text that tells the upstreams of a proxy apart: `api`, `api?dc=dc2`, `api?peer=far`, `prepared_query:q`. Another
 * partition or namespace than the default one stands before the name (Enterprise).
 */
export function upstreamId(upstream: UpstreamName): string {
  const { type = "", name, datacenter = "", peer = "" } = upstream;
  const where = peer !== "" ? `?peer=${peer}` : datacenter === "" ? "" : `?dc=${datacenter}`;
  const prefix = type === "" || type === "service" ? "" : `${type}:`;
  return `${prefix}${tenancyPrefix(upstream)}${name}${where}`;
}

function tenancyPrefix(upstream: UpstreamName): string {
  const namespace = upstream.namespace || defaultNamespace;
  const partition = upstream.partition || defaultPartition;
  if (partition !== defaultPartition) return `${partition}/${namespace}/`;
  return namespace === defaultNamespace ? "" : `${namespace}/`;
}

function isDefaultPartition(partition: string): boolean {
  return partition === "" || partition === defaultPartition;
}
