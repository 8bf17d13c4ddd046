import { shortestFloat32 } from "../base/float32.js";
import type { ServiceSplit } from "../model/service-splitter.js";
import type { Assembly, SplitterDraft } from "./assembly.js";
import type { ChainSplit } from "./compiled-chain.js";
import { addStep, fail } from "./failing.js";
import { maxSplitterDepth } from "./limits.js";
import { inheritLoadBalancer } from "./load-balancer.js";
import { splittersTooDeep, steps } from "./problems.js";
import { referTo } from "./reference.js";
import { resolve } from "./resolver.js";
import { targetOf } from "./target.js";

/** The service that a splitter is asked for. */
export interface SplitterName {
  readonly service: string;
  readonly namespace: string;
  readonly partition: string;
}

/**
 * Key of the splitter node of a service, made with all nodes behind it; undefined if the service has no splitter, if an
 * override leaves splitters out, or if something failed.
 */
export function splitterFor(assembly: Assembly, own: SplitterName): string | undefined {
  const entry = assembly.index.factsOf(own.service).splitter;
  if (entry === undefined) return undefined;
  const name = `${own.service}.${own.namespace}.${own.partition}`;
  const key = `splitter:${name}`;
  if (assembly.splitters.has(key)) return key;
  if (assembly.ignoresL7) {
    assembly.customized.protocol = true;
    return undefined;
  }
  if (assembly.splitterDepth === maxSplitterDepth) {
    return fail(assembly, "chain/splitters-too-deep", splittersTooDeep(assembly.request.name, maxSplitterDepth));
  }
  const splits: ChainSplit[] = [];
  const draft: SplitterDraft = { key, entry, node: { type: "splitter", name, splits } };
  // The node stands before its legs are followed: splitters in a circle end here, and are found out later.
  assembly.splitters.set(key, draft);
  assembly.splitterDepth += 1;
  for (const [index, definition] of (entry.value.splits ?? []).entries()) {
    const nextNode = nextOf(assembly, draft, own, definition);
    if (nextNode === undefined) {
      const said = steps.split(entry.value.name ?? "", index, definition.service || own.service);
      return addStep(assembly, entry, ["splits", index], said);
    }
    const split: ChainSplit = { definition, weight: shortestFloat32(definition.weight ?? 0), nextNode };
    splits.push(split);
    assembly.trace?.legs.set(split, [referTo(entry, ["splits", index])]);
  }
  assembly.splitterDepth -= 1;
  assembly.finishedSplitters.push(draft);
  return key;
}

/** Key of the node that a leg leads to: another service's splitter, or a resolver. Undefined if something failed. */
function nextOf(
  assembly: Assembly,
  draft: SplitterDraft,
  own: SplitterName,
  definition: ServiceSplit,
): string | undefined {
  const service = definition.service || own.service;
  const namespace = definition.namespace || own.namespace;
  const partition = definition.partition || own.partition;
  const serviceSubset = definition.serviceSubset ?? "";
  if (service !== own.service && serviceSubset === "") {
    const nested = splitterFor(assembly, { service, namespace, partition });
    if (nested !== undefined || assembly.failure !== undefined) return nested;
  }
  const target = resolve(assembly, targetOf(assembly, { service, serviceSubset, namespace, partition }));
  inheritLoadBalancer(draft.node, target?.node?.loadBalancer);
  return target?.key;
}
