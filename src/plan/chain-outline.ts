import type { Diagnostic } from "../base/diagnostic.js";
import { type AnyModeChain, modeWith } from "../chain/any-mode.js";
import type { ChainTarget, CompiledChain } from "../chain/compiled-chain.js";
import { chainDiagnostic } from "../chain/error.js";
import type { ChainRequest } from "../chain/request.js";
import { targetCluster } from "./cluster-names.js";
import { type ReachedNode, reachNodes } from "./legs.js";
import { modeSource } from "./mode-source.js";
import { type ChainQuestion, chainRequest, type Planner } from "./planner.js";
import type { ModeSource } from "./reasons.js";
import type { Leg } from "./route-plan.js";

/** All of a chain that is the same wherever the proxy stands that dials it. */
export interface ChainOutline {
  readonly request: ChainRequest;
  /** In order of preference; empty where the chain does not compile. */
  readonly nodes: readonly OutlinedNode[];
  /** Its customization hash; empty for none. */
  readonly hash: string;
  /** Why it does not compile. */
  readonly error?: Diagnostic;
}

/** A resolver node: its own target first, then those that it fails over to. */
export interface OutlinedNode {
  readonly legs: readonly Leg[];
  readonly connectTimeout: string;
  readonly failsOver: boolean;
  readonly targets: readonly OutlinedTarget[];
}

export interface OutlinedTarget {
  readonly target: ChainTarget;
  /** Its own mode; empty where nobody set one. */
  readonly mode: string;
  readonly source: ModeSource;
  /** Envoy's name of its cluster outside an aggregate; empty for a target at a peer, whose trust domain counts. */
  readonly cluster: string;
}

/** A chain for whatever mode, and how its resolver nodes are reached; or why there is none. */
export type SharedChain =
  | { readonly anyMode: AnyModeChain; readonly reached: readonly ReachedNode[] }
  | { readonly error: Diagnostic };

/** Compiles the chain of a question for all others that differ in nothing but their mode. */
export function compileShared(planner: Planner, question: ChainQuestion): SharedChain {
  const result = planner.compile(chainRequest(planner.catalog, { ...question, mode: "" }));
  if ("error" in result) return { error: chainDiagnostic(result.error) };
  return { anyMode: result, reached: reachNodes(result.chain) };
}

/** Sorts out what the routes through a chain have in common. */
export function outlineChain(planner: Planner, question: ChainQuestion, shared: SharedChain): ChainOutline {
  const request = chainRequest(planner.catalog, question);
  if ("error" in shared) return { request, nodes: [], hash: "", error: shared.error };
  const { anyMode, reached } = shared;
  const { mode } = question;
  const hash = anyMode.hashWith(mode);
  const nodes = reached.map((one) => outlineNode(planner, { chain: anyMode.chain, mode, hash }, one));
  return { request, nodes, hash };
}

/** A chain as it is for those who ask with a mode. */
interface ChainWithMode {
  readonly chain: CompiledChain;
  readonly mode: string;
  readonly hash: string;
}

function outlineNode(planner: Planner, asked: ChainWithMode, { node, legs }: ReachedNode): OutlinedNode {
  const { target: primary, failover, connectTimeout } = node.resolver;
  const first = outlineTarget(planner, asked, primary);
  const targets = first === undefined ? [] : [first];
  for (const id of failover?.targets ?? []) {
    const target = outlineTarget(planner, asked, id);
    if (target !== undefined) targets.push(target);
  }
  return { legs, connectTimeout, failsOver: failover !== undefined, targets };
}

function outlineTarget(
  { catalog }: Planner,
  { chain, mode: upstreamMode, hash }: ChainWithMode,
  id: string,
): OutlinedTarget | undefined {
  const target = Object.hasOwn(chain.targets, id) ? chain.targets[id] : undefined;
  if (target === undefined) return undefined;
  const mode = modeWith(upstreamMode, target);
  const source = modeSource(catalog.entries, target.service, mode, upstreamMode);
  const cluster = target.peer === undefined ? targetCluster(target, hash) : "";
  return { target, mode, source, cluster };
}
