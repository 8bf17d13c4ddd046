import type { Upstream } from "../model/upstream.js";
import { readHandOverConfig } from "./hand-over-config.js";
import { identityKey, isServiceUpstream, serviceId, type UpstreamIdentity } from "./identity.js";
import type { EffectiveMode } from "./mode.js";
import type { ChainHandOver, HandOver, PeeredHandOver, ResolvedUpstream } from "./resolution.js";

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

/** What becomes of the traffic of an upstream that the registration defines. */
export function handOverOf(upstream: Upstream, id: string, mode: EffectiveMode, datacenter: string): HandOver {
  const name = upstream.destinationName ?? "";
  const asked = upstream.datacenter || datacenter;
  if (!isServiceUpstream(upstream)) return { to: "prepared-query", upstreamId: id, name, datacenter: asked, mode };
  if (upstream.destinationPeer) {
    return { to: "peer", upstreamId: id, source: "explicit", name, peer: upstream.destinationPeer, mode };
  }
  return {
    to: "chain",
    upstreamId: id,
    source: "explicit",
    name,
    evaluateInDatacenter: asked,
    ...(upstream.destinationNamespace ? { evaluateInNamespace: upstream.destinationNamespace } : {}),
    ...(upstream.destinationPartition ? { evaluateInPartition: upstream.destinationPartition } : {}),
    mode,
    ...readHandOverConfig(upstream.config),
  };
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
  upstreams: readonly ResolvedUpstream[],
  identityOf: (upstream: Upstream) => UpstreamIdentity,
  modeOfProxy: EffectiveMode,
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
  const identityOfService = (name: string, peer: string, namespace = "", partition = ""): UpstreamIdentity =>
    identityOf({
      destinationName: name,
      ...(peer === "" ? {} : { destinationPeer: peer }),
      ...(namespace === "" ? {} : { destinationNamespace: namespace }),
      ...(partition === "" ? {} : { destinationPartition: partition }),
    });
  return {
    ofIntention({ name, namespace, partition }) {
      const identity = identityOfService(name, "", namespace, partition);
      const settings = named.get(identityKey(identity)) ?? wildcard;
      return {
        to: "chain",
        upstreamId: serviceId(identity),
        source: "intention",
        name,
        evaluateInDatacenter: datacenter,
        ...(namespace ? { evaluateInNamespace: namespace } : {}),
        ...(partition ? { evaluateInPartition: partition } : {}),
        mode: settings?.mode ?? modeOfProxy,
        ...readHandOverConfig(settings?.upstream.config),
      };
    },
    ofImport({ name, peer, namespace }) {
      const identity = identityOfService(name, peer, namespace);
      const settings = named.get(identityKey(identity)) ?? wildcard;
      return {
        to: "peer",
        upstreamId: serviceId(identity),
        source: "imported",
        name,
        peer,
        mode: settings?.mode ?? unset,
      };
    },
  };
}

const unset: EffectiveMode = { levels: [] };
