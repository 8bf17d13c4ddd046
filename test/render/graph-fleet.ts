import { analyze } from "../../src/analyze.js";
import type { Source } from "../../src/base/source.js";
import type { RoutePlan } from "../../src/plan/route-plan.js";
import { readSources } from "../../src/read.js";

/** A service with one instance and its sidecar; `upstreams` is the text of its upstream blocks. */
export function service(
  name: string,
  options: { readonly id?: string; readonly upstreams?: string; readonly mode?: string; readonly checks?: string } = {},
): string {
  const id = options.id ?? name;
  const mode = options.mode === undefined ? "" : `mesh_gateway { mode = "${options.mode}" }`;
  return `services {
  name = "${name}" id = "${id}" port = 8080
  ${options.checks ?? ""}
  connect { sidecar_service { proxy { ${mode} ${options.upstreams ?? ""} } } }
}\n`;
}

/** A mesh gateway as an agent's file registers it. */
export function gateway(id: string, address: string): string {
  return `services {
  name = "mesh-gateway" id = "${id}" kind = "mesh-gateway" port = 8443 address = "10.9.0.1"
  tagged_addresses { wan { address = "${address}" port = 443 } lan { address = "10.9.0.1" port = 8443 } }
}\n`;
}

export function upstream(name: string, port: number, more = ""): string {
  return `upstreams { destination_name = "${name}" local_bind_port = ${port} ${more} }`;
}

/** A config entry as `consul config write` takes it. */
export function entry(kind: string, name: string, body = ""): string {
  return `Kind = "${kind}"\nName = "${name}"\n${body}\n`;
}

/** One source a text, each in a datacenter; config entries are in none. */
export function sources(fleet: Readonly<Record<string, readonly string[]>>): readonly Source[] {
  return Object.entries(fleet).flatMap(([datacenter, texts]) =>
    texts.map((text, index): Source => {
      const file = `${datacenter}-${index + 1}.hcl`;
      return datacenter === "entries" ? { file, text } : { file, text, datacenter };
    }),
  );
}

/** Something of everything: splits, a router, failover, direct, local, remote, peers, and routes that end nowhere. */
export function mixedFleet(): RoutePlan {
  const web = service("web", {
    upstreams: [
      upstream("api", 9001),
      upstream("billing", 9002, 'mesh_gateway { mode = "remote" }'),
      upstream("search", 9003, 'datacenter = "dc2" mesh_gateway { mode = "none" }'),
      upstream("logging", 9004),
      upstream("ledger", 9005, 'destination_peer = "partner" mesh_gateway { mode = "local" }'),
      upstream("fraud", 9006, 'destination_peer = "partner"'),
      upstream("archive", 9007, 'datacenter = "dc4"'),
      upstream("rates", 9008, 'destination_peer = "nobody"'),
    ].join("\n"),
  });
  const ours = sources({
    dc1: [
      web,
      service("api"),
      service("api", { id: "api-2" }),
      service("logging"),
      gateway("gateway-1", "198.18.1.1"),
      gateway("gateway-2", "198.18.1.2"),
    ],
    dc2: [service("api"), service("billing"), service("search"), gateway("gateway-3", "198.18.2.1")],
    dc3: [service("api"), service("accounts")],
    entries: [
      entry("proxy-defaults", "global", 'MeshGateway { Mode = "local" }\nConfig { protocol = "http" }'),
      entry(
        "service-splitter",
        "api",
        'Splits = [{ Weight = 80 Service = "api" }, { Weight = 20 Service = "api-next" }]',
      ),
      entry("service-resolver", "api", 'Failover = { "*" = { Datacenters = ["dc2", "dc3"] } }'),
      entry("service-resolver", "api-next", 'Redirect { Service = "api" Datacenter = "dc2" }'),
      entry(
        "service-router",
        "billing",
        'Routes = [{ Match { HTTP { PathPrefix = "/admin" } } Destination { Service = "billing-admin" } }]',
      ),
      entry("service-resolver", "billing-admin", 'Redirect { Service = "accounts" Datacenter = "dc3" }'),
      entry("service-resolver", "billing", 'Redirect { Service = "billing" Datacenter = "dc2" }'),
    ],
  });
  const theirs = readSources(
    sources({
      east: [service("ledger"), service("fraud"), gateway("partner-gateway", "203.0.113.7")],
      entries: [
        entry("exported-services", "default", 'Services = [{ Name = "ledger" Consumers = [{ Peer = "us" }] }]'),
      ],
    }),
  ).definitions;
  return analyze(ours, {
    datacenter: "dc1",
    peers: [{ name: "partner", knownThereAs: "us", datacenter: "east", definitions: theirs }],
  }).plan;
}

/** One proxy with 30 upstreams in three datacenters, some with failover. */
export function wideFleet(): RoutePlan {
  const names = Array.from({ length: 30 }, (_, index) => `service-${String(index + 1).padStart(2, "0")}`);
  const at = (index: number) => ["dc1", "dc2", "dc3"][index % 3] ?? "dc1";
  const modes = ["local", "remote", "none"];
  return analyze(
    sources({
      dc1: [
        service("front", {
          upstreams: names
            .map((name, index) =>
              upstream(
                name,
                9000 + index,
                `datacenter = "${at(index)}" mesh_gateway { mode = "${modes[((index * 7) % 5) % 3]}" }`,
              ),
            )
            .join("\n"),
        }),
        ...names.filter((_, index) => at(index) === "dc1").map((name) => service(name)),
        gateway("gateway-1", "198.18.1.1"),
      ],
      dc2: [
        ...names.filter((_, index) => at(index) !== "dc3").map((name) => service(name)),
        gateway("gateway-2", "198.18.2.1"),
      ],
      dc3: [
        ...names.filter((_, index) => at(index) === "dc3").map((name) => service(name)),
        gateway("gateway-3", "198.18.3.1"),
      ],
      entries: names
        .filter((_, index) => index % 6 === 0)
        .map((name) => entry("service-resolver", name, 'Failover = { "*" = { Datacenters = ["dc2"] } }')),
    }),
    { datacenter: "dc1" },
  ).plan;
}

/** Several proxies in two datacenters that call each other. */
export function crossFleet(): RoutePlan {
  return analyze(
    sources({
      dc1: [
        service("web", { upstreams: `${upstream("api", 9001)} ${upstream("cart", 9002)}` }),
        service("admin", { upstreams: `${upstream("api", 9001)} ${upstream("users", 9002, 'datacenter = "dc2"')}` }),
        service("api", { upstreams: upstream("users", 9001, 'datacenter = "dc2"') }),
        service("cart", {
          upstreams: `${upstream("stock", 9001, 'datacenter = "dc2"')} ${upstream("users", 9002, 'datacenter = "dc2" mesh_gateway { mode = "remote" }')}`,
        }),
        gateway("gateway-1", "198.18.1.1"),
      ],
      dc2: [
        service("users", { upstreams: upstream("api", 9001, 'datacenter = "dc1"') }),
        service("stock"),
        gateway("gateway-2", "198.18.2.1"),
      ],
      entries: [entry("proxy-defaults", "global", 'MeshGateway { Mode = "local" }')],
    }),
    { datacenter: "dc1" },
  ).plan;
}
