import type { Assembly } from "./assembly.js";
import type { ChainNode, ChainTarget } from "./compiled-chain.js";

/** What is left of a chain: nodes by key, targets by ID. */
export interface Pruned {
  readonly nodes: Readonly<Record<string, ChainNode>>;
  readonly targets: Readonly<Record<string, ChainTarget>>;
}

/** Leaves out splitters that nothing leads to since nested ones were flattened, and targets at which nothing ends. */
export function prune(assembly: Assembly): Pruned {
  const nodes: Record<string, ChainNode> = {};
  const reached = splittersReached(assembly);
  if (assembly.router !== undefined) nodes[assembly.router.key] = assembly.router.node;
  for (const { key, node } of assembly.finishedSplitters) if (reached.has(key)) nodes[key] = node;
  for (const { key, node } of assembly.resolvers) if (node !== undefined) nodes[key] = node;
  const targets: Record<string, ChainTarget> = {};
  for (const { id, kept } of assembly.targets.values()) if (kept !== undefined) targets[id] = kept;
  return { nodes, targets };
}

/** No splitter leads to another any more, so only the router and the start do. All resolvers stay reached. */
function splittersReached({ startKey, router }: Assembly): ReadonlySet<string> {
  const reached = new Set([startKey]);
  for (const { nextNode } of router?.node.routes ?? []) reached.add(nextNode);
  return reached;
}
