import { type MeshGatewayConfig, meshGatewayConfig } from "./mesh-gateway.js";
import { duration, integer, list, object, part, text, unsigned32 } from "./type.js";

/** Limits of the connection pool to an upstream. Zero is a limit; absent is none. */
export interface UpstreamLimits {
  /** Connections to the upstream at once. */
  readonly maxConnections?: number;
  /** Requests waiting for a connection. */
  readonly maxPendingRequests?: number;
  /** Requests under way at once, for HTTP/2. */
  readonly maxConcurrentRequests?: number;
}

export const upstreamLimits = object<UpstreamLimits>("UpstreamLimits", {
  maxConnections: integer({ keepsZero: true }),
  maxPendingRequests: integer({ keepsZero: true }),
  maxConcurrentRequests: integer({ keepsZero: true }),
});

/** When an instance that fails is left out for a while. */
export interface PassiveHealthCheck {
  /** Time between two looks at an instance, as a duration in Go's form (`10s`). */
  readonly interval?: string;
  /** Failures in a row that count as broken. */
  readonly maxFailures?: number;
  /** Chance, in percent, that a broken instance is really left out. */
  readonly enforcingConsecutive5xx?: number;
  /** Share of the instances, in percent, that may be left out at once. */
  readonly maxEjectionPercent?: number;
  /** Time for which an instance is left out at first, as a duration in Go's form. */
  readonly baseEjectionTime?: string;
}

export const passiveHealthCheck = object<PassiveHealthCheck>("PassiveHealthCheck", {
  interval: duration("nanoseconds"),
  maxFailures: unsigned32(),
  enforcingConsecutive5xx: unsigned32({ alias: "enforcing_consecutive_5xx", keepsZero: true }),
  maxEjectionPercent: unsigned32({ keepsZero: true }),
  baseEjectionTime: duration("nanoseconds", { keepsZero: true }),
});

/** What a service says about its upstreams: about one of them (`overrides`) or about all (`defaults`). */
export interface UpstreamConfig {
  /** The upstream that an override is for; absent in `defaults`. */
  readonly name?: string;
  /** Enterprise: partition of the upstream. */
  readonly partition?: string;
  /** Enterprise: namespace of the upstream. */
  readonly namespace?: string;
  /** The peer that the upstream is imported from. An override without a peer does not reach a peered upstream. */
  readonly peer?: string;
  /** Escape hatch: the whole listener as Envoy's JSON. */
  readonly envoyListenerJSON?: string;
  /** Escape hatch: the whole cluster as Envoy's JSON. */
  readonly envoyClusterJSON?: string;
  /** Protocol of the upstream; Consul lowers its case. */
  readonly protocol?: string;
  /** Milliseconds; 0 leaves the default of 5000. */
  readonly connectTimeoutMs?: number;
  readonly limits?: UpstreamLimits;
  readonly passiveHealthCheck?: PassiveHealthCheck;
  readonly meshGateway?: MeshGatewayConfig;
  /** Empty or `exact_balance`. */
  readonly balanceOutboundConnections?: string;
}

export const upstreamConfig = object<UpstreamConfig>("UpstreamConfig", {
  name: text(),
  partition: text({ knownTo: ["client"] }),
  namespace: text({ knownTo: ["client"] }),
  peer: text(),
  envoyListenerJSON: text(),
  envoyClusterJSON: text(),
  protocol: text(),
  connectTimeoutMs: integer(),
  limits: part(upstreamLimits),
  passiveHealthCheck: part(passiveHealthCheck),
  meshGateway: part(meshGatewayConfig),
  balanceOutboundConnections: text(),
});

/** `UpstreamConfig` of service-defaults. */
export interface UpstreamConfiguration {
  /** For single upstreams, by name and peer. The last one that matches counts. */
  readonly overrides?: readonly UpstreamConfig[];
  /** For all upstreams. */
  readonly defaults?: UpstreamConfig;
}

export const upstreamConfiguration = object<UpstreamConfiguration>("UpstreamConfiguration", {
  overrides: list(upstreamConfig, { refusesNull: true }),
  defaults: part(upstreamConfig),
});
