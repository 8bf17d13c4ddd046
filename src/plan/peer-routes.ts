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
import type { Leg, Route } from "./route-plan.js";
import { drawHop, type RouteDraft, type Way } from "./way.js";

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

/** The part of a route that the way to the peer decides. */
export type PeerPart = Pick<RouteDraft, "via" | "sni" | "identities" | "datacenter" | keyof Way>;

/** That part, and what is wrong with it. */
export interface DrawnPeer {
  readonly part: PeerPart;
  readonly problems: readonly Problem[];
}

const all: readonly Leg[] = [{ share: 100 }];

/** The one route of an upstream that names a peer; none where the proxy gets nothing at all. */
export function planPeer(planner: Planner, home: string, question: PeerQuestion): PlannedRoutes {
  const { id, service, peer: name, connectTimeout, isImported } = question;
  const { catalog } = planner;
  const peer = catalog.peer(name, home);
  if (peer === undefined && catalog.arePeersKnown) return nothingFor(peerMissing(name));
  const fault = peer && exportFault(planner, peer, service);
  // A registered upstream gets an empty cluster; nothing is made for an imported service that has no address.
  if (fault !== undefined && isImported) return nothingFor(fault);
  const { part, problems } = drawPeer(planner, home, question, peer, fault);
  const names = part.via === "peer-gateway" ? namesOf(part) : undefined;
  const route: Route = {
    target: id,
    service,
    peer: name,
    cluster: peerCluster(service, name, peer?.trustDomain ?? unknownTrustDomain(name)),
    legs: all,
    connectTimeout,
    ...(names === undefined ? part : withNames(part, names)),
  };
  return { routes: [route], problems };
}

/** A target of a chain at a peer. It gets no cluster where it has no address, and cannot handle host names. */
export function drawPeerTarget(planner: Planner, home: string, target: PeerService): DrawnPeer {
  const { service, peer: name } = target;
  const { catalog } = planner;
  const peer = catalog.peer(name, home);
  if (peer === undefined && catalog.arePeersKnown) return absent(peerMissing(name));
  const fault = peer && exportFault(planner, peer, service);
  if (fault !== undefined) return absent(fault);
  const drawn = drawPeer(planner, home, target, peer, undefined);
  const names = drawn.part.via === "peer-gateway" ? namesOf(drawn.part) : undefined;
  const first = names?.[0];
  if (names === undefined || first === undefined) return drawn;
  const problem = peerHostName(name, first.address);
  const dead = { hop: 0, code: problem.code, reason: problem.message(1) };
  const part: PeerPart = { ...withNames(drawn.part, []), discovery: "no-assignment", dead };
  return { part, problems: [...drawn.problems, problem] };
}

/** Envoy's name for the cluster of a peer's target inside a chain. */
export function peerTargetCluster(
  planner: Planner,
  home: string,
  { service, peer, hash }: { readonly service: string; readonly peer: string; readonly hash: string | undefined },
): string {
  return peerCluster(service, peer, planner.catalog.peer(peer, home)?.trustDomain ?? unknownTrustDomain(peer), hash);
}

function unknownTrustDomain(peer: string): string {
  return `<trust-domain-of-${peer}>.consul`;
}

function nothingFor(problem: Problem): PlannedRoutes {
  return { routes: [], dead: { code: problem.code, reason: problem.message(1) }, problems: [problem] };
}

function absent(problem: Problem): DrawnPeer {
  const dead = { code: problem.code, reason: problem.message(1) };
  return {
    part: { via: "absent", sni: "", identities: [], hops: [], discovery: "assignment", dead },
    problems: [problem],
  };
}

function drawPeer(
  planner: Planner,
  home: string,
  target: PeerService,
  peer: Peer | undefined,
  fault: Problem | undefined,
): DrawnPeer {
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
function drawUnknown(planner: Planner, home: string, { peer, mode, service }: PeerService): DrawnPeer {
  const via = decidePeer(mode);
  const { lists } = planner;
  const at: Whereabouts = { datacenter: "", peer, registered: undefined };
  const gateways = lists.gateways(at, true);
  const proxy = { what: "proxy", datacenter: home } as const;
  const toPeer =
    via === "peer-gateway"
      ? [drawHop(via, proxy, gateways, true, reasons.peerGateway(peer, mode))]
      : [
          drawHop(via, proxy, lists.gateways(planner.whereabouts(home), false), false, reasons.peerLocal(peer, home)),
          planner.forward(home, gateways),
        ];
  const hops = [...toPeer, planner.arrival(lists.instances(at, service, undefined, false))].map(({ hop }) => hop);
  return { part: { via, sni: "", identities: [], hops, discovery: "assignment" }, problems: [peerUnknown(peer)] };
}
