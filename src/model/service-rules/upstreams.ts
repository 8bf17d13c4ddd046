import type { Finding } from "../../base/finding.js";
import type { Path } from "../../base/place.js";
import { nearest } from "../../base/suggest.js";
import { type Upstream, upstreamTypes } from "../upstream.js";
import * as problems from "./problems.js";

/** The first fault of one upstream taken by itself, if it has one. The order is Consul's. */
type UpstreamRule = (upstream: Upstream, path: Path) => Finding | undefined;

const rules: readonly UpstreamRule[] = [
  ({ destinationPeer = "", datacenter = "", destinationPartition = "", destinationName = "" }, path) =>
    destinationPeer === "" && datacenter !== "" && destinationPartition !== ""
      ? problems.upstreamDatacenterAndPartition([...path, "destinationPartition"], destinationName)
      : undefined,
  ({ destinationPeer = "", destinationPartition = "", destinationName = "" }, path) =>
    destinationPeer !== "" && destinationPartition !== "" && destinationPartition !== "default"
      ? problems.upstreamPeerAndPartition([...path, "destinationPartition"], destinationName, destinationPartition)
      : undefined,
  ({ destinationType = "" }, path) =>
    destinationType === "" || upstreamTypes.some((type) => type === destinationType)
      ? undefined
      : problems.upstreamType([...path, "destinationType"], destinationType, hintForType(destinationType)),
  ({ destinationName = "" }, path) =>
    destinationName === "" ? problems.upstreamWithoutName([...path, "destinationName"]) : undefined,
  ({ destinationName = "", centrallyConfigured }, path) =>
    destinationName === "*" && centrallyConfigured !== true
      ? problems.upstreamWildcard([...path, "destinationName"])
      : undefined,
  ({ destinationPeer = "", datacenter = "", destinationName = "" }, path) =>
    destinationPeer !== "" && datacenter !== ""
      ? problems.upstreamPeerAndDatacenter([...path, "datacenter"], destinationName, destinationPeer, datacenter)
      : undefined,
  ({ localBindPort = 0, localBindSocketPath = "", destinationName = "", centrallyConfigured }, path) =>
    localBindPort === 0 && localBindSocketPath === "" && centrallyConfigured !== true
      ? problems.upstreamWithoutBind(path, destinationName)
      : undefined,
  ({ localBindPort = 0, localBindSocketPath = "", destinationName = "", centrallyConfigured }, path) =>
    localBindPort !== 0 && localBindSocketPath !== "" && centrallyConfigured !== true
      ? problems.upstreamBindsTwice([...path, "localBindSocketPath"], destinationName)
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
    const path = ["proxy", "upstreams", index];
    const refused = firstOf(rules, upstream, path) ?? repeated(upstream, path, destinations);
    if (refused !== undefined) {
      findings.push(refused);
      continue;
    }
    // Its destination is taken even if its bind place is not free.
    destinations.set(destinationOf(upstream), index);
    const clash = rebound(upstream, path, bindPlaces);
    if (clash !== undefined) findings.push(clash);
    else bindPlaces.set(bindPlaceOf(upstream), index);
  }
  return findings;
}

function firstOf(candidates: readonly UpstreamRule[], upstream: Upstream, path: Path): Finding | undefined {
  for (const rule of candidates) {
    const finding = rule(upstream, path);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function repeated(upstream: Upstream, path: Path, earlier: ReadonlyMap<string, number>): Finding | undefined {
  const first = earlier.get(destinationOf(upstream));
  return first === undefined ? undefined : problems.upstreamTwice(path, upstream.destinationName ?? "", first);
}

function rebound(upstream: Upstream, path: Path, earlier: ReadonlyMap<string, number>): Finding | undefined {
  if (upstream.centrallyConfigured === true) return undefined;
  const bindPlace = bindPlaceOf(upstream);
  const first = earlier.get(bindPlace);
  if (first === undefined) return undefined;
  return problems.upstreamBindTwice(path, upstream.destinationName ?? "", bindPlace, first);
}

/** What makes two upstreams the same, as written: `default` and nothing differ, the own datacenter and nothing too. */
function destinationOf(upstream: Upstream): string {
  const type = upstream.destinationType ?? "";
  return JSON.stringify([
    type === "" ? "service" : type,
    upstream.destinationName ?? "",
    upstream.destinationPartition ?? "",
    upstream.destinationNamespace ?? "",
    upstream.destinationPeer ?? "",
    upstream.datacenter ?? "",
  ]);
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
