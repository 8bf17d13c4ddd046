import { describe } from "./code.js";

export const resolveCodes = describe({
  "resolve/proxy-defaults-config-unreadable": {
    severity: "error",
    explanation:
      "Consul reads the free-form Config of proxy-defaults as if it were the configuration of an upstream, for every proxy. One field of a wrong type makes that fail: the entry is accepted, but no sidecar and no gateway can be registered afterwards.",
    example: 'config { mesh_gateway = "local" }',
  },
  "resolve/mode-unknown": {
    severity: "warning",
    explanation:
      "The free-form Config of proxy-defaults has a mesh-gateway mode that is none of none, local, remote. Letter case counts. Consul carries the word along as if it were a mode, and then uses no gateway.",
    example: 'Config { mesh_gateway { mode = "LOCAL" } }',
  },
  "resolve/none-towards-peer": {
    severity: "warning",
    explanation:
      "The effective mode of a peered upstream is none. Towards a peer only local makes a difference; everything else dials the addresses that the peer exports, as remote does.",
    example: 'upstreams { destination_name = "db", destination_peer = "east", mesh_gateway { mode = "none" } }',
  },
  "resolve/mode-on-prepared-query": {
    severity: "warning",
    explanation:
      "A prepared query goes to the instances that the query finds. A mesh-gateway mode on it is kept and has no effect.",
    example: 'upstreams { destination_type = "prepared_query", mesh_gateway { mode = "local" } }',
  },
  "resolve/override-shadowed": {
    severity: "warning",
    explanation:
      "In a transparent proxy an upstream definition with a datacenter takes the place of the override for the same service. Calls to that service which only intentions allow then get the defaults instead of the override.",
    example: 'override "db" beside upstreams { destination_name = "db", datacenter = "dc2" }',
  },
  "resolve/override-unmatched": {
    severity: "info",
    explanation:
      "An override in service-defaults names a service that is no upstream of the proxy, and the proxy is not transparent. Names and peers must be equal, letter for letter; an override without a peer does not reach a peered upstream.",
    example: 'overrides = [{ name = "DB" }] for an upstream "db"',
  },
  "resolve/service-defaults-name-case": {
    severity: "warning",
    explanation:
      "An entry of service-defaults differs from the service of a proxy only in letter case. Consul's store takes the two names for one, but the entry is used for no proxy of that service.",
    example: 'service-defaults "Web" for the proxies of "web"',
  },
});
