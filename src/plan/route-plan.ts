import type { Code } from "../base/codes.js";
import type { Span } from "../base/span.js";
import type { ChainRequest } from "../chain/request.js";
import type { UndecidedPart } from "../model/definition.js";
import type { LevelName } from "../resolve/levels.js";
import type { EffectiveMode } from "../resolve/mode.js";
import type { Endpoint } from "./endpoint.js";

/** Which way the traffic of a fleet goes. Plain data; equal parts are shared between routes, so do not change it. */
export interface RoutePlan {
  /** Of the plan's form. */
  readonly version: 1;
  /** By datacenter, then by ID. */
  readonly proxies: readonly ProxyPlan[];
}

/** The routes of one proxy or gateway that dials services. */
export interface ProxyPlan {
  /** ID of its registration. */
  readonly id: string;
  /** The service that it fronts; a gateway's own name. */
  readonly service: string;
  /** `connect-proxy`, `ingress-gateway` or `api-gateway`. */
  readonly kind: string;
  /** Where it runs. */
  readonly datacenter: string;
  /** Where it is registered. */
  readonly place?: Span;
  /** What it dials: registered upstreams in their order, then those that nothing names. */
  readonly upstreams: readonly UpstreamPlan[];
}

/** The routes of one upstream. */
export interface UpstreamPlan {
  /** Tells the upstreams of a proxy apart: `api`, `api?dc=dc2`, `api?peer=far`, `prepared_query:q`. */
  readonly id: string;
  /** What its name is the name of. */
  readonly type: "service" | "prepared-query";
  /** Name of the service or of the prepared query. */
  readonly name: string;
  /** As its definition has it; absent means the proxy's own. */
  readonly datacenter?: string;
  /** The cluster that exports the service; absent for a service of the own one. */
  readonly peer?: string;
  /** Present and true where nothing names it: intentions, or what a peer exports, bring it into a transparent proxy. */
  readonly implicit?: true;
  /** Its mesh-gateway mode, and who decided it. */
  readonly mode: EffectiveMode;
  /** Where it is registered. */
  readonly place?: Span;
  /** What the chain compiler is asked for it; absent where there is no chain. */
  readonly request?: ChainRequest;
  /** In order of preference: as routers and splitters list them, each target before those it fails over to. */
  readonly routes: readonly Route[];
  /** Present where the proxy gets nothing at all for this upstream. */
  readonly dead?: DeadEnd;
  /** Present where sources leave something open that may change the mode or the routes: the plan is made without it. */
  readonly undecided?: readonly OpenPart[];
}

/** A part of a source that is not known and may change an upstream. */
export interface OpenPart extends UndecidedPart {
  /** The level whose mode it is; absent for the mode of a called service's own entry, and for all else. */
  readonly level?: LevelName;
  /** Present and true where it is a mode, so that it does not change where traffic goes, only the way there. */
  readonly isMode?: true;
}

/** How the first leg of a route leaves the proxy. */
export type Via =
  /** To the instances themselves. */
  | "direct"
  /** To the mesh gateways of the proxy's own datacenter. */
  | "local-gateway"
  /** To the mesh gateways of the target's datacenter. */
  | "remote-gateway"
  /** To the mesh gateways of the peer that exports the service. */
  | "peer-gateway"
  /** To instances of a service with an external server name; gateways play no part. */
  | "external"
  /** Nowhere: the proxy gets no cluster for this target. */
  | "absent";

/** One way that the traffic of an upstream can take: to one target of its chain, to a peer, or to what a query finds. */
export interface Route {
  /** ID of the chain's target: `v1.api.default.default.dc2`; the upstream's own ID where there is no chain. */
  readonly target: string;
  /** The service whose instances the route leads to. */
  readonly service: string;
  /** The subset of them; absent for all. */
  readonly subset?: string;
  /** Where they are; absent where another cluster decides it. */
  readonly datacenter?: string;
  /** The cluster that exports them; absent for the own one. */
  readonly peer?: string;
  /** Mode of the chain's target; absent where nobody set one, and for external targets. */
  readonly targetMode?: string;
  /** Which requests take this route, and what share of them. */
  readonly legs: readonly Leg[];
  /** Present where the target is one of several that are tried in turn. */
  readonly failover?: FailoverPosition;
  /** How its first leg leaves the proxy. */
  readonly via: Via;
  /** Server name by which gateways tell where the connection goes. Empty where the proxy does not know it. */
  readonly sni: string;
  /** Envoy's name of the cluster. */
  readonly cluster: string;
  /** Duration in Go's form. */
  readonly connectTimeout: string;
  /** SPIFFE identities that the proxy accepts from the other side. */
  readonly identities: readonly string[];
  /** From the proxy to the instance. */
  readonly hops: readonly Hop[];
  /** How the proxy learns the endpoints of the first hop. */
  readonly discovery: Discovery;
  /** Present where connections cannot succeed. */
  readonly dead?: DeadEnd;
}

/** How a proxy learns the endpoints of a cluster. */
export type Discovery =
  /** A list of endpoints, possibly empty, that the control plane sends and renews. */
  | "assignment"
  /** A list that never comes. */
  | "no-assignment"
  /** Host names built into the cluster, which the proxy looks up. */
  | "logical-dns"
  /** The same, by gateway option. */
  | "strict-dns";

/** Which of the upstream's requests take a route. */
export interface Leg {
  /** The router's match in words; absent where no router divides the requests. */
  readonly match?: string;
  /** Percent of the requests that match. */
  readonly share: number;
}

/** Where a target stands among those that are tried in turn. */
export interface FailoverPosition {
  /** Envoy's name of the aggregate cluster. */
  readonly aggregate: string;
  /** 0 for the first one, counting only targets that the proxy gets a cluster for. */
  readonly position: number;
}

/** One leg of the way. */
export interface Hop {
  readonly via: Exclude<Via, "absent">;
  readonly from: Station;
  readonly to: Stop;
  /** Whether addresses for the datacenter's own network are dialled, or those for others. */
  readonly network: "lan" | "wan";
  /** Why it goes this way. */
  readonly reason: string;
}

/** Where a hop begins. */
export interface Station {
  readonly what: "proxy" | "mesh-gateway";
  readonly datacenter: string;
  /** The cluster that it is part of; absent for the own one. */
  readonly peer?: string;
}

/** Where a hop ends. */
export interface Stop {
  readonly what: "instance" | "mesh-gateway";
  readonly datacenter: string;
  /** The cluster that it is part of; absent for the own one. */
  readonly peer?: string;
  /** All that may be dialled; absent where the input tells nothing about the datacenter. */
  readonly endpoints?: readonly Endpoint[];
}

/** Why and where a way ends before it has reached an instance. */
export interface DeadEnd {
  /** Index of the hop that fails; absent where not even the first one exists. */
  readonly hop?: number;
  /** Code of the diagnostic that tells more. */
  readonly code: Code;
  /** The same in words. */
  readonly reason: string;
}
