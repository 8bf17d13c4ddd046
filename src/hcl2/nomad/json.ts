import { createDocument } from "../../base/document.js";
import type { Located, LocatedMap, Member } from "../../base/located.js";
import { textIn, valueIn } from "../../base/members.js";
import type { Source } from "../../base/source.js";
import { readJson } from "../../json/read.js";
import type { Reading } from "../../reader.js";
import { blockIn, blocksIn, datacentersOf, type JobService } from "./job.js";
import { readServices } from "./services.js";

/** True for a text that looks like the answer of `nomad job inspect`, or what `nomad job run -output` prints. */
export function isJobJson(text: string): boolean {
  return text.includes('"TaskGroups"') && /^\s*\{/.test(text);
}

/** Reads a job as Nomad's HTTP API gives it, alone or in a member `Job`. */
export function readJobJson(source: Source): Reading {
  const document = createDocument(source);
  const { value, diagnostics } = readJson(document);
  const root = value?.type === "map" ? value : undefined;
  const job = blockIn(root, "Job") ?? root;
  const name = textIn(job, "Name") ?? textIn(job, "ID") ?? "";
  const datacenters = datacentersOf(valueIn(job, "Datacenters"));
  const services = blocksIn(job, "TaskGroups").flatMap((group) => {
    const groupName = textIn(group, "Name") ?? "";
    const ports = portsOf(group);
    const read = (service: LocatedMap, task: string | undefined): JobService => {
      const cluster = textIn(service, "Cluster") ?? textIn(blockIn(group, "Consul"), "Cluster");
      const base = task === undefined ? `${name}-${groupName}` : `${name}-${groupName}-${task}`;
      const written = valueIn(service, "Name");
      const place = written ?? service;
      const own = written?.type === "text" && written.value !== "" ? written.value : base;
      return {
        document,
        map: specified(service, fields),
        name: { value: own, start: place.start, end: place.end },
        job: name,
        group: groupName,
        ports,
        datacenters,
        ...(cluster === undefined || cluster === "" ? {} : { cluster }),
        undecided: [],
      };
    };
    return [
      ...blocksIn(group, "Services").map((service) => read(service, undefined)),
      ...blocksIn(group, "Tasks").flatMap((task) =>
        blocksIn(task, "Services").map((service) => read(service, textIn(task, "Name") ?? "")),
      ),
    ];
  });
  const reading = readServices(services);
  return { ...reading, diagnostics: [...diagnostics, ...reading.diagnostics] };
}

function portsOf(group: LocatedMap): ReadonlyMap<string, number | undefined> {
  const networks = blocksIn(group, "Networks");
  const pairs = networks.flatMap((network) => [
    ...blocksIn(network, "DynamicPorts").map((port) => [textIn(port, "Label") ?? "", undefined] as const),
    ...blocksIn(network, "ReservedPorts").map((port) => [textIn(port, "Label") ?? "", portNumber(port)] as const),
  ]);
  return new Map(pairs);
}

function portNumber(port: LocatedMap): number | undefined {
  const value = valueIn(port, "Value");
  return value?.type === "float" || value?.type === "integer" ? Number(value.value) : undefined;
}

/** What the API calls a part of a service, what the job specification calls it, and what is inside; absent: as it stands. */
interface Field {
  readonly name: string;
  readonly fields?: Readonly<Record<string, Field>>;
}

const meshGateway: Field = { name: "mesh_gateway", fields: { Mode: { name: "mode" } } };

const upstream: Readonly<Record<string, Field>> = {
  DestinationName: { name: "destination_name" },
  DestinationNamespace: { name: "destination_namespace" },
  DestinationPartition: { name: "destination_partition" },
  DestinationPeer: { name: "destination_peer" },
  DestinationType: { name: "destination_type" },
  Datacenter: { name: "datacenter" },
  LocalBindAddress: { name: "local_bind_address" },
  LocalBindPort: { name: "local_bind_port" },
  LocalBindSocketPath: { name: "local_bind_socket_path" },
  LocalBindSocketMode: { name: "local_bind_socket_mode" },
  MeshGateway: meshGateway,
  Config: { name: "config" },
};

const sidecar: Readonly<Record<string, Field>> = {
  Port: { name: "port" },
  Tags: { name: "tags" },
  Meta: { name: "meta" },
  Proxy: {
    name: "proxy",
    fields: {
      LocalServiceAddress: { name: "local_service_address" },
      LocalServicePort: { name: "local_service_port" },
      Config: { name: "config" },
      TransparentProxy: { name: "transparent_proxy" },
      Upstreams: { name: "upstreams", fields: upstream },
    },
  },
};

const gateway: Readonly<Record<string, Field>> = {
  Proxy: {
    name: "proxy",
    fields: { EnvoyDNSDiscoveryType: { name: "envoy_dns_discovery_type" }, Config: { name: "config" } },
  },
  Mesh: { name: "mesh" },
  Ingress: {
    name: "ingress",
    fields: {
      TLS: { name: "tls", fields: { Enabled: { name: "enabled" } } },
      Listeners: {
        name: "listener",
        fields: {
          Port: { name: "port" },
          Protocol: { name: "protocol" },
          Services: { name: "service", fields: { Name: { name: "name" }, Hosts: { name: "hosts" } } },
        },
      },
    },
  },
  Terminating: {
    name: "terminating",
    fields: {
      Services: {
        name: "service",
        fields: {
          Name: { name: "name" },
          CAFile: { name: "ca_file" },
          CertFile: { name: "cert_file" },
          KeyFile: { name: "key_file" },
          SNI: { name: "sni" },
        },
      },
    },
  },
};

const fields: Readonly<Record<string, Field>> = {
  Name: { name: "name" },
  PortLabel: { name: "port" },
  Address: { name: "address" },
  TaggedAddresses: { name: "tagged_addresses" },
  Tags: { name: "tags" },
  Meta: { name: "meta" },
  Provider: { name: "provider" },
  Connect: {
    name: "connect",
    fields: {
      Native: { name: "native" },
      SidecarService: { name: "sidecar_service", fields: sidecar },
      Gateway: { name: "gateway", fields: gateway },
    },
  },
};

/** The parts of a map that count here, in the names of the job specification. The API fills in what is not set: that is left out. */
function specified(map: LocatedMap, known: Readonly<Record<string, Field>>): LocatedMap {
  const value = map.value.flatMap((member): readonly Member[] => {
    const field = Object.hasOwn(known, member.key) ? known[member.key] : undefined;
    if (field === undefined || isUnset(member.value)) return [];
    return [{ ...member, key: field.name, value: specifiedIn(member.value, field) }];
  });
  return { ...map, value };
}

/** Follows the table, so it goes no deeper than that. */
function specifiedIn(value: Located, { fields: inner }: Field): Located {
  if (inner === undefined) return value;
  if (value.type === "map") return specified(value, inner);
  if (value.type !== "list") return value;
  return { ...value, value: value.value.map((item) => (item.type === "map" ? specified(item, inner) : item)) };
}

function isUnset({ type, value }: Located): boolean {
  return type === "null" || value === "" || (type !== "boolean" && value === 0);
}
