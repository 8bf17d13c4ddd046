import type { Draft } from "../base/record.js";
import type { LoadBalancer } from "../model/load-balancer.js";
import type { SplitterNode } from "./compiled-chain.js";

/** Policies that pick an instance by a hash of the request. The proxy hashes before it splits. */
const hashing: ReadonlySet<string> = new Set(["maglev", "ring_hash"]);

/** A splitter takes the first hash-based load balancer among its resolvers; those behind nested splitters do not count. */
export function inheritLoadBalancer(splitter: Draft<SplitterNode>, balancer: LoadBalancer | undefined): void {
  if (splitter.loadBalancer === undefined && balancer !== undefined && hashing.has(balancer.policy ?? "")) {
    splitter.loadBalancer = balancer;
  }
}
