import type { Assembly, Draft, Target } from "./assembly.js";
import type { ChainResolver, ResolverNode } from "./compiled-chain.js";
import { addFailover } from "./failover.js";
import { keep } from "./keep.js";
import { follow } from "./redirect.js";
import { implicitGroup } from "./sameness-group.js";

/** Where a resolver is asked for: on the way of traffic, or as a place to fail over to. */
export type ResolverUse = "primary" | "failover";

/**
 * Resolves a target: follows its redirects, checks and completes where they end, and for a primary use makes a node
 * there. Gives the target where they end; undefined if something failed.
 */
export function resolve(assembly: Assembly, start: Target, use: ResolverUse): Target | undefined {
  const target = follow(assembly, start);
  if (target === undefined || target.node !== undefined) return target;
  const connectTimeout = keep(assembly, target);
  if (connectTimeout === undefined) return undefined;
  if (use === "failover") return target;
  const resolver = resolverOf(assembly, target, connectTimeout);
  // The node stands before its failover is looked at: a failover that comes back here finds it.
  target.node = nodeOf(target, resolver);
  assembly.resolvers.push(target);
  return addFailover(assembly, target, resolver) ? target : undefined;
}

function resolverOf(assembly: Assembly, target: Target, connectTimeout: string): Draft<ChainResolver> {
  const resolver: Draft<ChainResolver> = { connectTimeout, target: target.id };
  const isDefault = target.facts.hasDefaultResolver && implicitGroup(assembly, target) === undefined;
  if (isDefault) resolver.default = true;
  if (target.facts.requestTimeout !== "") resolver.requestTimeout = target.facts.requestTimeout;
  return resolver;
}

/** The load balancer is that of the resolver where redirects end; what a redirecting one says is lost. */
function nodeOf(target: Target, resolver: ChainResolver): ResolverNode {
  const loadBalancer = target.facts.resolver?.value.loadBalancer;
  return loadBalancer === undefined
    ? { type: "resolver", name: target.id, resolver }
    : { type: "resolver", name: target.id, resolver, loadBalancer };
}
