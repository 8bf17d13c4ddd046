import { type ChainOutline, type OutlinedNode, type OutlinedTarget, outlineChain } from "./chain-outline.js";
import { memberCluster } from "./cluster-names.js";
import { decideTarget } from "./decide.js";
import type { Problem } from "./findings.js";
import { drawPeerTarget, peerTargetCluster } from "./peer-routes.js";
import type { ChainQuestion, PlannedRoutes, Planner } from "./planner.js";
import type { FailoverPosition, Route } from "./route-plan.js";
import { drawTarget } from "./target-hops.js";
import { routeOf, type Way } from "./way.js";

/** A chain, the question that it was compiled for, and the routes that were planned through it. */
export interface AskedOutline {
  readonly asked: ChainQuestion;
  readonly outline: ChainOutline;
  readonly planned: RoutesFrom[];
}

/** Routes for the proxies of one datacenter. */
interface RoutesFrom {
  readonly home: string;
  readonly routes: PlannedRoutes;
}

/**
 * The routes of an upstream that has a chain: one for each target of each resolver node, in order of preference. They are the
 * same for all proxies of one datacenter that ask the same, so they are planned once: `outlines` are those that others of the
 * same service have asked for, and takes what is new.
 */
export function planChain(
  planner: Planner,
  outlines: AskedOutline[],
  home: string,
  question: ChainQuestion,
): PlannedRoutes {
  const asked = outlineOf(planner, outlines, question);
  const known = asked.planned.find((one) => one.home === home);
  if (known !== undefined) return known.routes;
  const routes = planOutline(planner, home, question, asked.outline);
  asked.planned.push({ home, routes });
  return routes;
}

function planOutline(planner: Planner, home: string, question: ChainQuestion, outline: ChainOutline): PlannedRoutes {
  const { request, error } = outline;
  if (error !== undefined) {
    const { code, message, severity: _, ...details } = error;
    const problem: Problem = { key: `${code}|${message}`, code, reason: message, details };
    return { routes: [], dead: { code, reason: message }, problems: [problem], request };
  }
  const planning: Planning = { planner, home, mode: question.mode, outline, routes: [], problems: [] };
  for (const node of outline.nodes) planNode(planning, node);
  // A list that has grown one by one has room for many more; plans are kept, so it is cut to its size.
  return { routes: planning.routes.slice(), problems: planning.problems.slice(), request };
}

/** The same chain is asked for from many datacenters; it is compiled once. */
function outlineOf(planner: Planner, outlines: AskedOutline[], question: ChainQuestion): AskedOutline {
  const same = outlines.find(
    ({ asked }) =>
      asked.mode === question.mode &&
      asked.protocol === question.protocol &&
      asked.connectTimeoutMs === question.connectTimeoutMs,
  );
  if (same !== undefined) return same;
  const made: AskedOutline = { asked: question, outline: outlineChain(planner, question), planned: [] };
  // Few settings tell the askers of one service apart; more than these are not looked for again.
  if (outlines.length < maxVariants) outlines.push(made);
  return made;
}

/** Chains of one service that are kept for those who ask the same. */
const maxVariants = 32;

interface Planning {
  readonly planner: Planner;
  readonly home: string;
  /** The upstream's; empty where no level sets one. */
  readonly mode: string;
  readonly outline: ChainOutline;
  readonly routes: Route[];
  readonly problems: Problem[];
}

/** A resolver node: its own target, and behind it those that it fails over to. */
function planNode(planning: Planning, node: OutlinedNode): void {
  const [first] = node.targets;
  if (first === undefined) return;
  if (!node.failsOver) {
    planTarget(planning, node, first, undefined);
    return;
  }
  const aggregate = clusterOf(planning, first);
  let position = 0;
  for (const target of node.targets) {
    const route = planTarget(planning, node, target, { aggregate, position });
    // A target without a cluster takes no number: those behind it move up.
    if (route.via !== "absent") position += 1;
  }
}

function planTarget(
  planning: Planning,
  node: OutlinedNode,
  outlined: OutlinedTarget,
  failover: FailoverPosition | undefined,
): Route {
  const { target, mode } = outlined;
  const way = wayTo(planning, outlined);
  const isMember = failover !== undefined && way.via !== "absent";
  const cluster = isMember ? memberCluster(failover.aggregate, failover.position) : clusterOf(planning, outlined);
  const route = routeOf(target.id, target.service, cluster, node.connectTimeout, node.legs, way, mode);
  if (target.serviceSubset !== undefined) route.subset = target.serviceSubset;
  if (target.peer !== undefined) route.peer = target.peer;
  if (isMember) route.failover = failover;
  planning.routes.push(route);
  for (const problem of way.problems) planning.problems.push(problem);
  return route;
}

function clusterOf({ planner, home, outline: { hash } }: Planning, { target, cluster }: OutlinedTarget): string {
  const { service, peer } = target;
  return peer === undefined ? cluster : peerTargetCluster(planner, home, { service, peer, hash });
}

function wayTo({ planner, home, mode }: Planning, { target, mode: targetMode, source }: OutlinedTarget): Way {
  const { service, peer, datacenter = "", subset, serviceSubset, sni = "" } = target;
  if (peer !== undefined) return drawPeerTarget(planner, home, { service, peer, mode });
  const via = decideTarget({ isExternal: target.external === true, datacenter, mode: targetMode }, home);
  return drawTarget(planner, { via, home, datacenter, service, subsetName: serviceSubset, subset, source, sni });
}
