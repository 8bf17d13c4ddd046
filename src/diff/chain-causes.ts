import { chainExplainer, type ExplainedChain } from "../chain/explain.js";
import type { ChainReasons, Reason } from "../chain/reasons.js";
import type { EntryReference } from "../chain/reference.js";
import type { ChainRequest } from "../chain/request.js";
import type { EntryKind } from "../model/kinds.js";
import { type DiffCatalogs, entrySuspect, type Investigate } from "./documents.js";
import type { Cause } from "./plan-diff.js";

/** The entries that two chains are made of and that do not say the same in both catalogs. */
export type CausesOfChains = (before: ChainRequest | undefined, after: ChainRequest | undefined) => readonly Cause[];

export function chainCauses({ before, after }: DiffCatalogs, investigate: Investigate): CausesOfChains {
  const explainBefore = rememberReferences(chainExplainer(before.entries));
  const explainAfter = rememberReferences(chainExplainer(after.entries));
  const known = new Map<string, readonly Cause[]>();
  return (requestBefore, requestAfter) => {
    const key = JSON.stringify([requestBefore ?? null, requestAfter ?? null]);
    const found = known.get(key);
    if (found !== undefined) return found;
    // What makes a chain on one side may be missing on the other, so both are asked.
    const references = [...explainBefore(requestBefore), ...explainAfter(requestAfter)];
    const causes = new Set<Cause>();
    for (const { kind, name, path } of references) {
      const cause = investigate(entrySuspect(kind, name, defaultsKinds.has(kind) ? path : []));
      if (cause !== undefined) causes.add(cause);
    }
    const made = [...causes];
    known.set(key, made);
    return made;
  };
}

/** The kinds whose fields are about many things; of the others each one is about one chain, and told as a whole. */
const defaultsKinds: ReadonlySet<EntryKind> = new Set(["proxy-defaults", "service-defaults"]);

function rememberReferences(explain: (request: ChainRequest) => ExplainedChain) {
  const known = new Map<string, readonly EntryReference[]>();
  return (request: ChainRequest | undefined): readonly EntryReference[] => {
    if (request === undefined) return [];
    const key = JSON.stringify(request);
    const found = known.get(key);
    if (found !== undefined) return found;
    const explained = explain(request);
    const made = "error" in explained ? explained.error.way.map(({ entry }) => entry) : referencesIn(explained.reasons);
    known.set(key, made);
    return made;
  };
}

function referencesIn({ protocol, nodes, targets }: ChainReasons): readonly EntryReference[] {
  const ofNodes = Object.values(nodes).flatMap(({ entry, parts }) => [entry ?? [], parts.flat()].flat());
  const ofTargets = Object.values(targets).flatMap((target) => {
    const { mode, overriddenModes, connectTimeout, protocol: own, arrivals, failover } = target;
    const fixed = [target.subset ?? [], target.externalSNI ?? [], target.dialedDirectly ?? []].flat();
    return [
      ...[mode, connectTimeout, own].flatMap(entryOf),
      ...overriddenModes.map(({ entry }) => entry),
      ...fixed,
      ...arrivals,
      ...failover,
    ];
  });
  return [...entryOf(protocol), ...ofNodes, ...ofTargets];
}

function entryOf(reason: Reason): readonly EntryReference[] {
  return reason.decidedBy === "entry" ? [reason.entry] : [];
}
