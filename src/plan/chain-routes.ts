import {
  type ChainOutline,
  compileShared,
  type OutlinedNode,
  type OutlinedTarget,
  outlineChain,
  type SharedChain,
} from "./chain-outline.js";
import { memberCluster } from "./cluster-names.js";
import { decideTarget } from "./decide.js";
import type { Problem } from "./findings.js";
import { drawPeerTarget, peerTargetCluster } from "./peer-routes.js";
import type { ChainQuestion, PlannedRoutes, Planner } from "./planner.js";
import type { FailoverPosition, Route } from "./route-plan.js";
import { drawTarget } from "./target-hops.js";
import { routeOf, type Way } from "./way.js";

/** A chain of one service in one datacenter, the question that it was compiled for, and its outlines. */
export interface AskedChain {
  readonly asked: ChainQuestion;
  readonly chain: SharedChain;
  readonly outlines: AskedOutline[];
}

/** What a chain comes to for those who ask with a mode, and the routes that were planned through it. */
interface AskedOutline {
  readonly mode: string;
  readonly outline: ChainOutline;
  readonly planned: { readonly home: string; readonly routes: PlannedRoutes }[];
}

/**
 * The routes of an upstream that has a chain: one for each target of each resolver node, in order of preference. They are the
 * same for all proxies of one datacenter that ask the same, so they are planned once: `known` is what others have asked about
 * the same service, and takes what is new.
 */
export function planChain(planner: Planner, known: AskedChain[], home: string, question: ChainQuestion): PlannedRoutes {
  const { outline, planned } = outlineOf(planner, known, question);
  for (const same of planned) if (same.home === home) return same.routes;
  const routes = planOutline(planner, home, question, outline);
  planned.push({ home, routes });
  return routes;
}

/** Few settings tell the askers of one service apart; more chains and outlines of one than these are not looked for again. */
const maxVariants = 32;

function outlineOf(planner: Planner, known: AskedChain[], question: ChainQuestion): AskedOutline {
  const { chain, outlines } = chainOf(planner, known, question);
  const { mode } = question;
  for (const same of outlines) if (same.mode === mode) return same;
  const made: AskedOutline = { mode, outline: outlineChain(planner, question, chain), planned: [] };
  if (outlines.length < maxVariants) outlines.push(made);
  return made;
}

/** The chain does not depend on the mode. */
function chainOf(planner: Planner, known: AskedChain[], question: ChainQuestion): AskedChain {
  const { protocol, connectTimeoutMs } = question;
  for (const same of known) {
    if (same.asked.protocol === protocol && same.asked.connectTimeoutMs === connectTimeoutMs) return same;
  }
  const made: AskedChain = { asked: question, chain: compileShared(planner, question), outlines: [] };
  if (known.length < maxVariants) known.push(made);
  return made;
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
  const route = routeOf(target.id, target.service, cluster, node.connectTimeout, node.legs, way);
  if (mode !== "") route.targetMode = mode;
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
