import { formatDuration } from "../base/duration.js";
import type { Plain } from "../base/located.js";
import type { OpaqueMap } from "../model/type.js";

/** A gateway's option, found without regard to case as Consul finds it. */
export function gatewayOption(config: OpaqueMap | undefined, name: string): Plain | undefined {
  if (config === undefined) return undefined;
  if (Object.hasOwn(config, name)) return config[name];
  const key = Object.keys(config)
    .sort()
    .find((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? undefined : config[key];
}

const defaultMilliseconds = 5000;

/** How long a gateway waits for another gateway, in Go's form. */
export function gatewayTimeout(config: OpaqueMap | undefined): string {
  const written = Number(gatewayOption(config, "connect_timeout_ms") ?? defaultMilliseconds);
  const milliseconds = Number.isFinite(written) && written >= 1 ? Math.trunc(written) : defaultMilliseconds;
  return formatDuration(BigInt(milliseconds) * 1_000_000n);
}

/** How a gateway looks up the host names of other gateways. */
export function dnsDiscovery(config: OpaqueMap | undefined): "logical-dns" | "strict-dns" {
  const written = gatewayOption(config, "envoy_dns_discovery_type");
  return typeof written === "string" && written.toLowerCase() === "strict_dns" ? "strict-dns" : "logical-dns";
}
