import { describe } from "./code.js";

export const serviceCodes = describe({
  "service/name-missing": {
    severity: "error",
    explanation: "A service needs a name; an id does not stand in for it.",
    example: "service { port = 80 }",
  },
  "service/name-not-dns": {
    severity: "warning",
    explanation: "The name holds characters that DNS does not allow, so the service cannot be looked up by DNS.",
    example: 'service { name = "web_site" }',
  },
  "service/kind-unknown": {
    severity: "warning",
    explanation:
      "There is no such kind of service. In agent files it becomes a typical service without a word; the API keeps it and applies no rule to it.",
    example: 'service { name = "web-proxy" kind = "connect_proxy" }',
  },
  "service/id-twice": {
    severity: "warning",
    explanation: "Two registrations on one agent have the same ID; the later one replaces the earlier one.",
    example: 'services = [{ name = "web" port = 80 }, { name = "web" port = 81 }]',
  },
  "service/socket-and-address": {
    severity: "error",
    explanation:
      "A service listens on a socket or on an address and port. Agent files may not even give one of them as empty.",
    example: 'service { name = "web" socket_path = "/run/web.sock" port = 80 }',
  },
  "service/locality-zone": {
    severity: "error",
    explanation: "A zone lies in a region, so the region must be given too.",
    example: 'service { name = "web" locality { zone = "a" } }',
  },
  "service/native-port": {
    severity: "error",
    explanation: "A service that speaks mutual TLS itself needs a port or a socket.",
    example: 'service { name = "web" connect { native = true } }',
  },
  "service/sidecar-id": {
    severity: "error",
    explanation: "The ID of a sidecar follows from that of its service and cannot be given.",
    example: 'service { name = "web" connect { sidecar_service { id = "proxy" } } }',
  },
  "service/sidecar-nested": {
    severity: "error",
    explanation: "A sidecar cannot have a sidecar.",
    example: 'service { name = "web" connect { sidecar_service { connect { sidecar_service {} } } } }',
  },
  "service/service-address": {
    severity: "error",
    explanation: "0.0.0.0 and :: mean every address and are no address that others could dial.",
    example: 'service { name = "web" address = "0.0.0.0" }',
  },
  "service/tagged-ipv4": {
    severity: "error",
    explanation: "The tagged addresses lan_ipv4 and wan_ipv4 must be IPv4 addresses.",
    example: 'service { name = "web" tagged_addresses { lan_ipv4 { address = "web.internal" } } }',
  },
  "service/tagged-ipv6": {
    severity: "error",
    explanation: "The tagged address lan_ipv6 must be an IPv6 address.",
    example: 'service { name = "web" tagged_addresses { lan_ipv6 { address = "10.0.0.1" } } }',
  },
  "service/proxy-port": {
    severity: "error",
    explanation: "A proxy needs a port or a socket.",
    example: 'service { name = "web-proxy" kind = "connect-proxy" proxy { destination_service_name = "web" } }',
  },
  "service/proxy-destination-empty": {
    severity: "error",
    explanation: "A proxy must name the service that it fronts.",
    example: 'service { name = "web-proxy" kind = "connect-proxy" port = 20000 }',
  },
  "service/proxy-destination-wildcard": {
    severity: "error",
    explanation: "A proxy fronts one service; * is not one.",
    example: 'proxy { destination_service_name = "*" }',
  },
  "service/proxy-native": {
    severity: "error",
    explanation: "A proxy cannot speak mutual TLS as a native service at the same time.",
    example: 'service { kind = "connect-proxy" connect { native = true } }',
  },
  "service/proxy-config-socket-dir": {
    severity: "error",
    explanation: "envoy_hcp_metrics_bind_socket_dir must be short enough for the path of a socket: at most 70 bytes.",
    example: 'proxy { config { envoy_hcp_metrics_bind_socket_dir = "/a/very/long/path/…" } }',
  },
  "service/upstream-datacenter-partition": {
    severity: "error",
    explanation:
      "An upstream in another datacenter cannot name a partition (in the Community Edition not even default).",
    example:
      'upstreams { destination_name = "db" datacenter = "dc2" destination_partition = "default" local_bind_port = 1 }',
  },
  "service/upstream-peer-partition": {
    severity: "error",
    explanation: "An upstream of a peer cannot lie in another partition than the proxy.",
    example:
      'upstreams { destination_name = "db" destination_peer = "east" destination_partition = "p" local_bind_port = 1 }',
  },
  "service/upstream-type": {
    severity: "error",
    explanation: "An upstream leads to a service or to a prepared_query.",
    example: 'upstreams { destination_name = "db" destination_type = "query" local_bind_port = 1 }',
  },
  "service/upstream-name-empty": {
    severity: "error",
    explanation: "An upstream must name its destination.",
    example: "upstreams { local_bind_port = 1 }",
  },
  "service/upstream-name-wildcard": {
    severity: "error",
    explanation: "An upstream in a registration leads to one service; * is not one.",
    example: 'upstreams { destination_name = "*" local_bind_port = 1 }',
  },
  "service/upstream-peer-and-datacenter": {
    severity: "error",
    explanation: "An upstream is imported from a peer or lies in a datacenter of the same federation, not both.",
    example: 'upstreams { destination_name = "db" destination_peer = "east" datacenter = "dc2" local_bind_port = 1 }',
  },
  "service/upstream-bind-missing": {
    severity: "error",
    explanation: "The proxy must listen for the upstream somewhere: on a port or on a socket.",
    example: 'upstreams { destination_name = "db" }',
  },
  "service/upstream-bind-both": {
    severity: "error",
    explanation: "The proxy listens for an upstream on a port or on a socket, not on both.",
    example: 'upstreams { destination_name = "db" local_bind_port = 1 local_bind_socket_path = "/run/db.sock" }',
  },
  "service/upstream-duplicate": {
    severity: "error",
    explanation: "Two upstreams of one proxy have the same type, name, partition, namespace, peer and datacenter.",
    example:
      'upstreams = [{ destination_name = "db" local_bind_port = 1 }, { destination_name = "db" local_bind_port = 2 }]',
  },
  "service/upstream-bind-duplicate": {
    severity: "error",
    explanation: "Two upstreams of one proxy are to be listened for at the same place.",
    example:
      'upstreams = [{ destination_name = "a" local_bind_port = 1 }, { destination_name = "b" local_bind_port = 1 }]',
  },
  "service/expose-path-empty": {
    severity: "error",
    explanation: "An exposed path must be given.",
    example: "expose { paths { listener_port = 21500 } }",
  },
  "service/expose-listener-duplicate": {
    severity: "error",
    explanation: "Two exposed paths of one proxy have the same listener port.",
    example: 'expose { paths = [{ path = "/a" listener_port = 1 }, { path = "/b" listener_port = 1 }] }',
  },
  "service/expose-listener-invalid": {
    severity: "error",
    explanation: "The listener port of an exposed path must be from 1 to 65535.",
    example: 'expose { paths { path = "/health" } }',
  },
  "service/expose-protocol": {
    severity: "error",
    explanation: "An exposed path is served by http or http2.",
    example: 'expose { paths { path = "/health" listener_port = 21500 protocol = "tcp" } }',
  },
  "service/meta-too-many": {
    severity: "error",
    explanation: "A service can have 64 pairs of metadata.",
    example: "meta { k1 = … k65 = … }",
  },
  "service/meta-key-blank": {
    severity: "error",
    explanation: "A key of metadata is empty.",
    example: 'meta { "" = "x" }',
  },
  "service/meta-key-chars": {
    severity: "error",
    explanation: "Keys of metadata are made of letters, digits, - and _.",
    example: 'meta { "a.b" = "x" }',
  },
  "service/meta-key-long": {
    severity: "error",
    explanation: "A key of metadata has at most 128 bytes.",
    example: "meta { kkkkk… = … }",
  },
  "service/meta-key-reserved": {
    severity: "error",
    explanation: "Keys of metadata that begin with consul- are Consul's own.",
    example: 'meta { consul-version = "1" }',
  },
  "service/meta-value-long": {
    severity: "error",
    explanation: "A value of metadata has at most 512 bytes.",
    example: 'meta { note = "…" }',
  },
  "service/weights": {
    severity: "error",
    explanation: "Weights are from 1 (passing) or 0 (warning) to 65535. Over the API an absent member of a block is 0.",
    example: "weights { passing = 0 }",
  },
  "service/gateway-port": {
    severity: "error",
    explanation: "Mesh gateways and terminating gateways need a port; a socket does not help.",
    example: 'service { name = "mesh-gateway" kind = "mesh-gateway" }',
  },
  "service/gateway-sidecar": {
    severity: "error",
    explanation: "A gateway cannot have a sidecar.",
    example: 'service { kind = "mesh-gateway" connect { sidecar_service {} } }',
  },
  "service/gateway-destination-name": {
    severity: "error",
    explanation: "A gateway fronts no service of its own.",
    example: 'service { kind = "mesh-gateway" proxy { destination_service_name = "web" } }',
  },
  "service/gateway-destination-id": {
    severity: "error",
    explanation: "A gateway fronts no service of its own.",
    example: 'service { kind = "mesh-gateway" proxy { destination_service_id = "web-1" } }',
  },
  "service/gateway-local-address": {
    severity: "error",
    explanation: "A gateway has no local service.",
    example: 'service { kind = "mesh-gateway" proxy { local_service_address = "127.0.0.1" } }',
  },
  "service/gateway-local-port": {
    severity: "error",
    explanation: "A gateway has no local service.",
    example: 'service { kind = "mesh-gateway" proxy { local_service_port = 80 } }',
  },
  "service/gateway-local-socket": {
    severity: "error",
    explanation: "A gateway has no local service.",
    example: 'service { kind = "mesh-gateway" proxy { local_service_socket_path = "/run/web.sock" } }',
  },
  "service/gateway-upstreams": {
    severity: "error",
    explanation: "A gateway has no upstreams of its own.",
    example: 'service { kind = "mesh-gateway" proxy { upstreams { destination_name = "db" local_bind_port = 1 } } }',
  },
  "service/mesh-gateway-mode": {
    severity: "error",
    explanation: "In agent files a mesh-gateway mode is none, local, remote or empty; letter case counts.",
    example: 'mesh_gateway { mode = "Local" }',
  },
  "service/upstream-enterprise": {
    severity: "warning",
    explanation:
      "An upstream names a namespace or partition, which Consul Enterprise has. The Community Edition keeps the name and takes the service of that name in its only namespace.",
    example: 'upstreams { destination_name = "api" destination_namespace = "shop" local_bind_port = 9001 }',
  },
  "service/mode-unknown": {
    severity: "warning",
    explanation:
      "The API takes any text for a mesh-gateway mode. A text that is none of none, local and remote wins over the levels below and then works like none.",
    example: '"MeshGateway": { "Mode": "Local" }',
  },
  "service/proxy-mode": {
    severity: "error",
    explanation: "In agent files the mode of a proxy is direct, transparent or empty.",
    example: 'proxy { mode = "tproxy" }',
  },
  "service/proxy-mode-unknown": {
    severity: "warning",
    explanation:
      "The API takes any text for the mode of a proxy. A text other than direct and transparent wins over the config entries and then works like direct.",
    example: '"Proxy": { "Mode": "Transparent" }',
  },
  "service/socket-mode": {
    severity: "error",
    explanation: "The mode of a socket is written as text of octal digits.",
    example: 'upstreams { local_bind_socket_path = "/run/db.sock" local_bind_socket_mode = "rw" }',
  },
  "service/check-duration": {
    severity: "error",
    explanation: "A duration is a number with a unit (ns, us, ms, s, m, h), or several of them.",
    example: 'check { ttl = "10" }',
  },
  "service/check": {
    severity: "error",
    explanation: "The parts of a health check do not go together.",
    example: 'check { tcp = "127.0.0.1:80" }',
  },
  "service/check-status": {
    severity: "error",
    explanation: "The first status of a check is passing, warning or critical.",
    example: '"Check": { "TTL": "10s", "Status": "ok" }',
  },
  "service/sidecar-port-disabled": {
    severity: "error",
    explanation: "The agent assigns no ports (ports.sidecar_min_port is 0 or less), so the sidecar must name its port.",
    example: "ports { sidecar_min_port = 0 sidecar_max_port = 0 }",
  },
  "service/sidecar-port-exhausted": {
    severity: "error",
    explanation: "All ports that the agent may assign to sidecars are taken.",
    example: "ports { sidecar_min_port = 21000 sidecar_max_port = 21000 }",
  },
  "service/sidecar-port-range": {
    severity: "error",
    explanation: "A range of ports of the agent ends before it begins.",
    example: "ports { sidecar_min_port = 21300 }",
  },
  "service/agent-setting": {
    severity: "error",
    explanation: "The agent refuses to start with this setting, or with these settings together.",
    example: 'datacenter = ""',
  },
  "service/agent-key-old": {
    severity: "warning",
    explanation: "The key has a new name; Consul still reads the old one.",
    example: 'acl_datacenter = "dc1"',
  },
  "service/agent-key-useless": {
    severity: "warning",
    explanation: "The key has no effect any more and should be removed.",
    example: "acl_enforce_version_8 = true",
  },
  "service/agent-key-enterprise": {
    severity: "warning",
    explanation: "The key works in Consul Enterprise only; the Community Edition ignores it.",
    example: 'partition = "team"',
  },
  "service/node-name-not-dns": {
    severity: "warning",
    explanation: "The name of the node does not fit into DNS, so the node cannot be looked up there.",
    example: 'node_name = "node/1"',
  },
  "service/file-skipped": {
    severity: "warning",
    explanation: "Of a directory, Consul reads only the files whose names end in .hcl or .json.",
    example: "conf.d/web.hcl.bak",
  },
});
