import type { Span } from "../base/span.js";
import type { ProxyPlan, UpstreamPlan } from "../plan/route-plan.js";

/** What is different between two plans. Plain data; nothing is in it where the plans differ in positions alone. */
export interface PlanDiff {
  /** Of the form of differences. */
  readonly version: 1;
  /** Proxies that came, that went, or that stand for another service or are of another kind; by datacenter, then by ID. */
  readonly proxies: readonly ProxyChange[];
  /** By datacenter, ID of the proxy and ID of the upstream. Those of proxies that came or went are among them. */
  readonly upstreams: readonly UpstreamChange[];
  /** What made the changes; those that made most of them first. A change may have several, and has at least one. */
  readonly causes: readonly CauseGroup[];
}

/** A thing that only one side has, or that both have, with a difference. */
export type Change<Thing> =
  | { readonly change: "added"; readonly after: Thing }
  | { readonly change: "removed"; readonly before: Thing }
  | { readonly change: "changed"; readonly before: Thing; readonly after: Thing };

/** A proxy without its upstreams. */
export type ProxyHead = Omit<ProxyPlan, "upstreams">;

/** A proxy that came or went, or that stands for another service or is of another kind. */
export type ProxyChange = Change<ProxyHead>;

/** How one upstream changed. */
export type UpstreamChange = Change<UpstreamPlan> & {
  /** As it is after the change; as it was, if it is gone. */
  readonly proxy: ProxyHead;
  /** What is different, in the order of `aspects`; none for an upstream that came or went. */
  readonly aspects: readonly Aspect[];
};

/**
 * What can be different about an upstream that both plans have:
 * `mode`: its mesh-gateway mode, or that of one of its targets;
 * `route`: where its requests go, what share of them, and how they get there, or whether they arrive;
 * `order`: which target is preferred to which;
 * `endpoints`: the gateways or instances on the same ways;
 * `reason`: none of these, but what explains them.
 */
export const aspects = ["mode", "route", "order", "endpoints", "reason"] as const;

/** One of the things that can be different. */
export type Aspect = (typeof aspects)[number];

/** A cause with what it changed. */
export interface CauseGroup {
  readonly cause: Cause;
  /** Indices in the `upstreams` of the difference, ascending. */
  readonly upstreams: readonly number[];
  /** How many proxies these upstreams belong to; for a proxy that came or went without upstreams 1. */
  readonly proxies: number;
}

/** What made routes change. */
export type Cause = DocumentCause | EndpointsCause | UnknownCause;

/** A document, or a field of it, that says another thing than before. */
export interface DocumentCause {
  readonly what: "document";
  /** `proxy-defaults/global`, `service/web-sidecar-proxy`. */
  readonly document: string;
  /** Where a registration or prepared query belongs. Config entries are the same everywhere. */
  readonly datacenter?: string;
  /** The peer that the document belongs to. */
  readonly peer?: string;
  /** The field in Consul's names: `MeshGateway.Mode`. Absent where the whole document came or went. */
  readonly field?: string;
  /** What it said; absent if it was not there. */
  readonly before?: Statement;
  /** What it says; absent if it is not there. */
  readonly after?: Statement;
}

/** What a field or document says, and where. */
export interface Statement {
  /** As text, for values that are text, numbers or booleans. */
  readonly value?: string;
  readonly span?: Span;
}

/** Mesh gateways or instances that came, went or changed. */
export interface EndpointsCause {
  readonly what: "endpoints";
  readonly kind: "mesh-gateway" | "instance";
  /** The service whose instances they are. */
  readonly service?: string;
  readonly datacenter: string;
  readonly peer?: string;
  /** IDs of registrations. */
  readonly came: readonly string[];
  readonly left: readonly string[];
  /** Those with another address, health or weight. */
  readonly changed: readonly string[];
  /** Where the first of them is registered; of those that left, where it was. */
  readonly span?: Span;
}

/** No document that was looked at tells why: settings of agents, trust domains, or there was nothing to look at. */
export interface UnknownCause {
  readonly what: "unknown";
}
