import type { Source } from "../../src/base/source.js";

export const sidecar = (datacenter: string, service: string, upstreams = "", id = service): Source => ({
  file: `${datacenter}/${id}.hcl`,
  datacenter,
  text: `service {
  name = "${service}"
  id = "${id}"
  port = 80
  address = "10.0.0.1"
  tagged_addresses { wan { address = "198.18.0.1" port = 80 } }
  connect { sidecar_service { proxy { upstreams = [${upstreams}] } } }
}`,
});
const gateway = (datacenter: string, id = "gate"): Source => ({
  file: `${datacenter}/${id}.hcl`,
  datacenter,
  text: `service { kind = "mesh-gateway" name = "gate" id = "${id}" port = 443 address = "10.0.0.2" tagged_addresses { wan { address = "198.18.0.2" port = 443 } } }`,
});
export const upstream = (name: string, more = "") => `{ destination_name = "${name}" local_bind_port = 9000 ${more} }`;
export const entry = (file: string, text: string): Source => ({ file: `entries/${file}.hcl`, text });

/** Two datacenters with a service that fails over between them, and one that only the other has. */
export const sources = [
  sidecar("dc1", "web", [upstream("api"), upstream("db", 'datacenter = "dc2"')].join(", ")),
  sidecar("dc1", "api"),
  sidecar("dc2", "api"),
  sidecar("dc2", "db"),
  gateway("dc1"),
  gateway("dc2"),
  entry("defaults", 'Kind = "proxy-defaults"\nName = "global"\nMeshGateway { Mode = "local" }\n'),
  entry("resolver", 'Kind = "service-resolver"\nName = "api"\nFailover = { "*" = { Datacenters = ["dc2"] } }\n'),
];
