import type { Peer } from "../catalog/catalog.js";
import { peerCluster } from "./cluster-names.js";
import { decidePeer } from "./decide.js";
import type { Whereabouts } from "./endpoint-lists.js";
import type { Problem } from "./findings.js";
import { drawExported, drawUnexported } from "./peer-hops.js";
import { namesOf, withNames } from "./peer-names.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { notExported, notInPeersMesh, peerHostName, peerMissing, peerUnknown, peerWithoutGateway } from "./problems.js";
import { reasons } from "./reasons.js";
import type { Leg } from "./route-plan.js";
import { deadEnd, drawHop, routeOf, type Way } from "./way.js";

/** A service of a peer, and the upstream's mode, which alone decides the way there. Empty where no level sets one. */
export interface PeerService {
  readonly service: string;
  readonly peer: string;
  readonly mode: string;
}

/** An upstream that names a peer, or is there because a peer exports the service. */
export interface PeerQuestion extends PeerService {
  /** ID of the upstream; there is no chain whose target could name the route. */
  readonly id: string;
  /** Duration in Go's form. */
  readonly connectTimeout: string;
  readonly isImported: boolean;
}

const all: readonly Leg[] = [{ share: 100 }];

/** The one route of an upstream that names a peer; none where the proxy gets nothing at all. */
export function planPeer(planner: Planner, home: string, question: PeerQuestion): PlannedRoutes {
  const { id, service, peer: name, connectTimeout, isImported } = question;
  const { catalog } = planner;
  const peer = catalog.peer(name, home);
  if (peer === undefined && (catalog.arePeersKnown || catalog.isPeerGone(name))) return nothingFor(peerMissing(name));
  const fault = peer && exportFault(planner, peer, service);
  // A registered upstream gets an empty cluster; nothing is made for an imported service that has no address.
  if (fault !== undefined && isImported) return nothingFor(fault);
  const way = drawPeer(planner, home, question, peer, fault);
  const names = way.via === "peer-gateway" ? namesOf(way) : undefined;
  const cluster = peerCluster(service, name, peer?.trustDomain ?? unknownTrustDomain(name));
  const route = routeOf(id, service, cluster, connectTimeout, all, names === undefined ? way : withNames(way, names));
  route.peer = name;
  return { routes: [route], problems: way.problems };
}

/** The way to a target of a chain at a peer. It gets no cluster where it has no address, and cannot handle host names. */
export function drawPeerTarget(planner: Planner, home: string, target: PeerService): Way {
  const { service, peer: name } = target;
  const { catalog } = planner;
  const peer = catalog.peer(name, home);
  if (peer === undefined && (catalog.arePeersKnown || catalog.isPeerGone(name))) return absent(peerMissing(name));
  const fault = peer && exportFault(planner, peer, service);
  if (fault !== undefined) return absent(fault);
  const way = drawPeer(planner, home, target, peer, undefined);
  const first = way.via === "peer-gateway" ? namesOf(way)?.[0] : undefined;
  if (first === undefined) return way;
  const problem = peerHostName(name, first.address);
  return {
    ...withNames(way, []),
    discovery: "no-assignment",
    dead: deadEnd(problem, 0),
    problems: [...way.problems, problem],
  };
}

/** Envoy's name for the cluster of a peer's target inside a chain. */
export function peerTargetCluster(
  planner: Planner,
  home: string,
  { service, peer, hash }: { readonly service: string; readonly peer: string; readonly hash: string },
): string {
  return peerCluster(service, peer, planner.catalog.peer(peer, home)?.trustDomain ?? unknownTrustDomain(peer), hash);
}

function unknownTrustDomain(peer: string): string {
  return `<trust-domain-of-${peer}>.consul`;
}

function nothingFor(problem: Problem): PlannedRoutes {
  return { routes: [], dead: deadEnd(problem), problems: [problem] };
}

function absent(problem: Problem): Way {
  return {
    via: "absent",
    datacenter: undefined,
    sni: "",
    identities: [],
    hops: [],
    discovery: "assignment",
    dead: deadEnd(problem),
    problems: [problem],
  };
}

function drawPeer(
  planner: Planner,
  home: string,
  target: PeerService,
  peer: Peer | undefined,
  fault: Problem | undefined,
): Way {
  if (peer === undefined) return drawUnknown(planner, home, target);
  return fault === undefined
    ? drawExported(planner, home, target, peer)
    : drawUnexported(planner, home, target, peer, fault);
}

/** What keeps a service of a peer from having an address here. */
function exportFault(planner: Planner, peer: Peer, service: string): Problem | undefined {
  const { state } = planner.exportsOf(peer).of(service);
  switch (state) {
    case "not-exported":
      return notExported(service, peer.name, peer.knownThereAs);
    case "not-in-mesh":
      return notInPeersMesh(service, peer.name);
    case "no-gateway":
      return peerWithoutGateway(peer.name);
    case "exported":
      return undefined;
    default:
      return state satisfies never;
  }
}

/** The way as the mode decides it, where the input tells nothing about the peer. */
function drawUnknown(planner: Planner, home: string, { peer, mode, service }: PeerService): Way {
  const via = decidePeer(mode);
  const { lists } = planner;
  const at: Whereabouts = { datacenter: "", peer, registered: undefined };
  const gateways = lists.gateways(at, true);
  const proxy = planner.proxyIn(home);
  const toPeer =
    via === "peer-gateway"
      ? [drawHop(via, proxy, gateways, true, reasons.peerGateway(peer, mode))]
      : [
          drawHop(via, proxy, lists.gateways(planner.whereabouts(home), false), false, reasons.peerLocal(peer, home)),
          planner.forward(home, gateways),
        ];
  const arrival = planner.arrival(lists.instances(at, service, undefined, false));
  return {
    via,
    datacenter: undefined,
    sni: "",
    identities: [],
    hops: [...toPeer, arrival].map(({ hop }) => hop),
    discovery: "assignment",
    dead: undefined,
    problems: [peerUnknown(peer)],
  };
}
