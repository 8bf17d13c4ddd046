/** What kind of value an option takes. Numbers and truth values may be written as text. */
export type OptionKind = "boolean" | "integer" | "text" | "addresses";

export interface GatewayOption {
  readonly name: string;
  readonly kind: OptionKind;
  /** A name that the option had before. */
  readonly oldName?: string;
}

/** The options that mesh gateways read from `proxy.config`. */
export const gatewayOptions: readonly GatewayOption[] = [
  {
    name: "envoy_gateway_bind_tagged_addresses",
    kind: "boolean",
    oldName: "envoy_mesh_gateway_bind_tagged_addresses",
  },
  { name: "envoy_gateway_bind_addresses", kind: "addresses", oldName: "envoy_mesh_gateway_bind_addresses" },
  { name: "envoy_gateway_no_default_bind", kind: "boolean", oldName: "envoy_mesh_gateway_no_default_bind" },
  { name: "envoy_dns_discovery_type", kind: "text" },
  { name: "connect_timeout_ms", kind: "integer" },
  { name: "xds_fetch_timeout_ms", kind: "integer" },
  { name: "envoy_gateway_remote_tcp_enable_keepalive", kind: "boolean" },
  { name: "envoy_gateway_remote_tcp_keepalive_time", kind: "integer" },
  { name: "envoy_gateway_remote_tcp_keepalive_interval", kind: "integer" },
  { name: "envoy_gateway_remote_tcp_keepalive_probes", kind: "integer" },
];

/** Options that are read when Envoy is started, and those that central configuration brings along for proxies. */
export const otherOptions: readonly string[] = [
  "protocol",
  "mesh_gateway",
  "envoy_statsd_url",
  "envoy_dogstatsd_url",
  "envoy_stats_tags",
  "envoy_prometheus_bind_addr",
  "envoy_stats_bind_addr",
  "envoy_stats_flush_interval",
  "envoy_telemetry_collector_bind_socket_dir",
];

/** Parts of Envoy's own configuration, given as JSON. */
export const escapeHatches: readonly string[] = [
  "envoy_public_listener_json",
  "envoy_listener_tracing_json",
  "envoy_local_cluster_json",
  "envoy_listener_json",
  "envoy_cluster_json",
  "envoy_stats_config_json",
  "envoy_extra_stats_sinks_json",
  "envoy_extra_static_clusters_json",
  "envoy_extra_static_listeners_json",
  "envoy_tracing_json",
  "envoy_bootstrap_json_tpl",
];
