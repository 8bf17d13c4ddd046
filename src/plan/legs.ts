import type { CompiledChain, ResolverNode } from "../chain/compiled-chain.js";
import { describeMatch } from "./match-words.js";
import type { Leg } from "./route-plan.js";

/** A resolver node and the requests that reach it. */
export interface ReachedNode {
  readonly node: ResolverNode;
  readonly legs: readonly Leg[];
}

/** Legs of one chain that are told apart; far beyond what anybody writes. */
const maxLegs = 100_000;

const everything: Leg = { share: 100 };
const onlyEverything: readonly Leg[] = [everything];

/** The resolver nodes of a chain as routers and splitters lead to them, in that order, each once. */
export function reachNodes(chain: CompiledChain): readonly ReachedNode[] {
  const start = ownNode(chain, chain.startNode);
  if (start?.type === "resolver") return [{ node: start, legs: onlyEverything }];
  const reached = new Map<string, { node: ResolverNode; legs: Leg[] }>();
  let count = 0;
  const reach = (key: string, leg: Leg): void => {
    const node = ownNode(chain, key);
    if (node === undefined || count >= maxLegs) return;
    if (node.type === "resolver") {
      count += 1;
      const known = reached.get(key);
      if (known === undefined) reached.set(key, { node, legs: [leg] });
      else known.legs.push(leg);
    } else if (node.type === "splitter") {
      // Nested splitters are multiplied out when a chain is compiled, so this ends at resolvers.
      for (const split of node.splits) {
        const next = ownNode(chain, split.nextNode);
        if (next?.type === "resolver") reach(split.nextNode, { ...leg, share: split.weight });
      }
    } else {
      for (const route of node.routes) {
        const next = ownNode(chain, route.nextNode);
        const match = describeMatch(route.definition.match);
        if (next !== undefined && next.type !== "router") reach(route.nextNode, { match, share: 100 });
      }
    }
  };
  reach(chain.startNode, everything);
  return [...reached.values()].map(({ node, legs }) => ({ node, legs: mergeLegs(legs) }));
}

/** Two legs of one splitter may lead to the same node; their shares add up. */
export function mergeLegs(legs: readonly Leg[]): readonly Leg[] {
  if (legs.length === 1) return legs;
  const merged = new Map<string | undefined, Leg>();
  for (const leg of legs) {
    const known = merged.get(leg.match);
    merged.set(leg.match, known === undefined ? leg : { ...known, share: roundShare(known.share + leg.share) });
  }
  return [...merged.values()];
}

function roundShare(share: number): number {
  return Math.min(100, Math.round(share * 100) / 100);
}

function ownNode(chain: CompiledChain, key: string) {
  return Object.hasOwn(chain.nodes, key) ? chain.nodes[key] : undefined;
}

/** The legs of a chain for those requests only that `outer` lets through to it. */
export function withinLegs(outer: readonly Leg[], inner: readonly Leg[]): readonly Leg[] {
  return mergeLegs(
    outer.flatMap((before) =>
      inner.map(({ match, share }) => {
        const words = [before.match, match].filter((one) => one !== undefined).join(", ");
        const both = roundShare((before.share * share) / 100);
        return words === "" ? { share: both } : { match: words, share: both };
      }),
    ),
  );
}
