import { describe } from "./code.js";

/** What mesh gateways need beside themselves. */
export const prerequisiteCodes = describe({
  "prerequisite/consul-version": {
    severity: "error",
    explanation: "Mesh gateways came with Consul 1.6. Older servers refuse the registration of a gateway.",
    example: "consulVersion 1.5.3",
  },
  "prerequisite/connect-disabled": {
    severity: "error",
    explanation:
      "An agent has the service mesh switched off: its proxies and gateways get no certificates and no configuration, and nothing is listening. The setting's default became true in 1.14.",
    example: "connect { enabled = false }",
  },
  "prerequisite/grpc-off": {
    severity: "error",
    explanation:
      "Envoy gets its configuration from the agent by gRPC. An agent without a gRPC port has proxies beside it that wait for ever: their listeners never open, and connections to them are refused.",
    example: "a client agent without ports { grpc = 8502 }, and the file of a sidecar beside it",
  },
  "prerequisite/central-config-disabled": {
    severity: "warning",
    explanation:
      "Modes are set in config entries, and an agent does not merge config entries into its proxies; then the modes of the calling service and of its proxy do not reach upstreams, and only what the entries say of each target counts. The setting's default became true in 1.9.",
    example: "enable_central_service_config = false, and proxy-defaults with a mode",
  },
  "prerequisite/central-config-default": {
    severity: "warning",
    explanation:
      "Before Consul 1.9 agents did not merge config entries into proxies unless told to. Modes in config entries then have no effect.",
    example: "consulVersion 1.8, proxy-defaults with a mode, and agents without enable_central_service_config = true",
  },
  "prerequisite/datacenter-name-twice": {
    severity: "error",
    explanation:
      "Two datacenters of one federation have the same name. Names of datacenters must be unique: servers of the second one cannot join, and a gateway cannot tell them apart.",
    example: 'files of east and west that both say datacenter = "dc1"',
  },
  "prerequisite/datacenter-name-differs": {
    severity: "warning",
    explanation:
      "Files that were said to belong to one datacenter name another one in their settings. Upstreams must use the name in the settings.",
    example: 'files given as belonging to east, and datacenter = "dc1" in them',
  },
  "prerequisite/primary-datacenter": {
    severity: "error",
    explanation:
      "Agents of one federation name different primary datacenters, or none, which means their own. There are then two trust domains: gateways and proxies of one refuse the certificates of the other, and config entries are not replicated.",
    example: 'dc1 without primary_datacenter, and dc2 without primary_datacenter = "dc1"',
  },
  "prerequisite/wan-join": {
    severity: "warning",
    explanation:
      "The datacenters have no setting by which their servers find each other. Until they are joined in another way, nothing is known of other datacenters: upstreams there get a cluster without endpoints.",
    example: "server agents of two datacenters without retry_join_wan and without primary_gateways",
  },
  "prerequisite/gateway-port": {
    severity: "error",
    explanation: "A mesh gateway is registered without a port, so nobody can dial it; Consul refuses the registration.",
    example: 'service { kind = "mesh-gateway" name = "gateway" }',
  },
  "prerequisite/gateway-wan-address-empty": {
    severity: "warning",
    explanation:
      "The tagged address `wan` of a gateway has no address. Others then dial the node's address; the gateway's own is not used.",
    example: "tagged_addresses { wan { port = 443 } }",
  },
  "prerequisite/gateway-mode": {
    severity: "info",
    explanation:
      "A mode in the registration of a gateway does nothing: the dialling proxy decides, and gateways go by the server name.",
    example: 'service { kind = "mesh-gateway" proxy { mesh_gateway { mode = "local" } } }',
  },
  "prerequisite/gateway-option-unknown": {
    severity: "warning",
    explanation: "No gateway knows the option. Consul accepts any key here and ignores those that it does not know.",
    example: "proxy { config { envoy_gateway_no_default_binds = true } }",
  },
  "prerequisite/gateway-option-type": {
    severity: "error",
    explanation:
      "The value of a gateway's option is of a kind that cannot be read. Consul then logs a warning and goes by the defaults for all options.",
    example: 'proxy { config { envoy_gateway_no_default_bind = "perhaps" } }',
  },
  "prerequisite/gateway-option-old-name": {
    severity: "info",
    explanation: "The option has an old name and a new one. Where both are present the new one counts.",
    example: "proxy { config { envoy_mesh_gateway_bind_addresses {} } }",
  },
  "prerequisite/gateway-binds-nothing": {
    severity: "error",
    explanation:
      "The gateway shall not listen on its own address, and no other address is given: it listens nowhere, and connections to it are refused.",
    example: "proxy { config { envoy_gateway_no_default_bind = true } }",
  },
  "prerequisite/gateway-dns-discovery": {
    severity: "warning",
    explanation:
      "Host names of other gateways can be looked up as strict_dns or logical_dns. Any other word is ignored.",
    example: 'proxy { config { envoy_dns_discovery_type = "static" } }',
  },
  "prerequisite/native-service": {
    severity: "info",
    explanation:
      "Only Envoy proxies send traffic through mesh gateways. A connect-native service dials by itself, and the proxy that is built into Consul does not know modes either.",
    example: "connect { native = true }",
  },
  "prerequisite/escape-hatch": {
    severity: "info",
    explanation:
      "The proxy is given a part of Envoy's configuration as it is. What it says goes past everything that Consul and this plan know.",
    example: 'proxy { config { envoy_public_listener_json = "…" } }',
  },
});
