import type { ChainTarget, CompiledChain } from "../chain/compiled-chain.js";
import { chainDiagnostic } from "../chain/error.js";
import { memberCluster, targetCluster } from "./cluster-names.js";
import { decideTarget } from "./decide.js";
import type { Problem } from "./findings.js";
import { type ReachedNode, reachNodes } from "./legs.js";
import { modeSource } from "./mode-source.js";
import { drawPeerTarget, peerTargetCluster } from "./peer-routes.js";
import { type ChainQuestion, chainRequest, type PlannedRoutes, type Planner } from "./planner.js";
import type { Route } from "./route-plan.js";
import { drawTarget } from "./target-hops.js";
import { routeOf, type Way } from "./way.js";

/** The routes of an upstream that has a chain: one for each target of each resolver node, in order of preference. */
export function planChain(planner: Planner, home: string, question: ChainQuestion): PlannedRoutes {
  const request = chainRequest(planner.catalog, question);
  const result = planner.compile(request);
  if ("error" in result) {
    const { code, message, severity: _, ...details } = chainDiagnostic(result.error);
    const problem: Problem = { key: `${code}|${message}`, code, reason: message, details };
    return { routes: [], dead: { code, reason: message }, problems: [problem], request };
  }
  const planning: Planning = { planner, home, mode: question.mode, chain: result.chain, routes: [], problems: [] };
  for (const reached of reachNodes(result.chain)) planNode(planning, reached);
  return { routes: planning.routes, problems: planning.problems, request };
}

interface Planning {
  readonly planner: Planner;
  readonly home: string;
  /** The upstream's; empty where no level sets one. */
  readonly mode: string;
  readonly chain: CompiledChain;
  readonly routes: Route[];
  readonly problems: Problem[];
}

/** A resolver node: its own target, and behind it those that it fails over to. */
function planNode(planning: Planning, { node, legs }: ReachedNode): void {
  const { target: primary, failover, connectTimeout } = node.resolver;
  const first = ownTarget(planning.chain, primary);
  if (first === undefined) return;
  if (failover === undefined) {
    planTarget(planning, first, { legs, connectTimeout });
    return;
  }
  const aggregate = clusterOf(planning, first);
  let position = 0;
  for (const id of [primary, ...failover.targets]) {
    const target = ownTarget(planning.chain, id);
    if (target === undefined) continue;
    const route = planTarget(planning, target, { legs, connectTimeout, failover: { aggregate, position } });
    // A target without a cluster takes no number: those behind it move up.
    if (route.via !== "absent") position += 1;
  }
}

function planTarget(
  planning: Planning,
  target: ChainTarget,
  node: Pick<Route, "legs" | "connectTimeout" | "failover">,
): Route {
  const targetMode = target.meshGateway?.mode ?? "";
  const way = wayTo(planning, target, targetMode);
  const failover = way.via === "absent" ? undefined : node.failover;
  const cluster =
    failover === undefined ? clusterOf(planning, target) : memberCluster(failover.aggregate, failover.position);
  const route = routeOf(target.id, target.service, cluster, node.connectTimeout, node.legs, way);
  if (targetMode !== "") route.targetMode = targetMode;
  if (target.serviceSubset !== undefined) route.subset = target.serviceSubset;
  if (target.peer !== undefined) route.peer = target.peer;
  if (failover !== undefined) route.failover = failover;
  planning.routes.push(route);
  for (const problem of way.problems) planning.problems.push(problem);
  return route;
}

function ownTarget(chain: CompiledChain, id: string): ChainTarget | undefined {
  return Object.hasOwn(chain.targets, id) ? chain.targets[id] : undefined;
}

function clusterOf({ planner, home, chain }: Planning, target: ChainTarget): string {
  const { service, peer } = target;
  const hash = chain.customizationHash;
  return peer === undefined ? targetCluster(target, hash) : peerTargetCluster(planner, home, { service, peer, hash });
}

function wayTo({ planner, home, mode }: Planning, target: ChainTarget, targetMode: string): Way {
  const { service, peer, datacenter = "", subset, serviceSubset, sni = "" } = target;
  if (peer !== undefined) return drawPeerTarget(planner, home, { service, peer, mode });
  const via = decideTarget({ isExternal: target.external === true, datacenter, mode: targetMode }, home);
  const source = modeSource(planner.catalog.entries, service, targetMode, mode);
  return drawTarget(planner, { via, home, datacenter, service, subsetName: serviceSubset, subset, source, sni });
}
