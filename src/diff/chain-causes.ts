import { type ChainExplanation, chainExplainer } from "../chain/explain.js";
import type { ChainReasons, Reason } from "../chain/reasons.js";
import type { EntryReference } from "../chain/reference.js";
import type { ChainRequest } from "../chain/request.js";
import type { EntryDefinition } from "../model/definition.js";
import { nameOf } from "../model/entry-name.js";
import type { EntryKind } from "../model/kinds.js";
import { firstDifference } from "./difference.js";
import { type DiffCatalogs, entrySuspect, type Investigate } from "./documents.js";
import { pairUp } from "./pairs.js";
import { pairwise } from "./pairwise.js";
import type { Cause } from "./plan-diff.js";

/** The entries that two chains are made of and that do not say the same in both catalogs. */
export type CausesOfChains = (before: ChainRequest | undefined, after: ChainRequest | undefined) => readonly Cause[];

export function chainCauses({ before, after }: DiffCatalogs, investigate: Investigate): CausesOfChains {
  const explainBefore = rememberReferences(chainExplainer(before.entries));
  const explainAfter = rememberReferences(chainExplainer(after.entries));
  const find = (requestBefore: ChainRequest | undefined, requestAfter: ChainRequest | undefined) => {
    // What makes a chain on one side may be missing on the other, so both are asked.
    const references = [...explainBefore(requestBefore), ...explainAfter(requestAfter)];
    const causes = new Set<Cause>();
    for (const { kind, name, path } of references) {
      const cause = investigate(entrySuspect(kind, name, defaultsKinds.has(kind) ? path : []));
      if (cause !== undefined) causes.add(cause);
    }
    return [...causes];
  };
  const findBoth = pairwise<ChainRequest, readonly Cause[]>(find);
  return (requestBefore, requestAfter) =>
    requestBefore === undefined || requestAfter === undefined
      ? find(requestBefore, requestAfter)
      : findBoth(requestBefore, requestAfter);
}

const chainKinds = [
  "proxy-defaults",
  "service-defaults",
  "service-router",
  "service-splitter",
  "service-resolver",
  "sameness-group",
  "exported-services",
] as const satisfies readonly EntryKind[];

/** Fields of defaults that make no difference to a chain whose upstream has a mode. */
const levelFields: ReadonlySet<string> = new Set(["meshGateway", "upstreamConfig", "mode"]);

/** True if the entries that chains are made of differ in levels of modes at most, in time linear in their number. */
export function areChainsOfModedAlike({ before, after }: DiffCatalogs): boolean {
  return chainKinds.every((kind) =>
    pairUp<EntryDefinition>(before.entries.list(kind), after.entries.list(kind), nameOf).every(
      (pair) => firstDifference(withoutLevels(pair.before, kind), withoutLevels(pair.after, kind)) === undefined,
    ),
  );
}

function withoutLevels(entry: EntryDefinition | undefined, kind: EntryKind): unknown {
  if (entry === undefined || !defaultsKinds.has(kind)) return entry?.value;
  return Object.fromEntries(Object.entries(entry.value).filter(([field]) => !levelFields.has(field)));
}

/** The kinds whose fields are about many things; of the others each one is about one chain, and told as a whole. */
const defaultsKinds: ReadonlySet<EntryKind> = new Set(["proxy-defaults", "service-defaults"]);

function rememberReferences(explain: (request: ChainRequest) => ChainExplanation) {
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
