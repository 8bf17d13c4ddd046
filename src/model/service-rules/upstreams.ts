import type { Finding } from "../../base/finding.js";
import type { Path } from "../../base/place.js";
import { nearest } from "../../base/suggest.js";
import { type Upstream, upstreamTypes } from "../upstream.js";
import * as problems from "./problems.js";

/** The first fault of one upstream taken by itself, if it has one. `at` gives the path of a field, or of the upstream. */
type UpstreamRule = (upstream: Upstream, at: PathOf) => Finding | undefined;

// Hardly any upstream has a fault, so a path is made when one is found.
type PathOf = (field?: keyof Upstream) => Path;

// The order is Consul's.
const rules: readonly UpstreamRule[] = [
  ({ destinationPeer = "", datacenter = "", destinationPartition = "", destinationName = "" }, at) =>
    destinationPeer === "" && datacenter !== "" && destinationPartition !== ""
      ? problems.upstreamDatacenterAndPartition(at("destinationPartition"), destinationName)
      : undefined,
  ({ destinationPeer = "", destinationPartition = "", destinationName = "" }, at) =>
    destinationPeer !== "" && destinationPartition !== "" && destinationPartition !== "default"
      ? problems.upstreamPeerAndPartition(at("destinationPartition"), destinationName, destinationPartition)
      : undefined,
  ({ destinationType = "" }, at) =>
    destinationType === "" || upstreamTypes.some((type) => type === destinationType)
      ? undefined
      : problems.upstreamType(at("destinationType"), destinationType, hintForType(destinationType)),
  ({ destinationName = "" }, at) =>
    destinationName === "" ? problems.upstreamWithoutName(at("destinationName")) : undefined,
  ({ destinationName = "", centrallyConfigured }, at) =>
    destinationName === "*" && centrallyConfigured !== true
      ? problems.upstreamWildcard(at("destinationName"))
      : undefined,
  ({ destinationPeer = "", datacenter = "", destinationName = "" }, at) =>
    destinationPeer !== "" && datacenter !== ""
      ? problems.upstreamPeerAndDatacenter(at("datacenter"), destinationName, destinationPeer, datacenter)
      : undefined,
  ({ localBindPort = 0, localBindSocketPath = "", destinationName = "", centrallyConfigured }, at) =>
    localBindPort === 0 && localBindSocketPath === "" && centrallyConfigured !== true
      ? problems.upstreamWithoutBind(at(), destinationName)
      : undefined,
  ({ localBindPort = 0, localBindSocketPath = "", destinationName = "", centrallyConfigured }, at) =>
    localBindPort !== 0 && localBindSocketPath !== "" && centrallyConfigured !== true
      ? problems.upstreamBindsTwice(at("localBindSocketPath"), destinationName)
      : undefined,
];

/**
 * The upstreams of a connect-proxy, in order. The first fault of an upstream ends the look at it. What a later one repeats is
 * the destination of one without fault but for its bind place, or the bind place of one without any.
 */
export function upstreamFindings(upstreams: readonly Upstream[]): readonly Finding[] {
  const findings: Finding[] = [];
  const destinations = new Map<string, number>();
  const bindPlaces = new Map<string, number>();
  for (const [index, upstream] of upstreams.entries()) {
    const at: PathOf = (field) => ["proxy", "upstreams", index, ...(field === undefined ? [] : [field])];
    const destination = destinationOf(upstream);
    const refused = firstOf(rules, upstream, at) ?? repeated(upstream, at, destinations.get(destination));
    if (refused !== undefined) {
      findings.push(refused);
      continue;
    }
    // Its destination is taken even if its bind place is not free.
    destinations.set(destination, index);
    const bindPlace = bindPlaceOf(upstream);
    const clash = rebound(upstream, at, bindPlace, bindPlaces.get(bindPlace));
    if (clash !== undefined) findings.push(clash);
    else bindPlaces.set(bindPlace, index);
  }
  return findings;
}

function firstOf(candidates: readonly UpstreamRule[], upstream: Upstream, at: PathOf): Finding | undefined {
  for (const rule of candidates) {
    const finding = rule(upstream, at);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function repeated(upstream: Upstream, at: PathOf, first: number | undefined): Finding | undefined {
  return first === undefined ? undefined : problems.upstreamTwice(at(), upstream.destinationName ?? "", first);
}

function rebound(upstream: Upstream, at: PathOf, bindPlace: string, first: number | undefined): Finding | undefined {
  if (first === undefined || upstream.centrallyConfigured === true) return undefined;
  return problems.upstreamBindTwice(at(), upstream.destinationName ?? "", bindPlace, first);
}

/** What makes two upstreams the same, as written: `default` and nothing differ, the own datacenter and nothing too. */
function destinationOf(upstream: Upstream): string {
  const { destinationType = "", destinationName: name = "", datacenter = "" } = upstream;
  const {
    destinationPartition: partition = "",
    destinationNamespace: namespace = "",
    destinationPeer: peer = "",
  } = upstream;
  const type = destinationType === "" ? "service" : destinationType;
  if (type === "service" && partition === "" && namespace === "" && peer === "") {
    // Names may hold any character: with its length in front none can run over into the datacenter.
    return `${name.length}:${name}${datacenter}`;
  }
  return JSON.stringify([type, name, partition, namespace, peer, datacenter]);
}

/** Where the proxy listens. An address given beside a socket hides the socket: the place is then `address:0`. */
function bindPlaceOf({ localBindPort = 0, localBindAddress = "", localBindSocketPath = "" }: Upstream): string {
  if (localBindPort === 0 && localBindAddress === "" && localBindSocketPath !== "") return localBindSocketPath;
  // Whatever holds a colon goes into brackets, brackets included: `::1` and `[::1]` are two places.
  const address = localBindAddress.includes(":") ? `[${localBindAddress}]` : localBindAddress;
  return `${address === "" ? "127.0.0.1" : address}:${localBindPort}`;
}

function hintForType(type: string): string | undefined {
  const suggestion = nearest(type, upstreamTypes);
  return suggestion === undefined ? undefined : `Did you mean "${suggestion}"?`;
}
