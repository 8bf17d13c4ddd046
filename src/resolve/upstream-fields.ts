import type { Plain } from "../base/located.js";
import { consulJson } from "../model/consul-json.js";
import type { OpaqueMap } from "../model/type.js";
import { passiveHealthCheck, type UpstreamConfig, upstreamLimits } from "../model/upstream-config.js";

/** How one field of `UpstreamConfig.Defaults` or of an override stands in an upstream's free-form configuration. */
interface UpstreamField {
  readonly key: string;
  /** Its value there; undefined where the field does not count as set, so that lower levels show through. */
  read(config: UpstreamConfig): Plain | undefined;
}

/**
 * All fields but the mesh-gateway mode, which is kept apart. A set field replaces what lower levels say as a whole; objects
 * are set by being there, even empty.
 */
const upstreamFields: readonly UpstreamField[] = [
  { key: "protocol", read: ({ protocol }) => protocol?.toLowerCase() || undefined },
  { key: "connect_timeout_ms", read: ({ connectTimeoutMs }) => connectTimeoutMs || undefined },
  { key: "limits", read: ({ limits }) => limits && consulJson(upstreamLimits, limits) },
  {
    key: "passive_health_check",
    read: (config) => config.passiveHealthCheck && consulJson(passiveHealthCheck, config.passiveHealthCheck),
  },
  {
    key: "balance_outbound_connections",
    read: ({ balanceOutboundConnections }) => balanceOutboundConnections || undefined,
  },
  { key: "envoy_listener_json", read: ({ envoyListenerJSON }) => envoyListenerJSON || undefined },
  { key: "envoy_cluster_json", read: ({ envoyClusterJSON }) => envoyClusterJSON || undefined },
];

/** The set fields of a typed upstream configuration as free-form keys, without the mesh-gateway mode. */
export function upstreamSettings(config: UpstreamConfig | undefined): OpaqueMap {
  const settings: Record<string, Plain> = {};
  if (config === undefined) return settings;
  for (const { key, read } of upstreamFields) {
    const value = read(config);
    if (value !== undefined) settings[key] = value;
  }
  return settings;
}
