import { shortestFloat32 } from "../base/float32.js";
import type { HeaderModifiers } from "../model/header-modifiers.js";
import type { ServiceSplit } from "../model/service-splitter.js";
import type { Assembly } from "./assembly.js";
import type { ChainSplit } from "./compiled-chain.js";
import { fail } from "./failing.js";
import { mergeHeaders } from "./header-merge.js";
import { maxSplits } from "./limits.js";
import { tooManySplits } from "./problems.js";
import { nestedWeight } from "./weight.js";

/**
 * Replaces each leg that leads to a splitter by that splitter's legs. Inner splitters were finished before those around
 * them, so going through them in that order leaves nothing nested.
 */
export function flatten(assembly: Assembly): void {
  let total = 0;
  for (const { node } of assembly.finishedSplitters) {
    for (const { nextNode } of node.splits) total += assembly.splitters.get(nextNode)?.node.splits.length ?? 1;
    if (total > maxSplits) {
      fail(assembly, "chain/too-many-splits", tooManySplits(assembly.request.name, maxSplits));
      return;
    }
    node.splits = node.splits.flatMap((outer) => {
      const inner = assembly.splitters.get(outer.nextNode)?.node.splits;
      return inner === undefined ? [outer] : inner.map((split) => nested(assembly, outer, split));
    });
  }
}

function nested(assembly: Assembly, outer: ChainSplit, inner: ChainSplit): ChainSplit {
  const split: ChainSplit = {
    definition: withHeaders(
      inner.definition,
      mergeHeaders(outer.definition.requestHeaders, inner.definition.requestHeaders),
      mergeHeaders(inner.definition.responseHeaders, outer.definition.responseHeaders),
    ),
    weight: shortestFloat32(nestedWeight(outer.weight, inner.weight)),
    nextNode: inner.nextNode,
  };
  const { trace } = assembly;
  trace?.legs.set(split, [...(trace.legs.get(outer) ?? []), ...(trace.legs.get(inner) ?? [])]);
  return split;
}

function withHeaders(
  definition: ServiceSplit,
  requestHeaders: HeaderModifiers | undefined,
  responseHeaders: HeaderModifiers | undefined,
): ServiceSplit {
  if (requestHeaders === undefined && responseHeaders === undefined) return definition;
  return {
    ...definition,
    ...(requestHeaders === undefined ? {} : { requestHeaders }),
    ...(responseHeaders === undefined ? {} : { responseHeaders }),
  };
}
