import { type EntryBase, entryFields } from "./entry.js";
import { type MeshGatewayConfig, meshGatewayConfig } from "./mesh-gateway.js";
import {
  type EnvoyExtension,
  type ExposeConfig,
  envoyExtension,
  exposeConfig,
  type TransparentProxyConfig,
  transparentProxyConfig,
} from "./proxy.js";
import { integer, list, object, part, text } from "./type.js";
import { type UpstreamConfiguration, upstreamConfiguration } from "./upstream-config.js";

/** Addresses outside the mesh that stand for the service. */
export interface DestinationConfig {
  /** IP addresses or host names. */
  readonly addresses?: readonly string[];
  /** The port at all of them. */
  readonly port?: number;
}

export const destinationConfig = object<DestinationConfig>("DestinationConfig", {
  addresses: list(text()),
  port: integer(),
});

/** Enterprise: limits of requests to one path. */
export interface InstanceLevelRouteRateLimits {
  /** The limit is for this path. */
  readonly pathExact?: string;
  /** The limit is for paths that begin so. */
  readonly pathPrefix?: string;
  /** The limit is for paths that match this expression. */
  readonly pathRegex?: string;
  /** Requests in a second, on average. */
  readonly requestsPerSecond?: number;
  /** Requests at once beyond the average. */
  readonly requestsMaxBurst?: number;
}

export const instanceLevelRouteRateLimits = object<InstanceLevelRouteRateLimits>("InstanceLevelRouteRateLimits", {
  pathExact: text(),
  pathPrefix: text(),
  pathRegex: text(),
  requestsPerSecond: integer(),
  requestsMaxBurst: integer(),
});

/** Enterprise: limits of requests to each instance. */
export interface InstanceLevelRateLimits {
  /** Requests in a second, on average. */
  readonly requestsPerSecond?: number;
  /** Requests at once beyond the average. */
  readonly requestsMaxBurst?: number;
  readonly routes?: readonly InstanceLevelRouteRateLimits[];
}

export const instanceLevelRateLimits = object<InstanceLevelRateLimits>("InstanceLevelRateLimits", {
  requestsPerSecond: integer(),
  requestsMaxBurst: integer(),
  routes: list(instanceLevelRouteRateLimits),
});

/** Enterprise: limits of requests. */
export interface RateLimits {
  readonly instanceLevel?: InstanceLevelRateLimits;
}

export const rateLimits = object<RateLimits>("RateLimits", { instanceLevel: part(instanceLevelRateLimits) });

/** Defaults of one service: of its own proxies, and of what it calls. */
export interface ServiceDefaults extends EntryBase {
  readonly kind: "service-defaults";
  /** `tcp`, `http`, `http2` or `grpc`; Consul lowers its case. */
  readonly protocol?: string;
  /** `direct` or `transparent`. */
  readonly mode?: string;
  readonly transparentProxy?: TransparentProxyConfig;
  /** `strict` or `permissive`. */
  readonly mutualTLSMode?: string;
  readonly meshGateway?: MeshGatewayConfig;
  readonly expose?: ExposeConfig;
  /** Server name that others use to reach the service outside the mesh; such targets pass no gateway. */
  readonly externalSNI?: string;
  readonly upstreamConfig?: UpstreamConfiguration;
  readonly destination?: DestinationConfig;
  /** Connections that each proxy of the service takes at once. */
  readonly maxInboundConnections?: number;
  /** Milliseconds. */
  readonly localConnectTimeoutMs?: number;
  /** Milliseconds. */
  readonly localRequestTimeoutMs?: number;
  /** Empty or `exact_balance`. */
  readonly balanceInboundConnections?: string;
  /** Enterprise. */
  readonly rateLimits?: RateLimits;
  readonly envoyExtensions?: readonly EnvoyExtension[];
}

export const serviceDefaults = object<Omit<ServiceDefaults, "kind">>("ServiceConfigEntry", {
  ...entryFields,
  protocol: text(),
  mode: text(),
  transparentProxy: part(transparentProxyConfig),
  mutualTLSMode: text(),
  meshGateway: part(meshGatewayConfig),
  expose: part(exposeConfig),
  externalSNI: text(),
  upstreamConfig: part(upstreamConfiguration),
  destination: part(destinationConfig),
  maxInboundConnections: integer(),
  localConnectTimeoutMs: integer(),
  localRequestTimeoutMs: integer(),
  balanceInboundConnections: text(),
  rateLimits: part(rateLimits),
  envoyExtensions: list(envoyExtension),
});
