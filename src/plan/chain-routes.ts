import type { ChainTarget, CompiledChain } from "../chain/compiled-chain.js";
import { chainDiagnostic } from "../chain/error.js";
import { memberCluster, serviceIdentity, targetCluster } from "./cluster-names.js";
import { decideTarget } from "./decide.js";
import type { Problem } from "./findings.js";
import { type ReachedNode, reachNodes } from "./legs.js";
import { modeSource } from "./mode-source.js";
import { drawPeerTarget, peerTargetCluster } from "./peer-routes.js";
import type { ChainQuestion, PlannedRoutes, Planner } from "./planner.js";
import type { Route } from "./route-plan.js";
import { drawTarget } from "./target-hops.js";
import type { DrawnRoute } from "./way.js";

/** The routes of an upstream that has a chain: one for each target of each resolver node, in order of preference. */
export function planChain(planner: Planner, home: string, question: ChainQuestion): PlannedRoutes {
  const result = planner.compile(question);
  if ("error" in result) {
    const { code, message, severity: _, ...details } = chainDiagnostic(result.error);
    const problem: Problem = { key: `${code}|${message}`, code, message: () => message, details };
    return { routes: [], dead: { code, reason: message }, problems: [problem] };
  }
  const { chain } = result;
  const problems: Problem[] = [];
  const planning = { planner, home, mode: question.mode, chain };
  const routes = reachNodes(chain).flatMap((reached) => planNode(planning, reached, problems));
  return { routes, problems };
}

interface Planning {
  readonly planner: Planner;
  readonly home: string;
  /** The upstream's; empty where no level sets one. */
  readonly mode: string;
  readonly chain: CompiledChain;
}

/** A resolver node: its own target, and behind it those that it fails over to. */
function planNode(planning: Planning, { node, legs }: ReachedNode, problems: Problem[]): readonly Route[] {
  const { target: primary, failover, connectTimeout } = node.resolver;
  const targets = [primary, ...(failover?.targets ?? [])].flatMap((id) => ownTarget(planning.chain, id) ?? []);
  const first = targets[0];
  const aggregate = failover === undefined || first === undefined ? undefined : clusterOf(planning, first);
  const routes: Route[] = [];
  let position = 0;
  for (const target of targets) {
    const drawn = drawRoute(planning, target);
    problems.push(...drawn.problems);
    const route = { ...drawn.route, legs, connectTimeout };
    if (aggregate === undefined || route.via === "absent") routes.push(route);
    else {
      routes.push({ ...route, cluster: memberCluster(aggregate, position), failover: { aggregate, position } });
      // A target without a cluster takes no number: those behind it move up.
      position += 1;
    }
  }
  return routes;
}

function ownTarget(chain: CompiledChain, id: string): ChainTarget | undefined {
  return Object.hasOwn(chain.targets, id) ? chain.targets[id] : undefined;
}

function clusterOf({ planner, home, chain }: Planning, target: ChainTarget): string {
  const { service, peer } = target;
  const hash = chain.customizationHash;
  return peer === undefined ? targetCluster(target, hash) : peerTargetCluster(planner, home, { service, peer, hash });
}

function drawRoute(planning: Planning, target: ChainTarget): DrawnRoute {
  const { planner, home, mode } = planning;
  const { id, service, peer, datacenter = "", subset, serviceSubset, sni = "" } = target;
  const targetMode = target.meshGateway?.mode ?? "";
  const about = {
    target: id,
    service,
    ...(serviceSubset === undefined ? {} : { subset: serviceSubset }),
    ...(targetMode === "" ? {} : { targetMode }),
    cluster: clusterOf(planning, target),
  };
  if (peer !== undefined) {
    const { part, problems } = drawPeerTarget(planner, home, { service, peer, mode });
    return { route: { ...about, peer, ...part }, problems };
  }
  const via = decideTarget({ isExternal: target.external === true, datacenter, mode: targetMode }, home);
  const source = modeSource(planner.catalog.entries, service, targetMode, mode);
  const { way, problems } = drawTarget(planner, {
    via,
    home,
    datacenter,
    service,
    subsetName: serviceSubset,
    subset,
    source,
  });
  const identities = [serviceIdentity(service, datacenter, planner.catalog.trustDomain)];
  return { route: { ...about, datacenter, via, sni, identities, ...way }, problems };
}
