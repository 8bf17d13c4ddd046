import type { Diagnostic } from "../base/diagnostic.js";
import type {
  AgentDefinition,
  Definition,
  EntryDefinition,
  Origin,
  PreparedQueryDefinition,
  ServiceDefinition,
} from "../model/definition.js";
import { folderOf, isWritten } from "./agents.js";
import { type Datacenter, type DatacenterParts, indexDatacenter } from "./datacenter.js";
import type { EntrySet } from "./entries.js";
import { compareOrigins, compareText } from "./order.js";
import { datacenterUnclear, type NamedDatacenter, serviceTwice } from "./problems.js";
import { settleEntries } from "./settle-entries.js";

/** Anything that a catalog can be made of. */
export type CatalogDefinition = Definition | AgentDefinition | PreparedQueryDefinition;

/** Datacenters that share config entries and a trust domain. */
export interface Cluster {
  /** Last part of every server name: `<cluster id>.consul`. */
  readonly trustDomain: string;
  /** All config entries: written in the primary datacenter and replicated unchanged to the others. */
  readonly entries: EntrySet;
  /** The datacenters that are known to exist, by name. */
  readonly datacenters: readonly Datacenter[];
  datacenter(name: string): Datacenter | undefined;
}

export interface ClusterOptions {
  readonly trustDomain: string;
  /** Where definitions belong that name no datacenter. */
  readonly defaultDatacenter: string;
  /** Datacenters that exist even if nothing of them is known. */
  readonly datacenters: readonly string[];
}

/** Sorts definitions out by datacenter. Takes time linear in their number, but for sorting names. */
export function indexCluster(
  definitions: readonly CatalogDefinition[],
  options: ClusterOptions,
  diagnostics: Diagnostic[],
): Cluster {
  const entryDefinitions: EntryDefinition[] = [];
  const agents: AgentDefinition[] = [];
  const queries: PreparedQueryDefinition[] = [];
  const services: ServiceDefinition[] = [];
  for (const definition of definitions) {
    if (definition.type === "config-entry") entryDefinitions.push(definition);
    else if (definition.type === "agent") agents.push(definition);
    else if (definition.type === "prepared-query") queries.push(definition);
    else services.push(definition);
  }
  const folders = datacentersOfFolders(agents, diagnostics);
  const datacenterOf = ({ datacenter, file }: Origin): string =>
    datacenter ?? (file === undefined ? undefined : folders.get(folderOf(file))) ?? options.defaultDatacenter;

  const parts = new Map<string, Mutable>();
  const partsOf = (name: string): Mutable => {
    const known = parts.get(name);
    if (known !== undefined) return known;
    const made: Mutable = { services: [], agents: [], queries: [] };
    parts.set(name, made);
    return made;
  };
  for (const name of options.datacenters) partsOf(name.toLowerCase());
  for (const agent of agents) {
    const named = agent.origin.datacenter ?? (isWritten(agent, ["datacenter"]) ? agent.value.datacenter : undefined);
    partsOf((named ?? options.defaultDatacenter).toLowerCase()).agents.push(agent);
  }
  for (const query of queries) partsOf(datacenterOf(query.origin).toLowerCase()).queries.push(query);
  for (const service of replaceTwice(services, diagnostics)) {
    partsOf(datacenterOf(service.origin).toLowerCase()).services.push(service);
  }

  const entries = settleEntries(entryDefinitions, diagnostics);
  const datacenters = [...parts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, part]) => indexDatacenter(name, part, entries));
  const byName = new Map(datacenters.map((datacenter) => [datacenter.name, datacenter]));
  return { trustDomain: options.trustDomain, entries, datacenters, datacenter: (name) => byName.get(name) };
}

type Mutable = { [Name in keyof DatacenterParts]: DatacenterParts[Name][number][] };

/** The datacenter that the agents of each folder name; files beside them belong to the same agents. */
function datacentersOfFolders(
  agents: readonly AgentDefinition[],
  diagnostics: Diagnostic[],
): ReadonlyMap<string, string> {
  const folders = new Map<string, NamedDatacenter>();
  for (const agent of [...agents].sort(compareOrigins)) {
    const { value, origin } = agent;
    if (origin.file === undefined || !isWritten(agent, ["datacenter"])) continue;
    const folder = folderOf(origin.file);
    const known = folders.get(folder);
    const { datacenter } = value;
    if (known === undefined) folders.set(folder, { datacenter, origin });
    else if (known.datacenter !== datacenter)
      diagnostics.push(datacenterUnclear(folder, known, { datacenter, origin }));
  }
  return new Map([...folders].map(([folder, { datacenter }]) => [folder, datacenter]));
}

/**
 * In one file the later of two services with one ID replaces the earlier one. In different files both are kept: they may
 * belong to different agents. So are those of the catalogue, which has them on different nodes.
 */
function replaceTwice(services: readonly ServiceDefinition[], diagnostics: Diagnostic[]): readonly ServiceDefinition[] {
  const last = new Map<string, ServiceDefinition>();
  const dropped = new Set<ServiceDefinition>();
  for (const service of services) {
    const { file, span } = service.origin;
    if (file === undefined || span === undefined || service.node !== undefined) continue;
    const key = `${file}\n${service.value.id}`;
    const other = last.get(key);
    const isLater = other === undefined || compareOrigins(other, service) <= 0;
    if (isLater) last.set(key, service);
    if (other !== undefined) dropped.add(isLater ? other : service);
  }
  if (dropped.size === 0) return services;
  for (const service of [...dropped].sort(compareOrigins)) {
    const kept = last.get(`${service.origin.file}\n${service.value.id}`);
    if (kept !== undefined) diagnostics.push(serviceTwice(service.value.id, kept.origin, service.origin));
  }
  return services.filter((service) => !dropped.has(service));
}
