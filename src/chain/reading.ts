import type { ServiceResolver } from "../model/service-resolver.js";
import type { Assembly } from "./assembly.js";
import type { ServiceIndex } from "./service-facts.js";

/**
 * Consul first reads the entries that belong to a chain and then looks at nothing else. Everything that assembly meets
 * in the own cluster was read, so the difference shows only at peers: a service that occurs nowhere but as a failover
 * target at a peer brings in no entries, even where the own cluster has some of its name. (Vectors: topic `peer`.)
 */
export function isRead(assembly: Assembly, service: string): boolean {
  assembly.read ??= readFor(assembly.index, assembly.request.name);
  return assembly.read.has(service);
}

/** Names of the services whose resolvers and defaults belong to the chain of `name`. */
export function readFor(index: ServiceIndex, name: string): ReadonlySet<string> {
  const read = servicesOfL7(index, name);
  // A set is gone through in the order of insertion, and what is added on the way has its turn, too.
  for (const service of read) {
    const resolver = index.factsOf(service).resolver;
    if (resolver !== undefined) for (const named of namedByResolver(resolver.value)) read.add(named);
  }
  return read;
}

function servicesOfL7(index: ServiceIndex, name: string): Set<string> {
  const router = index.factsOf(name).router?.value;
  const services = new Set([router?.name ?? name]);
  for (const { destination } of router?.routes ?? []) {
    if (destination !== undefined) services.add(destination.service || (router?.name ?? name));
  }
  for (const service of services) {
    const splitter = index.factsOf(service).splitter?.value;
    for (const split of splitter?.splits ?? []) services.add(split.service || service);
  }
  return services;
}

/** What a resolver names; a redirect to a peer counts, a failover target at a peer does not. */
export function namedByResolver(resolver: ServiceResolver): readonly string[] {
  const own = resolver.name ?? "";
  const named: string[] = [];
  if (resolver.redirect !== undefined) named.push(resolver.redirect.service || own);
  for (const failover of Object.values(resolver.failover ?? {})) {
    const targets = failover.targets ?? [];
    if (targets.length === 0) named.push(failover.service || own);
    for (const target of targets) if ((target.peer ?? "") === "") named.push(target.service || own);
  }
  return named;
}
