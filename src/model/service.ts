import { type Locality, locality } from "./locality.js";
import { type MeshGatewayConfig, meshGatewayConfig } from "./mesh-gateway.js";
import {
  type AccessLogsConfig,
  accessLogsConfig,
  type EnvoyExtension,
  type ExposeConfig,
  envoyExtension,
  exposeConfig,
  type Meta,
  meta,
  type TransparentProxyConfig,
  transparentProxyConfig,
} from "./proxy.js";
import { boolean, type FieldTypes, integer, list, map, type OpaqueMap, object, opaqueMap, part, text } from "./type.js";
import { type Upstream, upstream } from "./upstream.js";

/** The kinds of registrations; an absent or empty kind is a typical service. */
export const serviceKinds = [
  "connect-proxy",
  "mesh-gateway",
  "terminating-gateway",
  "ingress-gateway",
  "api-gateway",
] as const;

/** The kind of a registration that is no typical service. */
export type ServiceKind = (typeof serviceKinds)[number];

/** Tells the kinds that Consul knows; letter case counts. */
export function isServiceKind(kind: string): kind is ServiceKind {
  return serviceKinds.some((known) => known === kind);
}

/** What a proxy or gateway is told. */
export interface Proxy {
  /** The service that the proxy fronts. */
  readonly destinationServiceName?: string;
  /** The instance that the proxy fronts. */
  readonly destinationServiceID?: string;
  /** Address at which the proxy reaches its own service; 127.0.0.1 if absent. */
  readonly localServiceAddress?: string;
  /** Port at which the proxy reaches its own service. */
  readonly localServicePort?: number;
  /** Unix socket at which the proxy reaches its own service, instead of a port. */
  readonly localServiceSocketPath?: string;
  /** `direct` or `transparent`. */
  readonly mode?: string;
  readonly transparentProxy?: TransparentProxyConfig;
  /** Free-form settings of the proxy; a gateway's own options stand here. */
  readonly config?: OpaqueMap;
  readonly upstreams?: readonly Upstream[];
  /** Level 4 of the effective mode. On a gateway it has no effect. */
  readonly meshGateway?: MeshGatewayConfig;
  readonly expose?: ExposeConfig;
  readonly accessLogs?: AccessLogsConfig;
  readonly envoyExtensions?: readonly EnvoyExtension[];
  /** Never in a registration: what central configuration decided. */
  readonly mutualTLSMode?: string;
}

/** The fields of {@link Proxy}, for the tables of its two forms: as written and as registered. */
export const proxyFields: FieldTypes<Proxy> = {
  envoyExtensions: list(envoyExtension, { knownTo: ["api"] }),
  destinationServiceName: text({ apiAlias: true }),
  destinationServiceID: text({ apiAlias: true }),
  localServiceAddress: text({ apiAlias: true }),
  localServicePort: integer({ apiAlias: true }),
  localServiceSocketPath: text({ apiAlias: true, agentPointer: false }),
  mode: text(),
  config: opaqueMap(),
  upstreams: list(upstream),
  meshGateway: part(meshGatewayConfig, { apiAlias: true }),
  expose: part(exposeConfig),
  accessLogs: part(accessLogsConfig, { apiAlias: true, knownTo: ["api"] }),
  transparentProxy: part(transparentProxyConfig, { apiAlias: true }),
  mutualTLSMode: text({ knownTo: [] }),
};

export const proxy = object<Proxy>("ConnectProxyConfig", proxyFields);

/** An address by which a service or node is also reached, such as `wan`. */
export interface TaggedAddress {
  /** An IP address or host name. */
  readonly address?: string;
  /** The port at that address. */
  readonly port?: number;
}

export const taggedAddress = object<TaggedAddress>("ServiceAddress", { address: text(), port: integer() });

/** Shares of the traffic that an instance gets. */
export interface Weights {
  /** While all checks pass. */
  readonly passing?: number;
  /** While a check warns. */
  readonly warning?: number;
}

export const weights = object<Weights>("Weights", { passing: integer(), warning: integer() });

/** What of `connect` is left once the sidecar is a registration of its own. */
export interface Connect {
  /** True if the service speaks mutual TLS itself and needs no proxy. */
  readonly native?: boolean;
  /** Set by Consul for services imported from a peer; the API lets it in. */
  readonly peerMeta?: OpaqueMap;
}

export const connect = object<Connect>("ServiceConnect", {
  native: boolean(),
  peerMeta: opaqueMap({ knownTo: ["api"] }),
});

/**
 * One instance of a service, as an agent holds it before central configuration is merged in: with its ID, its weights
 * and, instead of a nested sidecar, a registration of the sidecar's own.
 */
export interface Registration {
  /** `connect-proxy` or a kind of gateway, such as `mesh-gateway`; absent for a typical service. */
  readonly kind?: string;
  /** Tells the instances of one agent apart; the name if not given. */
  readonly id: string;
  /** The service's name; Consul calls it `Service` here. */
  readonly name: string;
  /** Words by which instances are told apart in queries. */
  readonly tags?: readonly string[];
  readonly meta?: Meta;
  /** 0 where the agent is to choose it. */
  readonly port?: number;
  /** Address of the instance; the node's if absent. */
  readonly address?: string;
  /** Unix socket of the instance, instead of address and port. */
  readonly socketPath?: string;
  /** Other addresses of the instance by their names, such as `wan`, `lan_ipv4` or `virtual`. */
  readonly taggedAddresses?: Readonly<Record<string, TaggedAddress>>;
  readonly weights?: Weights;
  /** True if others may change the tags in the catalogue. */
  readonly enableTagOverride?: boolean;
  readonly proxy?: Proxy;
  readonly connect?: Connect;
  /** Where the instance runs. */
  readonly locality?: Locality;
}

export const registration = object<Registration>("AgentService", {
  kind: text(),
  id: text(),
  name: text({ consulName: "Service" }),
  tags: list(text()),
  meta,
  port: integer(),
  address: text(),
  socketPath: text(),
  taggedAddresses: map(taggedAddress),
  weights: part(weights),
  enableTagOverride: boolean(),
  proxy: part(proxy),
  connect: part(connect),
  locality: part(locality),
});
