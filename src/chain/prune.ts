import type { Assembly } from "./assembly.js";
import type { ChainNode, ChainTarget } from "./compiled-chain.js";

/** What is left of a chain: nodes by key, targets by ID. */
export interface Pruned {
  readonly nodes: Readonly<Record<string, ChainNode>>;
  readonly targets: Readonly<Record<string, ChainTarget>>;
}

/** Leaves out splitters that nothing leads to since nested ones were flattened, and targets at which nothing ends. */
export function prune(assembly: Assembly): Pruned {
  const nodes = emptyRecord<ChainNode>();
  if (assembly.router !== undefined) nodes[assembly.router.key] = assembly.router.node;
  if (assembly.finishedSplitters.length > 0) {
    const reached = splittersReached(assembly);
    for (const { key, node } of assembly.finishedSplitters) if (reached.has(key)) nodes[key] = node;
  }
  for (const { key, node } of assembly.resolvers) if (node !== undefined) nodes[key] = node;
  const targets = emptyRecord<ChainTarget>();
  for (const { id, kept } of assembly.targets.values()) if (kept !== undefined) targets[id] = kept;
  return { nodes, targets };
}

/** No splitter leads to another any more, so only the router and the start do. All resolvers stay reached. */
function splittersReached({ startKey, router }: Assembly): ReadonlySet<string> {
  const reached = new Set([startKey]);
  for (const { nextNode } of router?.node.routes ?? []) reached.add(nextNode);
  return reached;
}

/**
 * Keys of nodes and targets hardly ever occur twice. An engine that keeps a layout for every set of keys would spend most
 * of a compilation on layouts; an object from which a key was deleted it keeps as a table of keys from then on.
 */
function emptyRecord<Value>(): Record<string, Value> {
  const fillers: { first?: true; second?: true } = { first: true, second: true };
  delete fillers.first;
  delete fillers.second;
  return Object(fillers);
}
