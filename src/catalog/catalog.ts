import type { Diagnostic } from "../base/diagnostic.js";
import { compareText } from "../base/text-order.js";
import {
  type CatalogChange,
  type CatalogDefinition,
  type Cluster,
  type IndexedCluster,
  indexCluster,
} from "./cluster.js";
import { type Datacenter, indexDatacenter } from "./datacenter.js";
import { peerTwice } from "./problems.js";

/** Another cluster that this one is peered with: its own datacenter, entries and trust domain. */
export interface PeerInput {
  /** What this cluster calls the peer; upstreams name it so. */
  readonly name: string;
  /** What the peer calls this cluster; its `exported-services` name it so. Empty where that is not known: then it exports nothing. */
  readonly knownThereAs: string;
  /** The datacenter of this federation whose servers have the peering; by default every one has it. */
  readonly peeredWith?: string;
  /** The peer's datacenter; `dc1` by default. It may have the name of one of ours. */
  readonly datacenter?: string;
  /** Last part of the peer's server names. */
  readonly trustDomain?: string;
  /** The services and config entries of the peer. */
  readonly definitions: readonly CatalogDefinition[];
}

/** How definitions are made a catalog. */
export interface CatalogOptions {
  /** Where definitions belong that name no datacenter and have no agent settings beside them. `dc1` by default. */
  readonly datacenter?: string;
  /**
   * All datacenters of the federation, besides those that definitions belong to; given, any other name is a mistake. Left
   * out: it is not known which others there are.
   */
  readonly datacenters?: readonly string[];
  /**
   * Datacenters of which it is known that nothing is registered there. Of others that the definitions do not mention it is
   * not known what runs in them.
   */
  readonly emptyDatacenters?: readonly string[];
  /** Last part of every server name, `<cluster id>.consul`; made up by default, since files do not tell. */
  readonly trustDomain?: string;
  /** All clusters that this one is peered with. Left out: it is not known whether there are any. */
  readonly peers?: readonly PeerInput[];
}

/** A cluster that exports services to this one. */
export interface Peer extends Cluster {
  /** What this cluster calls it. */
  readonly name: string;
  /** What it calls this cluster; empty where that is not known. */
  readonly knownThereAs: string;
  /** The only datacenter of this federation that has the peering; absent if every one has it. */
  readonly peeredWith?: string;
  /** The datacenter whose servers exchange exports with this cluster. */
  readonly home: Datacenter;
}

/** All definitions together, found by datacenter and name. Opaque: ask its functions, do not print it. */
export interface Catalog extends Cluster {
  /** The peers that are known. None, and `arePeersKnown` false, means that the input says nothing about peers. */
  readonly peers: readonly Peer[];
  readonly arePeersKnown: boolean;
  /** True if there are no other datacenters than those that are known. */
  readonly areDatacentersKnown: boolean;
  /** The peer of that name, as far as the datacenter has it. */
  peer(name: string, datacenter: string): Peer | undefined;
  /** True if it is known that there is no peer of that name any more. */
  isPeerGone(name: string): boolean;
  /** What was found wrong while definitions were put together. */
  readonly diagnostics: readonly Diagnostic[];
  /** The catalog of other definitions; it equals the one that `createCatalog` makes of them, and is there sooner. */
  changed(change: CatalogChange): Catalog;
}

/** The trust domain where none is given. */
export const unknownTrustDomain = "<trust-domain>.consul";

/**
 * Puts definitions together. The order in which they are given does not matter.
 *
 * ```ts
 * createCatalog(definitions, { datacenter: "dc1" }).datacenter("dc1")?.gateways.length;
 * ```
 */
export function createCatalog(definitions: readonly CatalogDefinition[], options: CatalogOptions = {}): Catalog {
  const cluster = indexCluster(definitions, {
    trustDomain: options.trustDomain ?? unknownTrustDomain,
    defaultDatacenter: options.datacenter ?? "dc1",
    datacenters: options.datacenters ?? [],
    emptyDatacenters: options.emptyDatacenters ?? [],
  });
  const diagnostics: Diagnostic[] = [];
  const peers = new Map<string, Peer>();
  for (const input of options.peers ?? []) {
    if (peers.has(input.name)) diagnostics.push(peerTwice(input.name));
    else peers.set(input.name, indexPeer(input, diagnostics));
  }
  return catalogOf(cluster, { options, peers, gonePeers: new Set(), diagnostics });
}

/** What of a catalog changes of its own definitions leave as it is. */
interface Surroundings {
  readonly options: CatalogOptions;
  readonly peers: ReadonlyMap<string, Peer>;
  readonly gonePeers: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

function catalogOf(cluster: IndexedCluster, surroundings: Surroundings): Catalog {
  const { options, gonePeers } = surroundings;
  const peers = new Map([...surroundings.peers].filter(([name]) => !gonePeers.has(name)));
  return {
    ...cluster,
    peers: [...peers.values()].sort((a, b) => compareText(a.name, b.name)),
    arePeersKnown: options.peers !== undefined,
    areDatacentersKnown: options.datacenters !== undefined,
    peer(name, datacenter) {
      const peer = peers.get(name);
      return peer?.peeredWith === undefined || peer.peeredWith === datacenter ? peer : undefined;
    },
    diagnostics: [...cluster.diagnostics, ...surroundings.diagnostics],
    isPeerGone: (name) => gonePeers.has(name),
    changed(change) {
      const gone = new Set([...gonePeers, ...(change.gonePeers ?? [])]);
      return catalogOf(cluster.changed(change), { ...surroundings, gonePeers: gone });
    },
  };
}

const nothing = { services: [], gone: [], isDown: false, agents: [], queries: [] };

function indexPeer(input: PeerInput, diagnostics: Diagnostic[]): Peer {
  const datacenter = (input.datacenter ?? "dc1").toLowerCase();
  const { changed: _, ...cluster } = indexCluster(input.definitions, {
    trustDomain: input.trustDomain ?? `<trust-domain-of-${input.name}>.consul`,
    defaultDatacenter: datacenter,
    datacenters: [datacenter],
    emptyDatacenters: [],
  });
  diagnostics.push(...cluster.diagnostics);
  const home = cluster.datacenter(datacenter) ?? indexDatacenter(datacenter, nothing, cluster.entries);
  const { name, knownThereAs, peeredWith } = input;
  return { ...cluster, name, knownThereAs, ...(peeredWith === undefined ? {} : { peeredWith }), home };
}
