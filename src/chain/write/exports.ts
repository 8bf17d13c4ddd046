import type { Path } from "../../base/place.js";
import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import type { ServiceResolver } from "../../model/service-resolver.js";
import type { CompiledChain } from "../compiled-chain.js";
import { isHttpLike } from "../protocol.js";
import { readFor } from "../reading.js";
import { indexServices } from "../service-facts.js";
import * as says from "./problems.js";
import { step, type WriteRefusal } from "./refusal.js";

/** What is exported to peers, and the part of an entry that says so. */
export interface Exports {
  readonly names: ReadonlyMap<string, ExportPlace>;
  /** Present if all services are exported. */
  readonly all: ExportPlace | undefined;
}

interface ExportPlace {
  readonly entry: EntryDefinition;
  readonly path: Path;
}

/** The services that are exported to peers. Exports to partitions (Enterprise) do not count. */
export function exportsOf(entries: EntrySet): Exports {
  const names = new Map<string, ExportPlace>();
  let all: ExportPlace | undefined;
  for (const entry of entries.list("exported-services")) {
    for (const [index, { name = "", consumers = [] }] of (entry.value.services ?? []).entries()) {
      if (!consumers.some(({ peer = "" }) => peer !== "")) continue;
      const place = { entry, path: ["services", index, "name"] };
      if (name === "*") all = place;
      else names.set(name, place);
    }
  }
  return { names, all };
}

/** Consul's own service is in no export of all services. */
const consulService = "consul";

/** Where a service is exported to a peer, if it is. */
function exportOf({ names, all }: Exports, service: string): ExportPlace | undefined {
  return names.get(service) ?? (service === consulService ? undefined : all);
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
  const exported = exportOf(exports, service);
  if (exported === undefined) return [];
  const exportStep = step(exported.entry, exported.path, says.exportOf(service));
  const unsafe = unsafeResolvers(after, service);
  if (unsafe.length > 0) {
    return unsafe.slice(0, 1).map(({ code, what, entry, path }) => ({
      code,
      message: says.unsafeExport(service, what),
      way: [exportStep, step(entry, path, says.leavesCluster)],
    }));
  }
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
      way: [exportStep, ...(shaping === undefined ? [] : [step(shaping, [], says.shapes(service))])],
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
function unsafeResolvers(entries: EntrySet, service: string): readonly UnsafeResolver[] {
  const index = indexServices(entries);
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
