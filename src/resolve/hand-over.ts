import type { Draft } from "../base/record.js";
import type { OpaqueMap } from "../model/type.js";
import type { Upstream } from "../model/upstream.js";
import { readHandOverConfig } from "./hand-over-config.js";
import { identityKey, isServiceUpstream, serviceId, type UpstreamIdentity } from "./identity.js";
import type { EffectiveMode } from "./mode.js";
import type { ChainHandOver, HandOver, PeeredHandOver, ProxyResolution, ResolvedUpstream } from "./resolution.js";

/** A service of the own cluster that intentions let the proxy's service call. */
export interface IntendedService {
  readonly name: string;
  /** Enterprise. */
  readonly namespace?: string;
  /** Enterprise. */
  readonly partition?: string;
}

/** A service that a peer exports to this cluster. */
export interface ImportedService {
  readonly name: string;
  readonly peer: string;
  /** Enterprise. */
  readonly namespace?: string;
}

/** What becomes of the traffic of an upstream that the registration defines, by its merged configuration. */
export function handOverOf(
  upstream: Upstream,
  config: OpaqueMap | undefined,
  id: string,
  mode: EffectiveMode,
  datacenter: string,
): HandOver {
  const name = upstream.destinationName ?? "";
  const asked = upstream.datacenter || datacenter;
  if (!isServiceUpstream(upstream)) return { to: "prepared-query", upstreamId: id, name, datacenter: asked, mode };
  if (upstream.destinationPeer) {
    return { to: "peer", upstreamId: id, source: "explicit", name, peer: upstream.destinationPeer, mode };
  }
  return chainHandOver(
    { upstreamId: id, source: "explicit", name, evaluateInDatacenter: asked, mode },
    upstream,
    config,
  );
}

/** Optional parts are set one by one: this runs for every upstream of a fleet. */
function chainHandOver(
  always: Pick<ChainHandOver, "upstreamId" | "source" | "name" | "evaluateInDatacenter" | "mode">,
  { destinationNamespace, destinationPartition }: Upstream,
  config: OpaqueMap | undefined,
): ChainHandOver {
  const { upstreamId, source, name, evaluateInDatacenter, mode } = always;
  const handOver: Draft<ChainHandOver> = { to: "chain", upstreamId, source, name, evaluateInDatacenter, mode };
  if (destinationNamespace) handOver.evaluateInNamespace = destinationNamespace;
  if (destinationPartition) handOver.evaluateInPartition = destinationPartition;
  const { protocol, connectTimeoutMs } = readHandOverConfig(config);
  if (protocol) handOver.overrideProtocol = protocol;
  if (connectTimeoutMs) handOver.overrideConnectTimeoutMs = connectTimeoutMs;
  return handOver;
}

/** Where the settings of inferred upstreams come from. */
export interface Inference {
  ofIntention(service: IntendedService): ChainHandOver;
  ofImport(service: ImportedService): PeeredHandOver;
}

/**
 * Upstreams that a transparent proxy has without naming them take their settings from the merged upstream of that name that
 * says no datacenter, else from the wildcard, else only their mode, from the proxy itself. So an upstream definition with a
 * datacenter hides the override of its service from what intentions infer. (Vectors: tproxy/explicit-other-dc-*.)
 */
export function inferFrom(
  { upstreams, mode: modeOfProxy }: Pick<ProxyResolution, "upstreams" | "mode">,
  identityOf: (upstream: Upstream) => UpstreamIdentity,
  datacenter: string,
): Inference {
  const named = new Map<string, ResolvedUpstream>();
  let wildcard: ResolvedUpstream | undefined;
  for (const resolved of upstreams) {
    const { upstream } = resolved;
    if (!isServiceUpstream(upstream) || (upstream.datacenter && !upstream.destinationPeer)) continue;
    if (resolved.definedIn === "central" && upstream.destinationName === "*") wildcard = resolved;
    else named.set(identityKey(identityOf(upstream)), resolved);
  }
  return {
    ofIntention({ name, namespace, partition }) {
      const service: Upstream = {
        destinationName: name,
        ...(namespace ? { destinationNamespace: namespace } : {}),
        ...(partition ? { destinationPartition: partition } : {}),
      };
      const identity = identityOf(service);
      const settings = named.get(identityKey(identity)) ?? wildcard;
      const mode = settings?.mode ?? modeOfProxy;
      const upstreamId = serviceId(identity);
      return chainHandOver(
        { upstreamId, source: "intention", name, evaluateInDatacenter: datacenter, mode },
        service,
        settings?.upstream.config,
      );
    },
    ofImport({ name, peer, namespace }) {
      const identity = identityOf({
        destinationName: name,
        destinationPeer: peer,
        ...(namespace ? { destinationNamespace: namespace } : {}),
      });
      const mode = (named.get(identityKey(identity)) ?? wildcard)?.mode ?? unset;
      return { to: "peer", upstreamId: serviceId(identity), source: "imported", name, peer, mode };
    },
  };
}

const unset: EffectiveMode = { levels: [] };
