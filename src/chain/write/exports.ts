import type { Path } from "../../base/place.js";
import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import type { ServiceResolver } from "../../model/service-resolver.js";
import type { CompiledChain } from "../compiled-chain.js";
import { isHttpLike } from "../protocol.js";
import { readFor } from "../reading.js";
import { indexServices, type ServiceIndex } from "../service-facts.js";
import { changedEntry, type EntryChange } from "./change.js";
import { shapedServices } from "./links.js";
import * as says from "./problems.js";
import { step, type WriteRefusal } from "./refusal.js";

/** The services that are exported to peers, with the part of an entry that says so. */
export type Exports = ReadonlyMap<string, ExportPlace>;

interface ExportPlace {
  readonly entry: EntryDefinition;
  readonly path: Path;
}

/**
 * The services that are exported to peers once a change is made. Exports to partitions (Enterprise) do not count. Of all
 * services (`*`) only those count that have a router, splitter or resolver, and that of the change: one that is written
 * is among them and one that is deleted is not, whatever its kind. Consul's own service is none apart here.
 */
export function exportsAfter(after: EntrySet, change: EntryChange): Exports {
  const names = new Map<string, ExportPlace>();
  let all: ExportPlace | undefined;
  for (const entry of after.list("exported-services")) {
    for (const [index, { name = "", consumers = [] }] of (entry.value.services ?? []).entries()) {
      if (!consumers.some(({ peer = "" }) => peer !== "")) continue;
      const place = { entry, path: ["services", index, "name"] };
      if (name === "*") all = place;
      else names.set(name, place);
    }
  }
  if (all === undefined) return names;
  const changed = changedEntry(change).name;
  const shaped = new Set(shapedServices(after));
  if ("write" in change) shaped.add(changed);
  else shaped.delete(changed);
  for (const service of shaped) if (!names.has(service)) names.set(service, all);
  return names;
}

/** What in exported services leads out of the own datacenter or cluster; where exports are written, nothing else is looked at. */
export function unsafeExports(exports: Exports, after: EntrySet): readonly WriteRefusal[] {
  const index = indexServices(after);
  return [...exports].flatMap(([service, place]) => unsafeExport(service, place, index));
}

function unsafeExport(service: string, { entry, path }: ExportPlace, index: ServiceIndex): readonly WriteRefusal[] {
  return unsafeResolvers(index, service)
    .slice(0, 1)
    .map((unsafe) => ({
      code: unsafe.code,
      message: says.unsafeExport(service, unsafe.what),
      way: [step(entry, path, says.exportOf(service)), step(unsafe.entry, unsafe.path, says.leavesCluster)],
    }));
}

/**
 * Peers see an exported service as one of this datacenter. So no resolver in its chain may lead to another datacenter or
 * a peer, and for protocols that are not like HTTP no change may bring in a service that peers do not know yet.
 */
export function exportRefusals(
  exports: Exports,
  after: EntrySet,
  chain: CompiledChain,
  before: () => CompiledChain | WriteRefusal,
): readonly WriteRefusal[] {
  const service = chain.serviceName;
  const exported = exports.get(service);
  if (exported === undefined) return [];
  const unsafe = unsafeExport(service, exported, indexServices(after));
  if (unsafe.length > 0) return unsafe;
  if (isHttpLike(chain.protocol)) return [];
  const old = before();
  if ("code" in old) return [old];
  const known = new Set(primaryTargets(old).map(({ identity }) => identity));
  const added = primaryTargets(chain).find(({ identity }) => !known.has(identity));
  if (added === undefined) return [];
  const shaping = after.get("service-resolver", service);
  return [
    {
      code: "graph/export-l4-new-target",
      message: says.newTargetOfExport(service, chain.protocol, added.id),
      way: [
        step(exported.entry, exported.path, says.exportOf(service)),
        ...(shaping === undefined ? [] : [step(shaping, [], says.shapes(service))]),
      ],
    },
  ];
}

interface UnsafeResolver {
  readonly code:
    | "graph/export-cross-datacenter-redirect"
    | "graph/export-cross-peer-redirect"
    | "graph/export-cross-datacenter-failover";
  readonly what: string;
  readonly entry: EntryDefinition;
  readonly path: Path;
}

/** Resolvers read for a chain that lead elsewhere; even naming the own datacenter counts. */
function unsafeResolvers(index: ServiceIndex, service: string): readonly UnsafeResolver[] {
  return [...readFor(index, service)].flatMap((name) => {
    const entry = index.factsOf(name).resolver;
    return entry === undefined ? [] : unsafePartsOf(entry);
  });
}

function unsafePartsOf(entry: EntryDefinition<ServiceResolver>): readonly UnsafeResolver[] {
  const { redirect, failover = {} } = entry.value;
  const unsafe: UnsafeResolver[] = [];
  if ((redirect?.datacenter ?? "") !== "") {
    const what = "cross-datacenter resolver redirect";
    unsafe.push({ code: "graph/export-cross-datacenter-redirect", what, entry, path: ["redirect", "datacenter"] });
  }
  if ((redirect?.peer ?? "") !== "") {
    const what = "cross-peer resolver redirect";
    unsafe.push({ code: "graph/export-cross-peer-redirect", what, entry, path: ["redirect", "peer"] });
  }
  const code = "graph/export-cross-datacenter-failover";
  const what = "cross-datacenter failover";
  for (const [key, { datacenters = [], targets = [] }] of Object.entries(failover)) {
    if (datacenters.length > 0) unsafe.push({ code, what, entry, path: ["failover", key, "datacenters"] });
    const target = targets.findIndex(({ datacenter = "" }) => datacenter !== "");
    if (target !== -1) unsafe.push({ code, what, entry, path: ["failover", key, "targets", target, "datacenter"] });
  }
  return unsafe;
}

/** Targets that are more than failover, by what identifies their instances; subsets share one identity. */
function primaryTargets(chain: CompiledChain): readonly { readonly id: string; readonly identity: string }[] {
  return Object.values(chain.nodes).flatMap((node) => {
    const target = node.type === "resolver" ? chain.targets[node.resolver.target] : undefined;
    if (target === undefined) return [];
    const { id, service, namespace, partition, datacenter = "", peer = "" } = target;
    return [{ id, identity: JSON.stringify([service, namespace, partition, datacenter, peer]) }];
  });
}
