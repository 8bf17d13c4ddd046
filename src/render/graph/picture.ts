/** What a picture of a plan shows, before anything is known of shapes or places; all printers print this. */
export interface Picture {
  readonly title: string;
  /** Datacenters and peers: those of the proxies first, then the other datacenters, then peers, each by name. */
  readonly sites: readonly Site[];
  readonly nodes: readonly PictureNode[];
  /** In the plan's order. */
  readonly proxies: readonly PictureProxy[];
  /** Number of proxies without upstreams, which are not shown. */
  readonly leftOut: number;
}

/** A box that holds nodes. */
export interface Site {
  readonly what: "datacenter" | "peer";
  readonly name: string;
  /** `datacenter dc2`, `peer far (datacenter east)`. */
  readonly caption: string;
}

/** Something that traffic leaves, passes or reaches. */
export interface PictureNode {
  /** `nowhere` is a target that the proxy gets no way to. */
  readonly what: "proxy" | "mesh-gateway" | "service" | "nowhere";
  /** Index of its site; absent for `nowhere`. */
  readonly site?: number;
  readonly caption: string;
  /** Present and true for the gateways of a place that is known to have none. */
  readonly missing?: true;
  /** A second line; may be empty. */
  readonly detail: string;
  /** All that is known, for tooltips. */
  readonly about: string;
}

export interface PictureProxy {
  /** Index of its node. */
  readonly node: number;
  readonly upstreams: readonly PictureUpstream[];
}

export interface PictureUpstream {
  readonly caption: string;
  /** Who decided the mode. */
  readonly detail: string;
  readonly about: string;
  /** One for each route, in order of preference; one for an upstream that has none. */
  readonly lanes: readonly Lane[];
}

/** How a lane leaves its proxy; pictures colour by it. */
export type LaneKind = "direct" | "local-gateway" | "remote-gateway" | "peer-gateway" | "external" | "absent";

/** One way from a proxy through gateways to a service. */
export interface Lane {
  readonly kind: LaneKind;
  /** Indexes of the nodes behind the proxy, in order; never empty. */
  readonly way: readonly number[];
  /** Mode, share, place in the order of failover. */
  readonly label: string;
  /** Which requests take it; empty for all. */
  readonly match: string;
  /** Present where it is only taken when others fail: 1 for the first such one. */
  readonly failover?: number;
  readonly dead?: DeadLane;
  /** The whole story in words, for those who hear pictures. */
  readonly sentence: string;
}

/** Where a lane ends, and why. */
export interface DeadLane {
  /** Index in `way` of the node that is not reached. */
  readonly at: number;
  readonly reason: string;
}

/** The gateway or service that a lane would end at. */
export function endOf(lane: Lane): number {
  return lane.way.at(-1) ?? 0;
}
