import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import { mapIn, textIn, valueIn } from "../base/members.js";
import { type ServiceDefinition, withPlaces } from "../model/definition.js";
import { type HealthCheck, healthCheck, type Node, node } from "../model/node.js";
import { type Registration, registration } from "../model/service.js";
import { catalogueDialect, datacenterFindings, originOf, type Taken, takeStored, tenancyFindings } from "./answer.js";
import { renamed } from "./members.js";
import { importedService, partMissing } from "./problems.js";

export interface RegistrationAnswer {
  readonly definitions: readonly ServiceDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The parts of an answer about one instance, each in the form of the catalogue. */
interface Parts {
  readonly whole: LocatedMap;
  readonly service: LocatedMap;
  readonly node?: LocatedMap;
  readonly checks?: readonly Located[];
  readonly datacenter: string | undefined;
  readonly document: Document;
  /** True for answers that list the instances of one service. */
  readonly isListedAlone?: boolean;
}

/** A node's fields in its own answer and beside those of a service, with the names that the table of nodes has for them. */
const nodeNames = {
  Node: "Node",
  Address: "Address",
  TaggedAddresses: "TaggedAddresses",
  Meta: "NodeMeta",
} as const;
const flatNodeNames = {
  Node: "Node",
  Address: "Address",
  TaggedAddresses: "TaggedAddresses",
  NodeMeta: "NodeMeta",
} as const;

/** `/v1/catalog/service` prints the fields of the service beside those of its node, most of them with a prefix. */
const flatServiceNames = {
  ServiceKind: "Kind",
  ServiceID: "ID",
  ServiceName: "Service",
  ServiceTags: "Tags",
  ServiceMeta: "Meta",
  ServicePort: "Port",
  ServiceAddress: "Address",
  ServiceSocketPath: "SocketPath",
  ServiceTaggedAddresses: "TaggedAddresses",
  ServiceWeights: "Weights",
  ServiceEnableTagOverride: "EnableTagOverride",
  ServiceProxy: "Proxy",
  ServiceConnect: "Connect",
  ServiceLocality: "Locality",
  Namespace: "Namespace",
  Partition: "Partition",
  PeerName: "PeerName",
} as const;

const checkNames = { CheckID: "CheckID", Name: "Name", Status: "Status", ServiceID: "ServiceID" } as const;

/** Reads an element of `/v1/health/service/:name`. */
export function readHealth(map: LocatedMap, document: Document): RegistrationAnswer {
  const nodePart = mapIn(map, "Node") ?? map;
  return readInstance({
    whole: map,
    service: mapIn(map, "Service") ?? map,
    node: renamed(nodePart, nodeNames),
    ...checksIn(map),
    datacenter: textIn(nodePart, "Datacenter"),
    document,
    isListedAlone: true,
  });
}

/** Reads an element of `/v1/catalog/service/:name`. */
export function readCatalogService(map: LocatedMap, document: Document): RegistrationAnswer {
  return readInstance({
    whole: map,
    service: renamed(map, flatServiceNames),
    node: renamed(map, flatNodeNames),
    datacenter: textIn(map, "Datacenter"),
    document,
    isListedAlone: true,
  });
}

/** Reads what a request that registers something in the catalogue holds: node, service and checks. */
export function readCatalogRegistration(map: LocatedMap, document: Document): RegistrationAnswer {
  return readInstance({
    whole: map,
    service: mapIn(map, "Service") ?? map,
    node: renamed(map, flatNodeNames),
    ...checksIn(map),
    datacenter: textIn(map, "Datacenter"),
    document,
  });
}

/** Reads a service of `/v1/agent/services`, which does not tell its node. */
export function readAgentService(map: LocatedMap, document: Document): RegistrationAnswer {
  return readInstance({ whole: map, service: map, datacenter: textIn(map, "Datacenter"), document });
}

function checksIn(map: LocatedMap): { readonly checks?: readonly Located[] } {
  const checks = valueIn(map, "Checks");
  return checks?.type === "list" ? { checks: checks.value } : {};
}

function readInstance(parts: Parts): RegistrationAnswer {
  const { whole, service, datacenter, document } = parts;
  const span = document.span(whole.start, whole.end);
  const name = textIn(service, "Service") ?? "";
  if (name === "") return nothing(partMissing("An instance", "Service", span));
  if (parts.node !== undefined && (textIn(parts.node, "Node") ?? "") === "") {
    return nothing(partMissing(`The instance of \`${name}\``, "Node", span));
  }
  const peer = textIn(service, "PeerName") ?? "";
  if (peer !== "") return nothing(importedService(name, peer, span));
  const elsewhere = tenancyFindings(service, `The instance of \`${name}\``, document);
  if (elsewhere.length > 0) return { definitions: [], diagnostics: elsewhere };

  const taken = takeStored(service, registration, { document, what: `service \`${name}\`` });
  const nodeTaken = parts.node === undefined ? undefined : takeNode(parts.node, document);
  const checks = parts.checks?.flatMap((check) => (check.type === "map" ? [takeCheck(check, document)] : []));
  const definition: ServiceDefinition = {
    type: "service",
    value: settle(taken.value, name),
    origin: originOf(whole, document, datacenter),
    ...(nodeTaken === undefined ? {} : { node: nodeTaken.value }),
    ...(checks === undefined ? {} : { checks: checks.map(({ value }) => value) }),
    ...(parts.isListedAlone === true ? { isListedAlone: true } : {}),
  };
  return {
    definitions: [withPlaces(definition, document, taken.place)],
    diagnostics: [
      ...datacenterFindings(whole, document, datacenter),
      ...taken.diagnostics,
      ...(nodeTaken?.diagnostics ?? []),
      ...(checks?.flatMap(({ diagnostics }) => diagnostics) ?? []),
    ],
  };
}

function takeNode(map: LocatedMap, document: Document): Taken<Node> {
  return takeStored(map, node, { document, what: "a node", dialect: catalogueDialect });
}

function takeCheck(map: LocatedMap, document: Document): Taken<HealthCheck> {
  return takeStored(renamed(map, checkNames), healthCheck, { document, what: "a check" });
}

/**
 * A registration without an ID has its name for one. Upstreams that the agent took from config entries when the service
 * registered are left out, for the entries give them anew.
 */
function settle(value: Registration, name: string): Registration {
  const id = value.id === undefined || value.id === "" ? name : value.id;
  const upstreams = value.proxy?.upstreams;
  if (upstreams?.some(({ centrallyConfigured }) => centrallyConfigured === true) !== true) return { ...value, id };
  const own = upstreams.filter(({ centrallyConfigured }) => centrallyConfigured !== true);
  return { ...value, id, proxy: { ...value.proxy, upstreams: own } };
}

function nothing(...diagnostics: readonly Diagnostic[]): RegistrationAnswer {
  return { definitions: [], diagnostics };
}
