import { describe } from "../code.js";
import { refusal } from "./refusal.js";

/** Faults of proxy-defaults, service-defaults and mesh. */
export const defaultsEntryCodes = describe({
  "entry/proxy-defaults.name": refusal("The only proxy-defaults is named `global`.", 'Name = "web"'),
  "entry/proxy-defaults.config-protocol-type": refusal(
    "`protocol` in the free-form configuration is not a text.",
    'Config { protocol = ["http", "tcp"] }',
  ),
  "entry/proxy-defaults.socket-dir": refusal(
    "`envoy_hcp_metrics_bind_socket_dir` is longer than 70 bytes.",
    'Config { envoy_hcp_metrics_bind_socket_dir = "/aaaa…" }',
  ),
  "entry/service-defaults.name-wildcard": refusal("`*` is no service.", 'Kind = "service-defaults" Name = "*"'),
  "entry/service-defaults.protocol": refusal("There is no such protocol.", 'Protocol = "udp"'),
  "entry/service-defaults.balance-inbound": refusal(
    "Connections can be balanced in one way only.",
    'BalanceInboundConnections = "round_robin"',
  ),
  "entry/service-defaults.upstream-config-with-destination": refusal(
    "A destination outside the mesh has no proxy, so it cannot say anything about its upstreams.",
    "UpstreamConfig {} Destination {}",
  ),
  "entry/upstream-override.name-required": refusal("An override does not say for which upstream.", "Overrides = [{}]"),
  "entry/upstream-override.name-wildcard": refusal(
    "An override is for one upstream; what is for all stands in `Defaults`.",
    'Overrides = [{ Name = "*" }]',
  ),
  "entry/upstream-defaults.name-empty": refusal(
    "`Defaults` are for all upstreams and name none.",
    'Defaults { Name = "db" }',
  ),
  "entry/upstream.balance-outbound": refusal(
    "Connections can be balanced in one way only.",
    'BalanceOutboundConnections = "round_robin"',
  ),
  "entry/destination.no-address": refusal("A destination has no address.", "Destination { Port = 443 }"),
  "entry/destination.duplicate-address": refusal("An address is listed twice.", 'Addresses = ["a.com", "a.com"]'),
  "entry/destination.bad-address": refusal(
    "An address is neither a name of DNS without `*` nor an IP address.",
    'Addresses = ["*.example.com"]',
  ),
  "entry/destination.port": refusal("The port is not between 1 and 65535.", "Destination { Port = 0 }"),
  "entry/rate-limits.enterprise": refusal("Rate limits exist in Consul Enterprise only.", "RateLimits {}"),
  "entry/mesh.tls-incoming": refusal(
    "The TLS settings of incoming connections are refused; another diagnostic says why.",
    'TLS { Incoming { TLSMinVersion = "TLSv1.2" } }',
  ),
  "entry/mesh.tls-outgoing": refusal(
    "The TLS settings of outgoing connections are refused; another diagnostic says why.",
    'TLS { Outgoing { TLSMinVersion = "TLSv1.2" } }',
  ),
  "entry/mesh.escaped-slashes": refusal(
    "There is no such treatment of escaped slashes.",
    'PathWithEscapedSlashesAction = "REJECT"',
  ),
  "entry/mesh.underscores": refusal(
    "There is no such treatment of headers with underscores.",
    'HeadersWithUnderscoresAction = "REJECT"',
  ),
});
