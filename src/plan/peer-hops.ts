import type { Peer } from "../catalog/catalog.js";
import { decidePeer } from "./decide.js";
import type { StopState, Whereabouts } from "./endpoint-lists.js";
import type { Problem } from "./findings.js";
import { judge, type Verdict } from "./judge.js";
import type { DrawnPeer, PeerService } from "./peer-routes.js";
import type { Planner } from "./planner.js";
import { peerModeNone, peerSidecarOnly, peerVirtualOnly } from "./problems.js";
import { reasons } from "./reasons.js";
import type { DeadEnd } from "./route-plan.js";
import { type DrawnHop, drawHop, withoutEndpoints } from "./way.js";

/** The way to a service that the peer exports. */
export function drawExported(planner: Planner, home: string, target: PeerService, peer: Peer): DrawnPeer {
  const { service, mode } = target;
  const { lists } = planner;
  const at = whereaboutsOf(peer);
  const exported = planner.exportsOf(peer).of(service);
  const gateways = lists.gateways(at, true);
  const toPeer = firstHops(planner, home, target, gateways);
  const via = decidePeer(mode);
  const leadsTo = exported.leadsTo[0] ?? service;
  const hops = [...toPeer, planner.arrival(lists.instances(at, leadsTo, undefined, false))];
  const verdict = judge(planner, { at, service: leadsTo }, hops);
  const unroutable = listenerFault(peer, service, via === "local-gateway");
  const dead = verdict.dead ?? (unroutable === undefined ? undefined : deadEnd(unroutable, hops.length - 1));
  return {
    part: {
      datacenter: peer.home.name,
      via,
      sni: exported.sni,
      identities: exported.identities,
      hops: hops.map(({ hop }) => hop),
      discovery: "assignment",
      ...(dead === undefined ? {} : { dead }),
    },
    problems: [...verdict.problems, ...modeProblems(target), ...(unroutable === undefined ? [] : [unroutable])],
  };
}

/** The way to a service that the peer does not export: a cluster without server name, whose connections are closed. */
export function drawUnexported(
  planner: Planner,
  home: string,
  target: PeerService,
  peer: Peer,
  fault: Problem,
): DrawnPeer {
  const via = decidePeer(target.mode);
  const at = whereaboutsOf(peer);
  const [first] = firstHops(planner, home, target, planner.lists.gateways(at, true));
  const { dead = deadEnd(fault, 0), problems }: Verdict =
    via === "local-gateway" && first !== undefined ? judge(planner, { at, service: target.service }, [first]) : nothing;
  const hops = first === undefined ? [] : [first.hop];
  return {
    part: {
      datacenter: peer.home.name,
      via,
      sni: "",
      identities: [],
      // The peer tells its gateways' addresses together with the services that it exports, so here it tells none.
      hops: via === "local-gateway" ? hops : withoutEndpoints(hops),
      discovery: "assignment",
      dead,
    },
    problems: [...problems, fault, ...modeProblems(target)],
  };
}

const nothing: Verdict = { problems: [] };

/** From the proxy to the peer's gateways: `gateways` as others dial them. */
function firstHops(planner: Planner, home: string, target: PeerService, gateways: StopState): readonly DrawnHop[] {
  const { peer, mode } = target;
  const proxy = { what: "proxy", datacenter: home } as const;
  const via = decidePeer(mode);
  if (via === "peer-gateway") return [drawHop(via, proxy, gateways, true, reasons.peerGateway(peer, mode))];
  // The service's health is not known here, so each gateway of home has its own.
  const own = planner.lists.gateways(planner.whereabouts(home), false);
  return [drawHop(via, proxy, own, false, reasons.peerLocal(peer, home)), planner.forward(home, gateways)];
}

/** What keeps a gateway on the way from knowing the server name of an exported service. */
function listenerFault({ home, name }: Peer, service: string, isLocal: boolean): Problem | undefined {
  const hasPlain = home.plainOf(service).length > 0;
  if (!hasPlain && home.instancesOf(service).length === 0) return peerVirtualOnly(service, name);
  return isLocal && !hasPlain ? peerSidecarOnly(service, name) : undefined;
}

function modeProblems({ mode, peer }: PeerService): readonly Problem[] {
  return mode === "none" ? [peerModeNone(peer)] : [];
}

function deadEnd(problem: Problem, hop: number): DeadEnd {
  return { hop, code: problem.code, reason: problem.message(1) };
}

function whereaboutsOf({ name, home }: Peer): Whereabouts {
  return { datacenter: home.name, peer: name, registered: home };
}
