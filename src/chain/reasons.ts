import type { EntryReference } from "./reference.js";

/** Who decided a value: a part of an entry, an override of the request, or nobody, so that the default holds. */
export type Reason =
  | { readonly decidedBy: "entry"; readonly entry: EntryReference }
  | { readonly decidedBy: "request"; readonly field: OverrideField }
  | { readonly decidedBy: "default" };

/** The fields of a request that overrule what entries say. */
export type OverrideField = "overrideMeshGateway" | "overrideProtocol" | "overrideConnectTimeout";

/** A value that lost against another. */
export interface Overridden {
  readonly value: string;
  readonly entry: EntryReference;
}

/** Why a target is as it is. */
export interface TargetReasons {
  /** Of its mesh-gateway mode, or of there being none. An external SNI decides that there is none. */
  readonly mode: Reason;
  /** Modes that entries name and that did not count, the weightiest first. */
  readonly overriddenModes: readonly Overridden[];
  readonly connectTimeout: Reason;
  /** Of the protocol of its service, which need not be that of the chain: an override does not change it. */
  readonly protocol: Reason;
  /** The definition of its subset. */
  readonly subset?: EntryReference;
  readonly externalSNI?: EntryReference;
  readonly dialedDirectly?: EntryReference;
  /** Redirects and default subsets that lead here, in the order in which the entries stand on the way. */
  readonly arrivals: readonly EntryReference[];
  /** Parts of entries that make it a place to fail over to. */
  readonly failover: readonly EntryReference[];
}

/** Why a node is as it is. */
export interface NodeReasons {
  /** The router, splitter or resolver that made it; absent for a resolver node without an entry. */
  readonly entry?: EntryReference;
  /**
   * Of each route, split or failover target, in order: the parts of entries that put it there, outermost first. None for
   * the last route of a router, which is always there.
   */
  readonly parts: readonly (readonly EntryReference[])[];
}

/** Which entries made a chain so: for each of its nodes by key, each of its targets by ID, and for the whole. */
export interface ChainReasons {
  readonly protocol: Reason;
  readonly nodes: Readonly<Record<string, NodeReasons>>;
  readonly targets: Readonly<Record<string, TargetReasons>>;
}
