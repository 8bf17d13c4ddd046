import type { Draft } from "../base/record.js";
import type { EntryDefinition } from "../model/definition.js";
import type { ServiceRouter } from "../model/service-router.js";
import type { ServiceSplitter } from "../model/service-splitter.js";
import type { ChainTarget, ResolverNode, RouterNode, SplitterNode } from "./compiled-chain.js";
import type { Failure } from "./error.js";
import type { ChainRequest, KnownPeer, Overrides } from "./request.js";
import type { ServiceFacts, ServiceIndex } from "./service-facts.js";
import type { Trace } from "./trace.js";

/** A target while its chain is put together. There is one for each ID: the same target is the same object. */
export interface Target {
  readonly id: string;
  /** Key of its resolver node, whether there is one or not. */
  readonly key: string;
  readonly service: string;
  readonly serviceSubset: string;
  readonly namespace: string;
  readonly partition: string;
  /** Empty at a peer. */
  readonly datacenter: string;
  /** Empty in the own cluster. */
  readonly peer: string;
  readonly facts: ServiceFacts;
  /** Its resolver node, once there is one. */
  node: Draft<ResolverNode> | undefined;
  /** As the chain shows it, once something has ended here. */
  kept: ChainTarget | undefined;
  /** Where redirects and default subsets lead from here, once they were followed. */
  leadsTo: Target | undefined;
}

/** A router node while the chain is put together. */
export interface RouterDraft {
  readonly key: string;
  readonly entry: EntryDefinition<ServiceRouter>;
  readonly node: RouterNode;
}

/** A splitter node, likewise. */
export interface SplitterDraft {
  readonly key: string;
  readonly entry: EntryDefinition<ServiceSplitter>;
  readonly node: Draft<SplitterNode>;
}

/** A chain while it is put together: what the passes hand to each other. */
export interface Assembly {
  readonly request: ChainRequest;
  readonly overrides: Overrides;
  readonly index: ServiceIndex;
  readonly peers: ReadonlyMap<string, KnownPeer>;
  /** Customization hashes that were worked out already; chains have them in common. */
  readonly hashes: Map<string, string>;
  /** True if the overriding protocol leaves routers and splitters out. */
  readonly ignoresL7: boolean;
  /** By ID. */
  readonly targets: Map<string, Target>;
  /** Targets that have a resolver node, in the order in which they got it. */
  readonly resolvers: Target[];
  /** By node key. */
  readonly splitters: Map<string, SplitterDraft>;
  /** All of `splitters` in the order in which they were finished: inner ones before those around them. */
  readonly finishedSplitters: SplitterDraft[];
  readonly customized: Draft<Customized>;
  /** Present while reasons are asked for. */
  readonly trace: Trace | undefined;
  router: RouterDraft | undefined;
  splitterDepth: number;
  /** Protocol of the chain; empty until the first service names it. */
  protocol: string;
  /** The service that named it. */
  protocolFrom: ServiceFacts | undefined;
  startKey: string;
  /** Names of the services whose entries belong to the chain, once somebody had to know. */
  read: ReadonlySet<string> | undefined;
  /** The first thing that went wrong; nothing is done after it. */
  failure: Failure | undefined;
}

/** Which overrides changed something. */
export interface Customized {
  readonly meshGateway: boolean;
  readonly protocol: boolean;
  readonly connectTimeout: boolean;
}
