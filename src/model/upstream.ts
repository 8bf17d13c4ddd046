import { type MeshGatewayConfig, meshGatewayConfig } from "./mesh-gateway.js";
import { boolean, integer, type OpaqueMap, object, opaqueMap, part, text } from "./type.js";

/** What an upstream can lead to. An empty type is `service`. */
export const upstreamTypes = ["service", "prepared_query"] as const;

/** A service that a proxy lets its own service call, as the registration defines it. */
export interface Upstream {
  /** `service` or `prepared_query`; filled in with `service` when a registration is read. */
  readonly destinationType?: string;
  /** The service or prepared query that the upstream leads to. */
  readonly destinationName?: string;
  /** Enterprise: namespace of the destination. */
  readonly destinationNamespace?: string;
  /** Enterprise: partition of the destination. */
  readonly destinationPartition?: string;
  /** The peer that exports the service. Excludes `datacenter`. */
  readonly destinationPeer?: string;
  /** Kept as written; absent means the proxy's own. */
  readonly datacenter?: string;
  /** Empty means 127.0.0.1. */
  readonly localBindAddress?: string;
  /** Port on which the proxy takes connections to the upstream. */
  readonly localBindPort?: number;
  /** Unix socket on which the proxy takes them instead of a port. */
  readonly localBindSocketPath?: string;
  /** Octal digits. */
  readonly localBindSocketMode?: string;
  /** Free-form settings of the proxy, such as `protocol` and `connect_timeout_ms`. */
  readonly config?: OpaqueMap;
  /** Level 6 of the effective mode. */
  readonly meshGateway?: MeshGatewayConfig;
  /** True for an upstream that central configuration brought in; only the API knows it. */
  readonly centrallyConfigured?: boolean;
}

export const upstream = object<Upstream>("Upstream", {
  destinationType: text({ apiAlias: true }),
  destinationNamespace: text({ apiAlias: true }),
  destinationPartition: text({ apiAlias: true }),
  destinationPeer: text({ apiAlias: true }),
  destinationName: text({ apiAlias: true }),
  datacenter: text(),
  localBindAddress: text({ apiAlias: true }),
  localBindPort: integer({ apiAlias: true }),
  localBindSocketPath: text({ apiAlias: true }),
  localBindSocketMode: text({ apiAlias: true }),
  config: opaqueMap(),
  meshGateway: part(meshGatewayConfig, { apiAlias: true }),
  centrallyConfigured: boolean({ knownTo: ["api"] }),
});
