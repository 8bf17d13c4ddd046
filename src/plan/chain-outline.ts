import type { Diagnostic } from "../base/diagnostic.js";
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
  readonly hash: string | undefined;
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

/** Compiles the chain that a question asks for, and sorts out what its routes have in common. */
export function outlineChain(planner: Planner, question: ChainQuestion): ChainOutline {
  const request = chainRequest(planner.catalog, question);
  const result = planner.compile(request);
  if ("error" in result) return { request, nodes: [], hash: undefined, error: chainDiagnostic(result.error) };
  const { chain } = result;
  const nodes = reachNodes(chain).map((reached) => outlineNode(planner, question.mode, chain, reached));
  return { request, nodes, hash: chain.customizationHash };
}

function outlineNode(planner: Planner, mode: string, chain: CompiledChain, { node, legs }: ReachedNode): OutlinedNode {
  const { target: primary, failover, connectTimeout } = node.resolver;
  const first = outlineTarget(planner, mode, chain, primary);
  const targets = first === undefined ? [] : [first];
  for (const id of failover?.targets ?? []) {
    const target = outlineTarget(planner, mode, chain, id);
    if (target !== undefined) targets.push(target);
  }
  return { legs, connectTimeout, failsOver: failover !== undefined, targets };
}

function outlineTarget(
  { catalog }: Planner,
  upstreamMode: string,
  chain: CompiledChain,
  id: string,
): OutlinedTarget | undefined {
  const target = Object.hasOwn(chain.targets, id) ? chain.targets[id] : undefined;
  if (target === undefined) return undefined;
  const mode = target.meshGateway?.mode ?? "";
  const source = modeSource(catalog.entries, target.service, mode, upstreamMode);
  const cluster = target.peer === undefined ? targetCluster(target, chain.customizationHash) : "";
  return { target, mode, source, cluster };
}
