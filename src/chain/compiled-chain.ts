import { type LoadBalancer, loadBalancer } from "../model/load-balancer.js";
import {
  type FailoverPolicy,
  failoverPolicy,
  type Locality,
  locality,
  type PrioritizeByLocality,
  prioritizeByLocality,
} from "../model/locality.js";
import { type MeshGatewayConfig, meshGatewayConfig } from "../model/mesh-gateway.js";
import {
  type EnvoyExtension,
  envoyExtension,
  type Meta,
  meta,
  type TransparentProxyConfig,
  transparentProxyConfig,
} from "../model/proxy.js";
import { type ServiceResolverSubset, serviceResolverSubset } from "../model/service-resolver.js";
import { type ServiceRoute, serviceRoute } from "../model/service-router.js";
import { type ServiceSplit, serviceSplit } from "../model/service-splitter.js";
import {
  boolean,
  duration,
  float32,
  list,
  map,
  type ObjectType,
  object,
  part,
  type Type,
  text,
} from "../model/type.js";

/** One route of a router node. */
export interface ChainRoute {
  /** The route as its entry has it; the last one of a router is made up and matches everything. */
  readonly definition: ServiceRoute;
  /** Key of a splitter or resolver node. */
  readonly nextNode: string;
}

const chainRoute = object<ChainRoute>("DiscoveryRoute", { definition: part(serviceRoute), nextNode: text() });

/** One leg of a splitter node, nested splitters already multiplied out. */
export interface ChainSplit {
  /** The leg as the innermost splitter's entry has it, with the header changes of all splitters on the way. */
  readonly definition: ServiceSplit;
  /** Percent. */
  readonly weight: number;
  /** Key of a resolver node. */
  readonly nextNode: string;
}

const chainSplit = object<ChainSplit>("DiscoverySplit", {
  definition: part(serviceSplit),
  weight: float32(),
  nextNode: text(),
});

/** Where a resolver node's traffic goes when its own target has no healthy instance. */
export interface ChainFailover {
  /** IDs of targets, tried in this order. */
  readonly targets: readonly string[];
  readonly policy?: FailoverPolicy;
}

const chainFailover = object<ChainFailover>("DiscoveryFailover", {
  targets: list(text()),
  policy: part(failoverPolicy),
});

/** What a resolver node resolves to. */
export interface ChainResolver {
  /** True if no entry shaped the node. */
  readonly default?: boolean;
  /** Duration in Go's form. */
  readonly connectTimeout: string;
  /** Duration in Go's form. */
  readonly requestTimeout?: string;
  /** ID of the target. */
  readonly target: string;
  readonly failover?: ChainFailover;
}

const chainResolver = object<ChainResolver>("DiscoveryResolver", {
  default: boolean(),
  connectTimeout: duration("text"),
  requestTimeout: duration("nanoseconds"),
  target: text(),
  failover: part(chainFailover),
});

/** Picks a route by what a request looks like. */
export interface RouterNode {
  readonly type: "router";
  readonly name: string;
  readonly routes: readonly ChainRoute[];
}

/** Picks a leg by weight. */
export interface SplitterNode {
  readonly type: "splitter";
  readonly name: string;
  readonly splits: readonly ChainSplit[];
  readonly loadBalancer?: LoadBalancer;
}

/** Ends the way: one target, and others to fail over to. */
export interface ResolverNode {
  readonly type: "resolver";
  readonly name: string;
  readonly resolver: ChainResolver;
  readonly loadBalancer?: LoadBalancer;
}

/** A node of a chain; its key is `<type>:<name>`. */
export type ChainNode = RouterNode | SplitterNode | ResolverNode;

/** Tables do not know unions, so this one lists the fields of all three nodes; a printed node has those it has. */
interface AnyNode extends Omit<RouterNode, "type">, Omit<SplitterNode, "type">, Omit<ResolverNode, "type"> {
  readonly type: string;
}
const anyNode: ObjectType = object<AnyNode>("DiscoveryGraphNode", {
  type: text(),
  name: text(),
  routes: list(chainRoute),
  splits: list(chainSplit),
  resolver: part(chainResolver),
  loadBalancer: part(loadBalancer),
});
const chainNode: Type<ChainNode> = anyNode;

/** Instances that traffic can end at: a service or subset in a datacenter, or at a peer. */
export interface ChainTarget {
  readonly id: string;
  readonly service: string;
  readonly serviceSubset?: string;
  readonly namespace: string;
  readonly partition: string;
  /** Absent for a target at a peer. */
  readonly datacenter?: string;
  readonly peer?: string;
  /** Where a peer's cluster runs, if that is known. */
  readonly locality?: Locality;
  /** Absent where nobody named a mode, and for external targets. */
  readonly meshGateway?: MeshGatewayConfig;
  /** The filter that the target's subset stands for. */
  readonly subset?: ServiceResolverSubset;
  readonly transparentProxy?: TransparentProxyConfig;
  /** Duration in Go's form. */
  readonly connectTimeout: string;
  /** True if the service runs outside the mesh; then `sni` is what its service-defaults say. */
  readonly external?: boolean;
  /** Absent for a target at a peer, whose trust domain is not known here. */
  readonly sni?: string;
  /** The SNI as it would be without an external one. */
  readonly name?: string;
  /** Enterprise. */
  readonly prioritizeByLocality?: PrioritizeByLocality;
}

const chainTarget = object<ChainTarget>("DiscoveryTarget", {
  id: text(),
  service: text(),
  serviceSubset: text(),
  namespace: text(),
  partition: text(),
  datacenter: text(),
  peer: text(),
  locality: part(locality),
  meshGateway: part(meshGatewayConfig),
  subset: part(serviceResolverSubset),
  transparentProxy: part(transparentProxyConfig),
  connectTimeout: duration("text"),
  external: boolean(),
  sni: text(),
  name: text(),
  prioritizeByLocality: part(prioritizeByLocality),
});

/** Which services, subsets, datacenters and peers the traffic for one service can go to, and how it is divided. */
export interface CompiledChain {
  readonly serviceName: string;
  readonly namespace: string;
  readonly partition: string;
  /** The datacenter of evaluation. */
  readonly datacenter: string;
  /** Tells chains apart that an override changed; absent if none did. */
  readonly customizationHash?: string;
  /** True if no entry shaped the chain. */
  readonly default?: boolean;
  readonly protocol: string;
  /** `meta` of the service's service-defaults. */
  readonly serviceMeta?: Meta;
  readonly envoyExtensions?: readonly EnvoyExtension[];
  /** Key of a node. */
  readonly startNode: string;
  /** By key. */
  readonly nodes: Readonly<Record<string, ChainNode>>;
  /** By ID. */
  readonly targets: Readonly<Record<string, ChainTarget>>;
}

/** The table by which `consulJson` prints a chain as the HTTP API does. */
export const compiledChain = object<CompiledChain>("CompiledDiscoveryChain", {
  serviceName: text(),
  namespace: text(),
  partition: text(),
  datacenter: text(),
  customizationHash: text(),
  default: boolean(),
  protocol: text(),
  serviceMeta: meta,
  envoyExtensions: list(envoyExtension),
  startNode: text(),
  nodes: map(chainNode),
  targets: map(chainTarget),
});
