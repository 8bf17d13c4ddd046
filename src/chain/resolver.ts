import type { Draft } from "../base/record.js";
import type { Assembly, Target } from "./assembly.js";
import type { ChainResolver, ResolverNode } from "./compiled-chain.js";
import { addFailover } from "./failover.js";
import { implicitGroup } from "./sameness-group.js";
import { settle } from "./settle.js";

/**
 * Makes the resolver node at which traffic for a target ends, with its failover, unless it is there already. Gives the
 * target of the node; undefined if something failed.
 */
export function resolve(assembly: Assembly, start: Target): Target | undefined {
  const target = settle(assembly, start);
  if (target === undefined || target.node !== undefined) return target;
  const resolver = resolverOf(assembly, target);
  // The node stands before its failover is looked at: a failover that comes back here finds it.
  target.node = nodeOf(target, resolver);
  assembly.resolvers.push(target);
  return addFailover(assembly, target, resolver) ? target : undefined;
}

function resolverOf(assembly: Assembly, target: Target): Draft<ChainResolver> {
  const { facts, kept } = target;
  const resolver: Draft<ChainResolver> = { connectTimeout: kept?.connectTimeout ?? "", target: target.id };
  if (facts.hasDefaultResolver && implicitGroup(assembly, target) === undefined) resolver.default = true;
  if (facts.requestTimeout !== "") resolver.requestTimeout = facts.requestTimeout;
  return resolver;
}

/** The load balancer is that of the resolver where redirects end; what a redirecting one says is lost. */
function nodeOf(target: Target, resolver: ChainResolver): ResolverNode {
  const loadBalancer = target.facts.resolver?.value.loadBalancer;
  return loadBalancer === undefined
    ? { type: "resolver", name: target.id, resolver }
    : { type: "resolver", name: target.id, resolver, loadBalancer };
}
