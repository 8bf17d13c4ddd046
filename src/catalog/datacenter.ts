import { compareText } from "../base/text-order.js";
import type {
  AgentDefinition,
  EntryDefinition,
  PreparedQueryDefinition,
  ServiceDefinition,
} from "../model/definition.js";
import type { HealthCheck } from "../model/node.js";
import type { TerminatingGateway } from "../model/terminating-gateway.js";
import type { EntrySet } from "./entries.js";
import { type WorstStatus, worstStatus } from "./health.js";
import { compareOrigins } from "./order.js";

/** A registration with what the checks of it and of its node say. */
export interface Registered {
  readonly definition: ServiceDefinition;
  readonly worst: WorstStatus;
}

/** What is registered in one datacenter. */
export interface Datacenter {
  readonly name: string;
  /** All registrations, by ID. */
  readonly registrations: readonly Registered[];
  /** False if the input does not tell at all what runs here. */
  readonly isKnown: boolean;
  /** True where it is known that nothing runs. */
  readonly isDown: boolean;
  /** True if they are all that the catalogue lists: then what is not listed does not run here. */
  readonly isInventory: boolean;
  /** True if all that is known are the catalogue's answers about single services: of others nothing is known. */
  readonly isPartial: boolean;
  /** False if only single services were asked for, and none of them is a mesh gateway. */
  readonly areGatewaysKnown: boolean;
  /** The mesh gateways, whatever their service is called. */
  readonly gateways: readonly Registered[];
  /** The agents whose settings are known. */
  readonly agents: readonly AgentDefinition[];
  /**
   * What accepts traffic of the mesh for a service: its sidecars, its own instances that speak mutual TLS, and the
   * terminating gateways that a config entry links to it. A plain registration does not.
   */
  instancesOf(service: string): readonly Registered[];
  /** Registrations of the service itself, without a kind. */
  plainOf(service: string): readonly Registered[];
  /** Names of the services that {@link instancesOf} finds something for, as they are registered, sorted. */
  meshServices(): readonly string[];
  /** True if it is known that something ran here for the service and does not any more. */
  isGone(service: string): boolean;
  /** The prepared query of that name or ID. */
  query(name: string): PreparedQueryDefinition | undefined;
}

/** What was sorted out for one datacenter before indexing. */
export interface DatacenterParts {
  readonly services: readonly ServiceDefinition[];
  /** Registrations that are known to run no longer. */
  readonly gone: readonly ServiceDefinition[];
  /** True where it is known that nothing runs. */
  readonly isDown: boolean;
  readonly agents: readonly AgentDefinition[];
  readonly queries: readonly PreparedQueryDefinition[];
}

/** Indexes what is registered in one datacenter. Consul finds services without regard to case, and so does this. */
export function indexDatacenter(name: string, parts: DatacenterParts, entries: EntrySet): Datacenter {
  const registrations = register(parts.services);
  const gateways = registrations.filter(({ definition }) => definition.value.kind === "mesh-gateway");
  const proxies = new Map<string, Registered[]>();
  const plain = new Map<string, Registered[]>();
  const terminating = new Map<string, Registered[]>();
  for (const registered of registrations) {
    const { kind = "", name: service, proxy, connect } = registered.definition.value;
    if (kind === "connect-proxy") add(proxies, proxy?.destinationServiceName ?? "", registered);
    else if (kind === "terminating-gateway") add(terminating, service, registered);
    else if (kind === "") {
      if (connect?.native === true) add(proxies, service, registered);
      add(plain, service, registered);
    }
  }
  const links = terminating.size === 0 ? noLinks : linksOf(entries, terminating);
  const instancesOf = (service: string) => {
    const key = service.toLowerCase();
    const own = proxies.get(key) ?? nothing;
    if (links === noLinks) return own;
    const linked = links.to(key, (plain.get(key) ?? nothing).some(isOutsideMesh));
    return linked.length === 0 ? own : [...own, ...linked];
  };
  const gone = new Set(
    parts.gone.map(({ value }) => (value.proxy?.destinationServiceName || value.name).toLowerCase()),
  );
  const queries = new Map<string, PreparedQueryDefinition>();
  for (const query of [...parts.queries].sort(compareOrigins)) {
    queries.set(query.value.name, query);
    if (query.value.id !== undefined) queries.set(query.value.id, query);
  }
  const isInventory = registrations.some(isOfInventory);
  const isPartial = !isInventory && registrations.length > 0 && registrations.every(isListedAlone);
  return {
    name,
    registrations,
    isKnown: parts.isDown || registrations.length + parts.gone.length > 0,
    isDown: parts.isDown,
    isInventory,
    isPartial,
    areGatewaysKnown:
      !isPartial || gateways.length > 0 || parts.gone.some(({ value }) => value.kind === "mesh-gateway"),
    gateways,
    agents: [...parts.agents].sort(compareOrigins),
    instancesOf,
    plainOf: (service) => plain.get(service.toLowerCase()) ?? nothing,
    meshServices: () =>
      [...new Map([...namesOf(plain, ownName), ...links.names.map(pair), ...namesOf(proxies, destination)]).values()]
        .filter((service) => service !== "" && instancesOf(service).length > 0)
        .sort(compareText),
    isGone: (service) => parts.isDown || gone.has(service.toLowerCase()),
    query: (wanted) => queries.get(wanted),
  };
}

const nothing: readonly never[] = [];

/**
 * True for a registration with its node that was not asked for alone, and for the servers, which every catalogue lists as the
 * service `consul`: nobody needs these alone, so who has them has asked for all services.
 */
function isOfInventory(registered: Registered): boolean {
  const { node, value } = registered.definition;
  return node !== undefined && (!isListedAlone(registered) || value.name === "consul");
}

function isListedAlone({ definition }: Registered): boolean {
  return definition.isListedAlone === true;
}

/** The names of an index's services as they are written, by the name under which they are found. */
function namesOf(
  index: ReadonlyMap<string, readonly Registered[]>,
  nameOf: (registered: Registered) => string,
): readonly (readonly [string, string])[] {
  return [...index].map(([key, [first]]) => [key, first === undefined ? key : nameOf(first)]);
}

function ownName({ definition }: Registered): string {
  return definition.value.name;
}

function destination({ definition }: Registered): string {
  return definition.value.proxy?.destinationServiceName || definition.value.name;
}

function pair(name: string): readonly [string, string] {
  return [name, name];
}

function add(index: Map<string, Registered[]>, name: string, registered: Registered): void {
  const key = name.toLowerCase();
  const list = index.get(key);
  if (list === undefined) index.set(key, [registered]);
  else list.push(registered);
}

function isOutsideMesh({ definition }: Registered): boolean {
  return definition.value.connect?.native !== true;
}

/** Sorts registrations and gives each the checks of its node, which any registration on that node may carry. */
function register(services: readonly ServiceDefinition[]): readonly Registered[] {
  const nodeChecks = new Map<string, HealthCheck[]>();
  for (const { node, checks } of services) {
    if (node === undefined || checks === undefined) continue;
    for (const check of checks) {
      if ((check.serviceID ?? "") !== "") continue;
      const known = nodeChecks.get(node.name);
      if (known === undefined) nodeChecks.set(node.name, [check]);
      else known.push(check);
    }
  }
  return [...services].sort(compareRegistrations).map((definition) => {
    const { node, checks = [], value } = definition;
    const own = checks.filter(({ serviceID = "" }) => serviceID === "" || serviceID === value.id);
    const worst = worstStatus(own, node === undefined ? [] : nodeChecks.get(node.name));
    return { definition, worst };
  });
}

function compareRegistrations(a: ServiceDefinition, b: ServiceDefinition): number {
  return (
    compareText(a.value.id, b.value.id) || compareText(a.node?.name ?? "", b.node?.name ?? "") || compareOrigins(a, b)
  );
}

/** Which terminating gateways stand for which services. */
interface Links {
  /** Services that an entry names. */
  readonly names: readonly string[];
  /** `isOutside` tells whether the service is registered here without a sidecar; only then `*` means it too. */
  to(service: string, isOutside: boolean): readonly Registered[];
}

const noLinks: Links = { names: [], to: () => nothing };

function linksOf(entries: EntrySet, terminating: ReadonlyMap<string, readonly Registered[]>): Links {
  const byName = new Map<string, Registered[]>();
  const forAll: { readonly gateways: readonly Registered[]; readonly named: ReadonlySet<string> }[] = [];
  for (const entry of entries.list("terminating-gateway")) {
    const gateways = terminating.get((entry.value.name ?? "").toLowerCase());
    if (gateways === undefined) continue;
    const named = namesIn(entry);
    for (const name of named) {
      const known = byName.get(name);
      if (name === "*") continue;
      if (known === undefined) byName.set(name, [...gateways]);
      else known.push(...gateways);
    }
    if (named.has("*")) forAll.push({ gateways, named });
  }
  return {
    names: [...byName.keys()],
    to(service, isOutside) {
      const own = byName.get(service) ?? nothing;
      if (!isOutside) return own;
      return [...own, ...forAll.filter(({ named }) => !named.has(service)).flatMap(({ gateways }) => gateways)];
    },
  };
}

function namesIn({ value }: EntryDefinition<TerminatingGateway>): ReadonlySet<string> {
  return new Set((value.services ?? []).map(({ name = "" }) => name.toLowerCase()));
}
