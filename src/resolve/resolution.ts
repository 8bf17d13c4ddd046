import type { Diagnostic } from "../base/diagnostic.js";
import type { Registration } from "../model/service.js";
import type { OpaqueMap } from "../model/type.js";
import type { Upstream } from "../model/upstream.js";
import type { EffectiveMode } from "./mode.js";

/** A proxy after the merge of central configuration. */
export interface ProxyResolution {
  /** The registration as the proxy is configured from it. */
  readonly registration: Registration;
  /** The mode that the merged proxy itself shows. It may differ from that of every upstream. */
  readonly mode: EffectiveMode;
  /** One for each upstream of the merged registration, in its order. */
  readonly upstreams: readonly ResolvedUpstream[];
  /** What the chain compiler is asked: for the explicit upstreams, then for those inferred from intentions. */
  readonly chains: readonly ChainHandOver[];
  /** Upstreams of other clusters, which have no chain here: the explicit ones, then the imported services. */
  readonly peered: readonly PeeredHandOver[];
  readonly preparedQueries: readonly QueryHandOver[];
}

/** An upstream of the merged registration. */
export interface ResolvedUpstream {
  /** `db`, `db?dc=dc2`, `db?peer=east`, `prepared_query:near-db`. */
  readonly id: string;
  /** Whether the registration defines it, or central configuration brings it into a transparent proxy. */
  readonly definedIn: "registration" | "central";
  /** As merged. */
  readonly upstream: Upstream;
  readonly mode: EffectiveMode;
  /** What becomes of its traffic; left out for those that central configuration brings in: only what is inferred uses them. */
  readonly handOver?: HandOver;
}

/** What a registration itself dials, without the rest of the merge. */
export interface ExplicitUpstreams {
  /** One for each upstream that the registration defines, in its order. */
  readonly upstreams: readonly ExplicitUpstream[];
  /** True if the merged proxy is transparent, so that it may have upstreams that nobody names. */
  readonly isTransparent: boolean;
}

/** An upstream that the registration defines, and what becomes of its traffic. */
export interface ExplicitUpstream {
  /** As the registration has it. */
  readonly upstream: Upstream;
  /** Its free-form configuration as merged. */
  readonly config: OpaqueMap | undefined;
  readonly handOver: HandOver;
}

/** What is passed on for an upstream: a request for a chain, a peer's service, or a prepared query. */
export type HandOver = ChainHandOver | PeeredHandOver | QueryHandOver;

/** A request to the chain compiler. */
export interface ChainHandOver {
  readonly to: "chain";
  readonly upstreamId: string;
  /** Whether the registration or an intention names the service. */
  readonly source: "explicit" | "intention";
  readonly name: string;
  /** The upstream's datacenter, else the proxy's. */
  readonly evaluateInDatacenter: string;
  /** Enterprise; left out where the upstream does not say. */
  readonly evaluateInNamespace?: string;
  /** Enterprise; left out where the upstream does not say. */
  readonly evaluateInPartition?: string;
  /** Its value replaces the mode of every target that is not external. */
  readonly mode: EffectiveMode;
  /** Out of the upstream's configuration, as written. */
  readonly overrideProtocol?: string;
  /** Milliseconds; may be negative. */
  readonly overrideConnectTimeoutMs?: number;
}

/** An upstream of another cluster. `local` goes through a local mesh gateway, all else dials what the peer exported. */
export interface PeeredHandOver {
  readonly to: "peer";
  readonly upstreamId: string;
  /** Whether the registration names it, or it was imported from the peer into a transparent proxy. */
  readonly source: "explicit" | "imported";
  readonly name: string;
  readonly peer: string;
  readonly mode: EffectiveMode;
}

/** A prepared query. Its mode is kept and has no effect. */
export interface QueryHandOver {
  readonly to: "prepared-query";
  readonly upstreamId: string;
  /** Name or ID of the query. */
  readonly name: string;
  /** The datacenter that is asked. */
  readonly datacenter: string;
  readonly mode: EffectiveMode;
}

/** Nothing could be resolved: what Consul would keep from starting, for every proxy. */
export interface ResolutionError {
  readonly diagnostic: Diagnostic;
  /** The field, in Consul's names: `MeshGateway.Mode`. */
  readonly field: string;
}
