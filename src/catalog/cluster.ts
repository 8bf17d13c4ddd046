import type { Diagnostic } from "../base/diagnostic.js";
import { folderOf } from "../base/folder.js";
import { compareText } from "../base/text-order.js";
import type {
  AgentDefinition,
  Definition,
  EntryDefinition,
  Origin,
  PreparedQueryDefinition,
  ServiceDefinition,
} from "../model/definition.js";
import { isWritten } from "./agents.js";
import { type Datacenter, type DatacenterParts, indexDatacenter } from "./datacenter.js";
import type { EntrySet } from "./entries.js";
import { compareOrigins } from "./order.js";
import { datacenterUnclear, type NamedDatacenter, serviceTwice } from "./problems.js";
import { type SettledEntries, settleEntries } from "./settle-entries.js";

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
  /** The datacenter of that name, if it is known. */
  datacenter(name: string): Datacenter | undefined;
}

export interface ClusterOptions {
  readonly trustDomain: string;
  /** Where definitions belong that name no datacenter. */
  readonly defaultDatacenter: string;
  /** Datacenters that exist even if nothing of them is known. */
  readonly datacenters: readonly string[];
  /** Datacenters of which it is known that nothing is registered there. */
  readonly emptyDatacenters: readonly string[];
}

/** A cluster that can be made anew with a few other definitions. */
export interface IndexedCluster extends Cluster {
  /** What was found wrong while definitions were put together. */
  readonly diagnostics: readonly Diagnostic[];
  /** The same as indexing all definitions, but for the time it takes. Datacenters that stay the same are the same objects. */
  changed(change: CatalogChange): IndexedCluster;
}

/** How the definitions of a cluster change. */
export interface CatalogChange {
  readonly removed: ReadonlySet<CatalogDefinition>;
  readonly added: readonly CatalogDefinition[];
  /**
   * Those of the removed registrations of which it is known that they do not run; of others it is then not known whether
   * they do.
   */
  readonly gone?: ReadonlySet<CatalogDefinition>;
  /** Datacenters of which nothing runs any more. */
  readonly down?: readonly string[];
  /** Peers that there are no more. */
  readonly gonePeers?: readonly string[];
}

/** Sorts definitions out by datacenter. Takes time linear in their number, but for sorting names. */
export function indexCluster(definitions: readonly CatalogDefinition[], options: ClusterOptions): IndexedCluster {
  return clusterOf(sortOut(definitions, [], options), options);
}

function allOf({ entries, parts }: SortedOut): readonly CatalogDefinition[] {
  return [
    ...entries.all(),
    ...[...parts.values()].flatMap(({ services, agents, queries }) => [...services, ...agents, ...queries]),
  ];
}

type Part = { -readonly [Name in keyof DatacenterParts]: Writable<DatacenterParts[Name]> };

type Writable<List> = List extends readonly (infer Item)[] ? Item[] : List;

/** Definitions by what they are and where they belong. */
interface SortedOut {
  readonly entries: SettledEntries;
  readonly parts: ReadonlyMap<string, DatacenterParts>;
  /** The datacenter of what is no agent; agents tell theirs themselves. */
  datacenterOf(origin: Origin): string;
  /** What was found wrong with agents. */
  readonly diagnostics: readonly Diagnostic[];
}

function sortOut(
  definitions: readonly CatalogDefinition[],
  gone: readonly CatalogDefinition[],
  options: ClusterOptions,
): SortedOut {
  const entries: EntryDefinition[] = [];
  const agents: AgentDefinition[] = [];
  const queries: PreparedQueryDefinition[] = [];
  const services: ServiceDefinition[] = [];
  for (const definition of definitions) {
    if (definition.type === "config-entry") entries.push(definition);
    else if (definition.type === "agent") agents.push(definition);
    else if (definition.type === "prepared-query") queries.push(definition);
    else services.push(definition);
  }
  const diagnostics: Diagnostic[] = [];
  const folders = datacentersOfFolders(agents, diagnostics);
  const datacenterOf = ({ datacenter, file }: Origin): string =>
    (
      datacenter ??
      (file === undefined ? undefined : folders.get(folderOf(file))) ??
      options.defaultDatacenter
    ).toLowerCase();
  const parts = new Map<string, Part>();
  const partOf = (name: string): Part => {
    const known = parts.get(name);
    if (known !== undefined) return known;
    const made: Part = { services: [], gone: [], isDown: false, agents: [], queries: [] };
    parts.set(name, made);
    return made;
  };
  for (const name of namedBy(options)) partOf(name);
  for (const agent of agents) {
    const named = agent.origin.datacenter ?? (isWritten(agent, ["datacenter"]) ? agent.value.datacenter : undefined);
    partOf((named ?? options.defaultDatacenter).toLowerCase()).agents.push(agent);
  }
  for (const query of queries) partOf(datacenterOf(query.origin)).queries.push(query);
  for (const service of services) partOf(datacenterOf(service.origin)).services.push(service);
  for (const one of gone) if (one.type === "service") partOf(datacenterOf(one.origin)).gone.push(one);
  return { entries: settleEntries(entries), parts, datacenterOf, diagnostics };
}

/** The datacenters that exist whatever is defined. */
function namedBy({ datacenters, emptyDatacenters }: ClusterOptions): ReadonlySet<string> {
  return new Set([...datacenters, ...emptyDatacenters].map((name) => name.toLowerCase()));
}

/** A datacenter, what it was made of, and what was found wrong with it. */
interface IndexedDatacenter {
  readonly parts: DatacenterParts;
  readonly datacenter: Datacenter;
  readonly diagnostics: readonly Diagnostic[];
}

/** Indexes what was sorted out. */
function clusterOf(
  sorted: SortedOut,
  options: ClusterOptions,
  known?: ReadonlyMap<string, IndexedDatacenter>,
): IndexedCluster {
  const { entries } = sorted.entries;
  const empty = new Set(options.emptyDatacenters.map((name) => name.toLowerCase()));
  const indexed = new Map(
    [...sorted.parts]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, parts]): [string, IndexedDatacenter] => {
        const before = known?.get(name);
        if (before?.parts === parts) return [name, before];
        const diagnostics: Diagnostic[] = [];
        const services = replaceTwice(parts.services, parts.gone, diagnostics);
        // Where nothing is registered, nothing runs; but definitions that say otherwise, or come later, count more.
        const isDown = parts.isDown || (empty.has(name) && services.length === 0);
        return [
          name,
          { parts, datacenter: indexDatacenter(name, { ...parts, services, isDown }, entries), diagnostics },
        ];
      }),
  );
  return {
    trustDomain: options.trustDomain,
    entries,
    datacenters: [...indexed.values()].map(({ datacenter }) => datacenter),
    datacenter: (name) => indexed.get(name)?.datacenter,
    diagnostics: [
      ...sorted.diagnostics,
      ...[...indexed.values()].flatMap(({ diagnostics }) => diagnostics),
      ...sorted.entries.diagnostics,
    ],
    changed(change) {
      const changed = sortAgain(sorted, change, options);
      // Which services terminating gateways stand for is worked out where datacenters are indexed.
      const relinks = [...change.removed, ...change.added].some(
        (one) => one.type === "config-entry" && one.value.kind === "terminating-gateway",
      );
      const kept = relinks
        ? [...indexed].filter(
            ([, { parts }]) => !parts.services.some(({ value }) => value.kind === "terminating-gateway"),
          )
        : indexed;
      return clusterOf(changed, options, new Map(kept));
    },
  };
}

/** Touches only the datacenters of changed registrations. Agents may move any file to another one, so they touch all. */
function sortAgain(sorted: SortedOut, change: CatalogChange, options: ClusterOptions): SortedOut {
  const { removed, added } = change;
  const touched = [...removed, ...added];
  const gone = [...(change.gone ?? [])];
  const down = (change.down ?? []).map((name) => name.toLowerCase());
  if (touched.some(({ type }) => type === "agent" || type === "prepared-query")) {
    const all = [...allOf(sorted).filter((one) => !removed.has(one)), ...added];
    const again = sortOut(all, [...[...sorted.parts.values()].flatMap((part) => part.gone), ...gone], options);
    return { ...again, parts: withDown(again.parts, [...downIn(sorted.parts), ...down]) };
  }
  const isEntry = (one: CatalogDefinition): one is EntryDefinition => one.type === "config-entry";
  const entries = sorted.entries.changed([...removed].filter(isEntry), added.filter(isEntry));
  const parts = new Map(sorted.parts);
  const always = namedBy(options);
  for (const name of new Set(touched.flatMap((one) => (isEntry(one) ? [] : [sorted.datacenterOf(one.origin)])))) {
    const known = parts.get(name);
    const belongs = (one: CatalogDefinition): one is ServiceDefinition =>
      one.type === "service" && sorted.datacenterOf(one.origin) === name;
    const part: DatacenterParts = {
      services: [...(known?.services ?? []).filter((one) => !removed.has(one)), ...added.filter(belongs)],
      gone: [...(known?.gone ?? []), ...gone.filter(belongs)],
      isDown: known?.isDown ?? false,
      agents: known?.agents ?? [],
      queries: known?.queries ?? [],
    };
    if (isEmpty(part) && !always.has(name)) parts.delete(name);
    else parts.set(name, part);
  }
  return { ...sorted, entries, parts: withDown(parts, down) };
}

function isEmpty({ services, gone, agents, queries, isDown }: DatacenterParts): boolean {
  return !isDown && services.length + gone.length + agents.length + queries.length === 0;
}

function downIn(parts: SortedOut["parts"]): readonly string[] {
  return [...parts].flatMap(([name, { isDown }]) => (isDown ? [name] : []));
}

function withDown(parts: SortedOut["parts"], down: readonly string[]): SortedOut["parts"] {
  if (down.length === 0) return parts;
  const nothing: DatacenterParts = { services: [], gone: [], isDown: true, agents: [], queries: [] };
  return new Map([...parts, ...down.map((name) => [name, { ...nothing, ...parts.get(name), isDown: true }] as const)]);
}

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
 * belong to different agents. So are those of the catalogue, which has them on different nodes. One that is gone does not come
 * back as the one that it replaced.
 */
function replaceTwice(
  services: readonly ServiceDefinition[],
  gone: readonly ServiceDefinition[],
  diagnostics: Diagnostic[],
): readonly ServiceDefinition[] {
  const last = new Map<string, ServiceDefinition>();
  const dropped = new Set<ServiceDefinition>();
  const lost = new Set(gone.map(({ origin, value }) => placedId(origin.file ?? "", value.id)));
  for (const service of services) {
    const { file, span } = service.origin;
    if (file === undefined || span === undefined || service.node !== undefined) continue;
    const key = placedId(file, service.value.id);
    if (lost.has(key)) {
      dropped.add(service);
      continue;
    }
    const other = last.get(key);
    const isLater = other === undefined || compareOrigins(other, service) <= 0;
    if (isLater) last.set(key, service);
    if (other !== undefined) dropped.add(isLater ? other : service);
  }
  if (dropped.size === 0) return services;
  for (const service of [...dropped].sort(compareOrigins)) {
    const kept = last.get(placedId(service.origin.file ?? "", service.value.id));
    if (kept !== undefined) diagnostics.push(serviceTwice(service.value.id, kept.origin, service.origin));
  }
  return services.filter((service) => !dropped.has(service));
}

/** Names may hold any character: with its length in front no file can run over into the ID. */
function placedId(file: string, id: string): string {
  return `${file.length}:${file}${id}`;
}
