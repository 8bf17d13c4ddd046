import type { Peer } from "../catalog/catalog.js";
import { decidePeer } from "./decide.js";
import type { StopState, Whereabouts } from "./endpoint-lists.js";
import type { Problem } from "./findings.js";
import { judge, type Verdict } from "./judge.js";
import type { PeerService } from "./peer-routes.js";
import type { Planner } from "./planner.js";
import { peerModeNone, peerSidecarOnly, peerVirtualOnly } from "./problems.js";
import { reasons } from "./reasons.js";
import { type DrawnHop, deadEnd, drawHop, type Way, withoutEndpoints } from "./way.js";

/** The way to a service that the peer exports. */
export function drawExported(planner: Planner, home: string, target: PeerService, peer: Peer): Way {
  const { service, mode } = target;
  const { lists } = planner;
  const at = whereaboutsOf(peer);
  const exported = planner.exportsOf(peer).of(service);
  const via = decidePeer(mode);
  const leadsTo = exported.leadsTo[0] ?? service;
  const drawn = [
    ...firstHops(planner, home, target, lists.gateways(at, true)),
    planner.arrival(lists.instances(at, leadsTo, undefined, false)),
  ];
  const verdict = judge(planner, { at, service: leadsTo, subset: undefined }, drawn);
  const unroutable = listenerFault(peer, service, via === "local-gateway");
  return {
    via,
    datacenter: peer.home.name,
    sni: exported.sni,
    identities: exported.identities,
    hops: drawn.map(({ hop }) => hop),
    discovery: "assignment",
    dead: verdict.dead ?? (unroutable && deadEnd(unroutable, drawn.length - 1)),
    problems: [...verdict.problems, ...modeProblems(target), ...(unroutable === undefined ? [] : [unroutable])],
  };
}

/** The way to a service that the peer does not export: a cluster without server name, whose connections are closed. */
export function drawUnexported(planner: Planner, home: string, target: PeerService, peer: Peer, fault: Problem): Way {
  const via = decidePeer(target.mode);
  const at = whereaboutsOf(peer);
  const drawn = firstHops(planner, home, target, planner.lists.gateways(at, true)).slice(0, 1);
  const isLocal = via === "local-gateway";
  const verdict = isLocal ? judge(planner, { at, service: target.service, subset: undefined }, drawn) : nothing;
  const hops = drawn.map(({ hop }) => hop);
  return {
    via,
    datacenter: peer.home.name,
    sni: "",
    identities: [],
    // The peer tells its gateways' addresses together with the services that it exports, so here it tells none.
    hops: isLocal ? hops : withoutEndpoints(hops),
    discovery: "assignment",
    dead: verdict.dead ?? deadEnd(fault, 0),
    problems: [...verdict.problems, fault, ...modeProblems(target)],
  };
}

const nothing: Verdict = { dead: undefined, problems: [] };

/** From the proxy to the peer's gateways: `gateways` as others dial them. */
function firstHops(planner: Planner, home: string, target: PeerService, gateways: StopState): readonly DrawnHop[] {
  const { peer, mode } = target;
  const proxy = planner.proxyIn(home);
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

function whereaboutsOf({ name, home }: Peer): Whereabouts {
  return { datacenter: home.name, peer: name, registered: home };
}
