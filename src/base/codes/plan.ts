import { describe } from "./code.js";

export const planCodes = describe({
  "plan/no-gateway": {
    severity: "error",
    explanation:
      "A mode sends traffic to the mesh gateways of a datacenter that has none. Consul never falls back to another way: the proxy gets an empty list, or the first gateway closes the connection.",
    example: 'mesh_gateway { mode = "local" } and no service of kind mesh-gateway in the own datacenter',
  },
  "plan/gateways-unhealthy": {
    severity: "warning",
    explanation:
      "All gateways that another gateway would pass the connection on to have a critical check. The proxy does not see this: in its list all gateways have the health of the service behind them.",
    example: "the only mesh gateway of dc2 is critical, and dc1 reaches dc2 with mode local",
  },
  "plan/gateway-without-wan-address": {
    severity: "warning",
    explanation:
      "A mesh gateway is dialled from another datacenter and has no tagged address `wan`, nor has its node. Others are then given its LAN address, without a warning anywhere.",
    example: 'service { kind = "mesh-gateway" name = "gateway" port = 8443 address = "10.2.0.9" }',
  },
  "plan/instance-without-wan-address": {
    severity: "info",
    explanation:
      "An instance is dialled directly from another datacenter and has no tagged address `wan`, nor has its node. Its LAN address must then be reachable from there.",
    example: 'mesh_gateway { mode = "none" } and an upstream with datacenter = "dc2"',
  },
  "plan/host-name": {
    severity: "error",
    explanation:
      "A proxy is given a host name where it needs an IP address: Envoy does not look up names in the lists that Consul sends. Gateways do look up the names of the gateways that they dial, so mode local works with them.",
    example: 'tagged_addresses { wan { address = "gateway.example.com" port = 443 } } and mode remote',
  },
  "plan/no-instance": {
    severity: "warning",
    explanation:
      "Nothing in the target's datacenter accepts traffic of the mesh for the service: no sidecar, no connect-native instance, no terminating gateway.",
    example: 'an upstream `api` with datacenter = "dc2", and `api` runs only in dc1',
  },
  "plan/plain-instances-only": {
    severity: "warning",
    explanation:
      "The service is registered, but no instance of it is part of the mesh: there is neither a sidecar nor `connect { native = true }`.",
    example: 'service { name = "api" port = 8080 } without connect { sidecar_service {} }',
  },
  "plan/subset-empty": {
    severity: "warning",
    explanation:
      "No instance matches the filter of a subset. The filter looks at the instance that is dialled, which is mostly the sidecar: `Service.Meta` is the sidecar's.",
    example: 'Subsets { v2 { Filter = "Service.Meta.version == v2" } } and no sidecar with that meta',
  },
  "plan/subset-undecided": {
    severity: "warning",
    explanation:
      "The filter of a subset cannot be worked out here: it asks about a field that is not known, or uses a pattern that is none. Consul itself may know the field; where it does not, it refuses the filter, and the proxies' clusters wait for endpoints.",
    example: 'Subsets { v2 { Filter = "Service.Meta.version matches `v2(`" } }',
  },
  "plan/no-healthy-instance": {
    severity: "warning",
    explanation:
      "All instances of the service in the target's datacenter have a critical check, or warn where only passing ones count.",
    example: "the only instance of `api` has a critical check",
  },
  "plan/service-unknown": {
    severity: "info",
    explanation: "The input holds no registration of the service anywhere, so its instances are not known.",
    example: "only the file of `web`, whose sidecar has the upstream `api`",
  },
  "plan/datacenter-unknown": {
    severity: "info",
    explanation: "The input holds no registration in the datacenter, so its gateways and instances are not known.",
    example: 'an upstream with datacenter = "dc2", and no file of dc2',
  },
  "plan/datacenter-missing": {
    severity: "error",
    explanation:
      "There is no such datacenter; mostly a typing error. The proxy gets a cluster whose endpoints never come. Its other upstreams work.",
    example: 'an upstream with datacenter = "dc22"',
  },
  "plan/peer-missing": {
    severity: "error",
    explanation: "There is no peering of that name. The proxy gets nothing at all for the upstream.",
    example: 'destination_peer = "far" and no such peering',
  },
  "plan/peer-unknown": {
    severity: "info",
    explanation: "The input tells nothing about peers, so it is not known what the peer exports.",
    example: 'destination_peer = "far" in an input without peers',
  },
  "plan/peer-not-exported": {
    severity: "error",
    explanation:
      "The peer's exported-services does not name the service for this cluster, under the name by which the peer knows this cluster.",
    example: 'destination_peer = "far" and no exported-services at far',
  },
  "plan/peer-not-in-mesh": {
    severity: "error",
    explanation:
      "The peer exports the name, but nothing there accepts traffic of the mesh for it: neither an instance nor an entry that makes it a virtual service.",
    example: "far exports `api`, of which it has only plain registrations",
  },
  "plan/peer-without-gateway": {
    severity: "error",
    explanation: "The peer has no mesh gateway, so what it exports has no address.",
    example: "far exports `api` and has no service of kind mesh-gateway",
  },
  "plan/peer-virtual-only": {
    severity: "error",
    explanation:
      "The peer exports a name that only config entries make a service. Its gateways are handed out, but have no listener for the server name, and close the connection.",
    example: "far exports `virtual`, for which it has only a service-resolver that redirects",
  },
  "plan/peer-sidecar-only": {
    severity: "error",
    explanation:
      "With mode local, the own gateway learns of an imported service by its plain registration at the peer. Where only sidecars are registered there, the gateway closes the connection.",
    example: "far registers `api-sidecar-proxy` but not `api`",
  },
  "plan/peer-host-name": {
    severity: "error",
    explanation:
      "A target at a peer is part of a chain, and a gateway of the peer has a host name as address. The proxy's cluster then waits for a list that never comes. Upstreams with destination_peer, and mode local, can handle host names.",
    example: 'a service-resolver with Redirect { Peer = "far" } and a gateway of far at gateway.example.com',
  },
  "plan/peer-mode-none": {
    severity: "warning",
    explanation: "Mode none does not exist for a service of a peer; Consul logs a warning and treats it as remote.",
    example: 'destination_peer = "far" with mesh_gateway { mode = "none" }',
  },
  "plan/mode-without-effect": {
    severity: "info",
    explanation:
      "A mode is set for one upstream and changes nothing there: all targets are in the proxy's own datacenter, have an external server name, or come from a prepared query.",
    example:
      'upstreams { destination_name = "api" mesh_gateway { mode = "local" } } where `api` stays in the own datacenter',
  },
  "plan/undecided": {
    severity: "warning",
    explanation:
      "A value that files do not tell may change the routes of upstreams. They are planned without it, and marked as undecided.",
    example: "mesh_gateway {\n  mode = var.mode\n} in a Terraform file, and no value for the variable",
  },
  "plan/query-unknown": {
    severity: "info",
    explanation: "The input does not hold the prepared query, so it is not known what it finds.",
    example: 'destination_type = "prepared_query" destination_name = "nearest-api"',
  },
  "plan/query-undecided": {
    severity: "info",
    explanation:
      "Which instances the prepared query finds hangs on what the input does not tell: on round-trip times, on instances at a peer, or on a datacenter of which nothing is known.",
    example: "Failover { NearestN = 2 } and instances in several other datacenters",
  },
  "plan/intention-denies": {
    severity: "warning",
    explanation:
      "An intention denies a service what one of its upstreams leads to, redirects and failover followed. The proxy at the other end refuses the connection in every mode; gateways do not look at intentions.",
    example: 'Kind = "service-intentions" Name = "api" Sources = [{ Name = "web" Action = "deny" }]',
  },
  "plan/ingress-peer-redirect": {
    severity: "error",
    explanation:
      "A TCP listener of an ingress gateway leads to a service that redirects to a peer. Consul then cannot configure the gateway at all.",
    example: 'Listeners = [{ Port = 80 Protocol = "tcp" Services = [{ Name = "api" }] }] and `api` redirects to a peer',
  },
  "plan/gateway-entry-missing": {
    severity: "warning",
    explanation: "A gateway is registered, and no config entry of its kind and name says what it does.",
    example: 'service { kind = "ingress-gateway" name = "front" } without an entry ingress-gateway/front',
  },
});
