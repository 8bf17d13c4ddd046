import { createDocument } from "../../src/base/document.js";
import { plainOf } from "../../src/base/located.js";
import type { Source } from "../../src/base/source.js";
import { readHcl } from "../../src/hcl/read.js";
import { randomNumbers } from "./random.js";

/** What a made-up fleet looks like. The same sizes and seed give the same texts. */
export interface FleetSize {
  readonly services: number;
  readonly upstreams: number;
  readonly datacenters: number;
  readonly seed?: number;
}

/**
 * HCL texts of a fleet: each service runs in one datacenter, with a sidecar whose upstreams lead to other services, some of
 * them in other datacenters; two gateways a datacenter; service-defaults for every service, and resolvers, splitters and
 * routers for some.
 */
export function makeFleet({ services, upstreams, datacenters, seed = 1 }: FleetSize): readonly Source[] {
  const random = randomNumbers(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const datacenterOf = (service: number) => `dc${(service % datacenters) + 1}`;
  const sources: Source[] = [
    {
      file: "entries/proxy-defaults.hcl",
      text: 'Kind = "proxy-defaults"\nName = "global"\nConfig { protocol = "http" }\n',
    },
  ];
  for (let index = 1; index <= datacenters; index += 1) {
    for (const gateway of [1, 2]) {
      sources.push({
        file: `dc${index}/gateway-${gateway}.hcl`,
        datacenter: `dc${index}`,
        text: gatewayText(index, gateway),
      });
    }
  }
  for (let service = 0; service < services; service += 1) {
    const datacenter = datacenterOf(service);
    const dialled = new Set<number>();
    while (dialled.size < Math.min(upstreams, services)) dialled.add(pick(services));
    const blocks = [...dialled].map((other, at) =>
      upstreamText(other, datacenterOf(other), datacenter, at, modes[pick(4)]),
    );
    sources.push({ file: `${datacenter}/s${service}.hcl`, datacenter, text: serviceText(service, blocks) });
    sources.push({ file: `entries/defaults-s${service}.hcl`, text: defaultsText(service, modes[pick(4)]) });
    const extra = pick(10);
    if (extra < 2) {
      const other = `dc${pick(datacenters) + 1}`;
      sources.push({ file: `entries/resolver-s${service}.hcl`, text: resolverText(service, other) });
    }
    if (extra === 2)
      sources.push({ file: `entries/splitter-s${service}.hcl`, text: splitterText(service, pick(services)) });
    if (extra === 3)
      sources.push({ file: `entries/router-s${service}.hcl`, text: routerText(service, pick(services)) });
  }
  // Texts of files are in one piece; those that were put together here are not until something asks for it.
  return sources.map((source) => ({ ...source, text: Buffer.from(source.text).toString() }));
}

/** The same file in JSON. */
export function asJson(source: Source): Source {
  const { value } = readHcl(createDocument(source));
  return { ...source, file: source.file.replace(/\.hcl$/, ".json"), text: JSON.stringify(plainOf(value)) };
}

const modes: readonly (string | undefined)[] = [undefined, "none", "local", "remote"];

function gatewayText(datacenter: number, gateway: number): string {
  return `service {
  kind = "mesh-gateway"
  name = "mesh-gateway"
  id   = "gateway-${gateway}"
  address = "10.${datacenter}.0.${gateway}"
  port = 8443
  tagged_addresses { wan { address = "198.18.${datacenter}.${gateway}" port = 443 } }
}
`;
}

function serviceText(service: number, upstreams: readonly string[]): string {
  const address = `10.${(service >> 14) & 255}.${(service >> 7) & 127}.${(service & 127) + 1}`;
  return `service {
  name = "s${service}"
  port = 8080
  address = "${address}"
  connect {
    sidecar_service {
      proxy {
        upstreams = [
${upstreams.join(",\n")}
        ]
      }
    }
  }
}
`;
}

function upstreamText(other: number, there: string, home: string, at: number, mode: string | undefined): string {
  const lines = [`destination_name = "s${other}"`, `local_bind_port = ${9000 + at}`];
  if (there !== home) lines.push(`datacenter = "${there}"`);
  if (mode !== undefined) lines.push(`mesh_gateway { mode = "${mode}" }`);
  return `          {\n            ${lines.join("\n            ")}\n          }`;
}

function defaultsText(service: number, mode: string | undefined): string {
  const gateway = mode === undefined ? "" : `MeshGateway { Mode = "${mode}" }\n`;
  return `Kind = "service-defaults"\nName = "s${service}"\nProtocol = "http"\n${gateway}`;
}

function resolverText(service: number, datacenter: string): string {
  return `Kind = "service-resolver"\nName = "s${service}"\nConnectTimeout = "3s"\nFailover = { "*" = { Datacenters = ["${datacenter}"] } }\n`;
}

function splitterText(service: number, other: number): string {
  return `Kind = "service-splitter"\nName = "s${service}"\nSplits = [{ Weight = 90 }, { Weight = 10 Service = "s${other}" }]\n`;
}

function routerText(service: number, other: number): string {
  return `Kind = "service-router"
Name = "s${service}"
Routes = [{
  Match { HTTP { PathPrefix = "/admin" } }
  Destination { Service = "s${other}" }
}]
`;
}
