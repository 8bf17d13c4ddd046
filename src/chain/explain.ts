import type { EntrySet } from "../catalog/entries.js";
import { defaultProtocolOf } from "../model/default-protocol.js";
import type { Assembly, Target } from "./assembly.js";
import { beginAssembly, type ChainOptions, chainOf, prepare, runPasses } from "./compile.js";
import type { CompiledChain } from "./compiled-chain.js";
import { type ChainError, errorOf } from "./error.js";
import { isExternal } from "./external.js";
import type { ChainReasons, NodeReasons, Overridden, Reason, TargetReasons } from "./reasons.js";
import { type EntryReference, referTo } from "./reference.js";
import type { ChainRequest } from "./request.js";
import type { ServiceFacts } from "./service-facts.js";
import { createTrace, type Passage, type Trace } from "./trace.js";

/** A chain with the line behind each of its parts, or the error with the way that led to it. */
export type ChainExplanation =
  | { readonly chain: CompiledChain; readonly reasons: ChainReasons }
  | { readonly error: ChainError };

/** Compiles a chain and says which entries made each part of it so. */
export function explainChain(entries: EntrySet, request: ChainRequest, options: ChainOptions = {}): ChainExplanation {
  return chainExplainer(entries, options)(request);
}

/** As {@link explainChain}, for many chains of the same entries. */
export function chainExplainer(
  entries: EntrySet,
  options: ChainOptions = {},
): (request: ChainRequest) => ChainExplanation {
  const common = prepare(entries, options);
  return (request) => {
    const trace = createTrace();
    const worked = runPasses(beginAssembly(common, request, trace));
    if ("failure" in worked) return { error: errorOf(worked.failure) };
    const chain = chainOf(worked);
    return { chain, reasons: reasonsOf(worked.assembly, trace, chain) };
  };
}

function reasonsOf(assembly: Assembly, trace: Trace, chain: CompiledChain): ChainReasons {
  const nodes: Record<string, NodeReasons> = {};
  const { router } = assembly;
  if (router !== undefined) {
    const written = router.entry.value.routes ?? [];
    const parts = [...written.map((_, index) => [referTo(router.entry, ["routes", index])]), []];
    nodes[router.key] = { entry: referTo(router.entry, []), parts };
  }
  for (const { key, entry, node } of assembly.finishedSplitters) {
    // Nested splitters are gone from the chain; their legs show in those around them.
    if (!Object.hasOwn(chain.nodes, key)) continue;
    nodes[key] = { entry: referTo(entry, []), parts: node.splits.map((split) => trace.legs.get(split) ?? []) };
  }
  const failoversFrom = groupedBy(trace.failovers, "from");
  for (const target of assembly.resolvers) {
    const { resolver } = target.facts;
    const parts = (failoversFrom.get(target) ?? []).map(({ entry, path }) => [referTo(entry, path)]);
    nodes[target.key] = resolver === undefined ? { parts } : { entry: referTo(resolver, []), parts };
  }
  const failoversTo = groupedBy(trace.failovers, "to");
  const passagesTo = groupedBy(trace.passages, "to");
  const targets: Record<string, TargetReasons> = {};
  for (const target of assembly.targets.values()) {
    if (target.kept === undefined) continue;
    targets[target.id] = {
      ...targetReasons(assembly, target),
      arrivals: arrivalsAt(passagesTo, target),
      failover: (failoversTo.get(target) ?? []).map(({ entry, path }) => referTo(entry, path)),
    };
  }
  const protocol: Reason =
    assembly.overrides.protocol !== "" && assembly.customized.protocol
      ? { decidedBy: "request", field: "overrideProtocol" }
      : protocolReason(assembly, assembly.protocolFrom);
  return { protocol, nodes, targets };
}

function targetReasons(assembly: Assembly, target: Target): Omit<TargetReasons, "arrivals" | "failover"> {
  const { facts, serviceSubset } = target;
  const proxyDefaults = assembly.index.proxyDefaults;
  const subsets = facts.resolver?.value.subsets ?? {};
  const dialed = [facts.defaults, proxyDefaults].find(
    (definition) => definition?.value.transparentProxy?.dialedDirectly === true,
  );
  return {
    ...modeReasons(assembly, target),
    connectTimeout: timeoutReason(assembly, target),
    protocol: protocolReason(assembly, facts),
    ...(facts.resolver !== undefined && serviceSubset !== "" && Object.hasOwn(subsets, serviceSubset)
      ? { subset: referTo(facts.resolver, ["subsets", serviceSubset]) }
      : {}),
    ...(isExternal(target) && facts.defaults !== undefined
      ? { externalSNI: referTo(facts.defaults, ["externalSNI"]) }
      : {}),
    ...(dialed === undefined || isExternal(target)
      ? {}
      : { dialedDirectly: referTo(dialed, ["transparentProxy", "dialedDirectly"]) }),
  };
}

/** The levels of a target's mode, the weightiest first; the first one that says something decides. */
function modeReasons(assembly: Assembly, target: Target): Pick<TargetReasons, "mode" | "overriddenModes"> {
  const named: Overridden[] = [target.facts.defaults, assembly.index.proxyDefaults].flatMap((definition) => {
    const value = definition?.value.meshGateway?.mode ?? "";
    return definition === undefined || value === ""
      ? []
      : [{ value, entry: referTo(definition, ["meshGateway", "mode"]) }];
  });
  if (isExternal(target) && target.facts.defaults !== undefined) {
    const entry = referTo(target.facts.defaults, ["externalSNI"]);
    return { mode: { decidedBy: "entry", entry }, overriddenModes: named };
  }
  if (assembly.overrides.meshGateway !== "") {
    return { mode: { decidedBy: "request", field: "overrideMeshGateway" }, overriddenModes: named };
  }
  const [first, ...rest] = named;
  if (first === undefined) return { mode: { decidedBy: "default" }, overriddenModes: [] };
  return { mode: { decidedBy: "entry", entry: first.entry }, overriddenModes: rest };
}

function timeoutReason(assembly: Assembly, { facts }: Target): Reason {
  if (assembly.overrides.connectTimeout !== "") return { decidedBy: "request", field: "overrideConnectTimeout" };
  if (facts.resolver?.value.connectTimeout === undefined) return { decidedBy: "default" };
  return { decidedBy: "entry", entry: referTo(facts.resolver, ["connectTimeout"]) };
}

/** A service's own defaults decide even by naming no protocol. */
function protocolReason(assembly: Assembly, facts: ServiceFacts | undefined): Reason {
  const { proxyDefaults } = assembly.index;
  if (facts?.defaults !== undefined) {
    return { decidedBy: "entry", entry: referTo(facts.defaults, ["protocol"]) };
  }
  const inherited = defaultProtocolOf(proxyDefaults?.value.config);
  if (proxyDefaults !== undefined && (inherited?.protocol ?? "") !== "") {
    return { decidedBy: "entry", entry: referTo(proxyDefaults, ["config", inherited?.key ?? ""]) };
  }
  return { decidedBy: "default" };
}

/** Goes back along redirects and default subsets from a target. Several ways may meet in it. */
function arrivalsAt(passagesTo: ReadonlyMap<Target, readonly Passage[]>, target: Target): readonly EntryReference[] {
  const seen = new Set([target]);
  const arrivals: EntryReference[] = [];
  // A set is gone through in the order of insertion, and what is added on the way has its turn, too.
  for (const to of seen) {
    for (const { from, entry, path } of passagesTo.get(to) ?? []) {
      arrivals.push(referTo(entry, path));
      seen.add(from);
    }
  }
  return arrivals.reverse();
}

function groupedBy<End extends "from" | "to", Item extends Readonly<Record<End, Target>>>(
  items: readonly Item[],
  end: End,
): ReadonlyMap<Target, readonly Item[]> {
  const groups = new Map<Target, Item[]>();
  for (const item of items) {
    const group = groups.get(item[end]);
    if (group === undefined) groups.set(item[end], [item]);
    else group.push(item);
  }
  return groups;
}
