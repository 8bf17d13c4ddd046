import type { Located, LocatedMap, Member } from "../../base/located.js";
import { textIn, valueIn } from "../../base/members.js";
import { listAt, mapAtPlace, textAt } from "../../base/synthetic.js";
import { readServicesOnly } from "../../decode/agent-services.js";
import { readEntry } from "../../decode/entry.js";
import type { CatalogDefinition, Reading } from "../../reader.js";
import { withoutConsequences } from "../consequences.js";
import { asNumber, documentIn } from "../module.js";
import * as problems from "../problems.js";
import type { Range } from "../syntax/tree.js";
import { markOpen, type Undecided } from "../undecided.js";
import { taggedAddresses } from "./addresses.js";
import { blockIn, blocksIn, type JobService } from "./job.js";

/** What a gateway is, by the block in its `gateway`. */
const gatewayKinds = {
  ingress: "ingress-gateway",
  terminating: "terminating-gateway",
  mesh: "mesh-gateway",
} as const;

type GatewayBlock = keyof typeof gatewayKinds;

const nothing: Reading = { definitions: [], diagnostics: [] };

/**
 * The registrations and config entries that Nomad makes of the services of a job. One instance stands for all allocations
 * of a group, in each datacenter that the job names.
 */
export function readServices(services: readonly JobService[]): Reading {
  const names = new Map<string, number>();
  for (const { name } of services) {
    if (name !== undefined) names.set(name.value, (names.get(name.value) ?? 0) + 1);
  }
  const readings = services.map((service) => {
    const isRepeated = (names.get(service.name?.value ?? "") ?? 0) > 1;
    return readService(service, isRepeated);
  });
  return joined(readings);
}

function joined(readings: readonly Reading[]): Reading {
  return {
    definitions: readings.flatMap((reading) => reading.definitions),
    diagnostics: readings.flatMap((reading) => reading.diagnostics),
  };
}

function readService(service: JobService, isRepeated: boolean): Reading {
  const { document, map, name, undecided } = service;
  if (textIn(map, "provider") === "nomad") return nothing;
  const subject = name === undefined ? `a service of group \`${service.group}\`` : `service \`${name.value}\``;
  const tell = name === undefined ? problems.leftOut : problems.undecided;
  const told = undecided.map((open) => tell(open, subject, document.span(open.start, open.end)));
  if (name === undefined) return { definitions: [], diagnostics: told };
  const datacenters = datacentersFor(service);
  const several = datacenters.length > 1;
  const registrations = datacenters.map((datacenter, index): Reading => {
    const suffixes = [...(isRepeated ? [service.group] : []), ...(several ? [datacenter ?? ""] : [])];
    const reading = register(service, [name.value, ...suffixes].join("-"), name, datacenter);
    // The same faults in each datacenter are told once.
    return index === 0 ? reading : { ...reading, diagnostics: [] };
  });
  return joined([{ definitions: [], diagnostics: told }, ...registrations, gatewayEntry(service, name)]);
}

/** Nomad's datacenters are Consul's too, unless the service belongs to another cluster of Consul than the default one. */
function datacentersFor({ document, datacenters, cluster }: JobService): readonly (string | undefined)[] {
  const isForeign = cluster !== undefined && cluster !== "default";
  if (document.datacenter !== undefined || isForeign || datacenters.length === 0) return [undefined];
  return datacenters;
}

type Name = NonNullable<JobService["name"]>;

function register(service: JobService, id: string, name: Name, datacenter: string | undefined): Reading {
  const { map } = service;
  const document = documentIn(service.document, datacenter);
  const connect = blockIn(map, "connect");
  const gateway = gatewayOf(connect);
  const port = portOf(service, valueIn(map, "port"));
  const registration = mapAtPlace(
    {
      kind: gateway === undefined ? undefined : textAt(gatewayKinds[gateway.block], gateway.map),
      id: id === name.value ? undefined : textAt(id, name),
      name: textAt(name.value, name),
      port: port.value,
      address: valueIn(map, "address"),
      tagged_addresses: taggedAddresses(blockIn(map, "tagged_addresses"), port.value),
      tags: valueIn(map, "tags"),
      meta: metaOf(map, name),
      connect: connectOf(service, connect),
      proxy: gateway === undefined ? undefined : gatewayProxy(gateway.map),
    },
    map,
  );
  const value = mapAtPlace({ service: registration }, map);
  const reading = readServicesOnly({ document, value, diagnostics: [] });
  const native = valueIn(connect, "native");
  // A native service needs a port, which is told at `native`.
  const byPort = port.open.length > 0 && native !== undefined ? [...port.open, native] : port.open;
  const open: readonly Range[] = [...service.undecided, ...byPort];
  const definitions = reading.services.map((one) =>
    markOpen(one, openIn(service, one.sidecarOf !== undefined), document),
  );
  return { definitions, diagnostics: withoutConsequences(reading.diagnostics, open, document) };
}

/** The open parts of the sidecar, or those of the service itself. */
function openIn({ undecided }: JobService, isSidecar: boolean): readonly Undecided[] {
  return undecided.filter(({ path }) => path.startsWith("connect.sidecar_service") === isSidecar);
}

interface Port {
  readonly value?: Located;
  /** Where it stands, if Nomad chooses it. */
  readonly open: readonly Range[];
}

/** A number, or a label of the group's network, which may have a static port. */
function portOf({ ports, map }: JobService, written: Located | undefined): Port {
  if (written === undefined) return { open: [map] };
  if (written.type !== "text") return { value: written, open: [] };
  const number = asNumber(written);
  if (number.type === "integer") return { value: number, open: [] };
  const { start, end } = written;
  const port = ports.get(written.value);
  return port === undefined ? { open: [written] } : { value: { type: "integer", value: port, start, end }, open: [] };
}

/** Nomad marks its services, so that the catalogue tells who made them. */
function metaOf(map: LocatedMap, { start, end }: Range): LocatedMap {
  const written = blockIn(map, "meta");
  const mark: Member = {
    key: "external-source",
    value: textAt("nomad", { start, end }),
    keyStart: start,
    keyEnd: end,
  };
  const own = (written?.value ?? []).filter(({ key }) => key !== mark.key);
  return { type: "map", value: [...own, mark], start, end };
}

function connectOf(service: JobService, connect: LocatedMap | undefined): LocatedMap | undefined {
  if (connect === undefined) return undefined;
  const native = valueIn(connect, "native");
  if (native?.type === "boolean" && native.value) return mapAtPlace({ native }, connect);
  const sidecar = blockIn(connect, "sidecar_service");
  if (sidecar === undefined) return undefined;
  const { value: port } = portOf(service, valueIn(sidecar, "port"));
  return mapAtPlace(
    {
      sidecar_service: mapAtPlace(
        {
          port,
          tags: valueIn(sidecar, "tags"),
          meta: valueIn(sidecar, "meta"),
          proxy: proxyOf(service, blockIn(sidecar, "proxy")),
        },
        sidecar,
      ),
    },
    connect,
  );
}

function proxyOf(service: JobService, proxy: LocatedMap | undefined): LocatedMap | undefined {
  if (proxy === undefined) return undefined;
  const port = valueIn(proxy, "local_service_port");
  const transparent = blockIn(proxy, "transparent_proxy");
  const upstreams = blocksIn(proxy, "upstreams").filter((one) => isNamed(service, one));
  const first = upstreams[0];
  return mapAtPlace(
    {
      local_service_address: valueIn(proxy, "local_service_address"),
      local_service_port: port === undefined ? undefined : asNumber(port),
      config: valueIn(proxy, "config"),
      mode: transparent === undefined ? undefined : textAt("transparent", transparent),
      upstreams:
        first === undefined
          ? undefined
          : {
              type: "list",
              value: upstreams.map(upstreamOf),
              start: first.start,
              end: upstreams.at(-1)?.end ?? first.end,
            },
    },
    proxy,
  );
}

/** An upstream whose destination is open cannot be told; that it is open has been told. */
function isNamed({ undecided }: JobService, upstream: LocatedMap): boolean {
  if (valueIn(upstream, "destination_name") !== undefined) return true;
  return !undecided.some(
    ({ path, start }) => path.endsWith("destination_name") && start >= upstream.start && start < upstream.end,
  );
}

function upstreamOf(upstream: LocatedMap): LocatedMap {
  const value = upstream.value.map((member) =>
    member.key === "local_bind_port" ? { ...member, value: asNumber(member.value) } : member,
  );
  return { ...upstream, value };
}

interface Gateway {
  readonly block: GatewayBlock;
  /** The block `gateway`. */
  readonly map: LocatedMap;
  /** The block in it that tells its kind. */
  readonly own: LocatedMap;
}

function gatewayOf(connect: LocatedMap | undefined): Gateway | undefined {
  const map = blockIn(connect, "gateway");
  for (const block of ["ingress", "terminating", "mesh"] as const) {
    const own = blockIn(map, block);
    if (map !== undefined && own !== undefined) return { block, map, own };
  }
  return undefined;
}

/** Options of the gateway's Envoy that other proxies have to know. */
const gatewayOptions: readonly string[] = ["envoy_dns_discovery_type"];

function gatewayProxy(gateway: LocatedMap): LocatedMap | undefined {
  const proxy = blockIn(gateway, "proxy");
  if (proxy === undefined) return undefined;
  const options = proxy.value.filter(({ key, value }) => gatewayOptions.includes(key) && value.value !== "");
  const config = blockIn(proxy, "config");
  const value = [...(config?.value ?? []), ...options];
  return mapAtPlace({ config: { type: "map", value, start: proxy.start, end: proxy.end } }, proxy);
}

/** Nomad writes the entry of an ingress or terminating gateway; a mesh gateway has none. */
function gatewayEntry({ document, map, undecided }: JobService, name: Name): Reading {
  const gateway = gatewayOf(blockIn(map, "connect"));
  if (gateway === undefined || gateway.block === "mesh") return nothing;
  const fields = gateway.block === "ingress" ? ingressFields(gateway.own) : terminatingFields(gateway.own);
  const entry = mapAtPlace(
    { kind: textAt(gatewayKinds[gateway.block], gateway.own), name: textAt(name.value, name), ...fields },
    gateway.own,
  );
  const { definition, diagnostics } = readEntry(entry, document, "cli");
  const own = undecided.filter(({ path }) => path.startsWith("connect.gateway"));
  const definitions: readonly CatalogDefinition[] =
    definition === undefined ? [] : [markOpen(definition, own, document)];
  return { definitions, diagnostics: withoutConsequences(diagnostics, undecided, document) };
}

function ingressFields(ingress: LocatedMap): Readonly<Record<string, Located | undefined>> {
  const listeners = blocksIn(ingress, "listener").map((listener) => renamed(listener, "service", "services"));
  const tls = blockIn(ingress, "tls");
  return { tls, listeners: listAt(listeners, ingress) };
}

function terminatingFields(terminating: LocatedMap): Readonly<Record<string, Located | undefined>> {
  return { services: listAt(blocksIn(terminating, "service"), terminating) };
}

function renamed(map: LocatedMap, from: string, to: string): LocatedMap {
  return { ...map, value: map.value.map((member) => (member.key === from ? { ...member, key: to } : member)) };
}
