import { compareText } from "../base/text-order.js";
import type { Peer } from "../catalog/catalog.js";
import type { Cluster } from "../catalog/cluster.js";
import type { Datacenter } from "../catalog/datacenter.js";
import { defaultNamespace, defaultPartition, peeredServiceSni } from "../catalog/names.js";
import { type ChainResult, chainCompiler } from "../chain/compile.js";
import type { CompiledChain } from "../chain/compiled-chain.js";
import { isHttpLike } from "../chain/protocol.js";
import { gatewayIdentity, serviceIdentity } from "./cluster-names.js";

/** What becomes of a service of a peer. */
export type ExportState =
  /** Its entry does not name the service for this cluster. */
  | "not-exported"
  /** Named, but nothing there accepts traffic of the mesh for it. */
  | "not-in-mesh"
  /** Named, but the peer has no mesh gateway. */
  | "no-gateway"
  | "exported";

/** A service of a peer as it looks from here. */
export interface ExportedService {
  readonly state: ExportState;
  /** Server name; empty where the service is not exported. */
  readonly sni: string;
  readonly identities: readonly string[];
  /** Services there that the exported chain leads to, the first one first. */
  readonly leadsTo: readonly string[];
}

/** What one peer exports to this cluster. */
export interface Exports {
  of(service: string): ExportedService;
  /** Names of all services that the peer's entry names for this cluster, sorted. */
  readonly names: readonly string[];
}

/** The kinds of entries that make a name a service although nothing is registered under it. */
const virtualKinds = ["service-resolver", "service-splitter", "service-router"] as const;

/** What a peer exports, by its entries. */
export function readExports(peer: Peer): Exports {
  const names = exportedTo(peer, peer.home, peer.knownThereAs);
  const exported = new Set(names);
  const compile = chainCompiler(peer.entries);
  const known = new Map<string, ExportedService>();
  return {
    of(service) {
      const found = known.get(service) ?? exportOf(peer, service, exported.has(service), compile);
      known.set(service, found);
      return found;
    },
    names,
  };
}

/** Names of the services that a cluster exports to the one that it calls `consumer`, sorted; none to one without a name. */
export function exportedTo(cluster: Cluster, datacenter: Datacenter, consumer: string): readonly string[] {
  if (consumer === "") return [];
  const named = new Set<string>();
  for (const { name = "", consumers = [] } of exportEntry(cluster)?.services ?? []) {
    if (consumers.some(({ peer }) => peer === consumer)) named.add(name);
  }
  const all = named.has("*") ? allNames(cluster, datacenter, named) : named;
  return [...all].filter((name) => name !== "*").sort(compareText);
}

function exportEntry({ entries }: Cluster) {
  return entries.get("exported-services", defaultPartition)?.value;
}

/** True if entries make a name a service, whether something is registered under it or not. */
export function isVirtual({ entries }: Cluster, service: string): boolean {
  return virtualKinds.some((kind) => entries.get(kind, service) !== undefined);
}

type Compile = ReturnType<typeof chainCompiler>;

function chainOf(peer: Peer, compile: Compile, name: string): CompiledChain | undefined {
  const result: ChainResult = compile({
    name,
    evaluateInNamespace: defaultNamespace,
    evaluateInPartition: defaultPartition,
    evaluateInDatacenter: peer.home.name,
    evaluateInTrustDomain: peer.trustDomain,
  });
  return "chain" in result ? result.chain : undefined;
}

function exportOf(peer: Peer, service: string, isExported: boolean, compile: Compile): ExportedService {
  if (!isExported) return without("not-exported");
  if (!isVirtual(peer, service) && peer.home.instancesOf(service).length === 0) return without("not-in-mesh");
  if (peer.home.gateways.length === 0) return without("no-gateway");
  const chain = chainOf(peer, compile, service);
  const local = localTargets(chain, peer.home.name);
  // For HTTP the peer's gateway ends the connection and proves to be the service itself; else the target's proxy answers.
  const answering = chain !== undefined && isHttpLike(chain.protocol) ? [service] : [service, ...local];
  return {
    state: "exported",
    sni: peeredServiceSni({ service, peer: peer.knownThereAs, trustDomain: peer.trustDomain }),
    identities: [
      gatewayIdentity(peer.home.name, peer.trustDomain),
      ...[...new Set(answering)].map((name) => serviceIdentity(name, peer.home.name, peer.trustDomain)),
    ].sort(compareText),
    leadsTo: local.length === 0 ? [service] : local,
  };
}

function without(state: ExportState): ExportedService {
  return { state, sni: "", identities: [], leadsTo: [] };
}

/** Only targets of the exporting cluster's own datacenter are used for others. */
function localTargets(chain: CompiledChain | undefined, home: string): readonly string[] {
  if (chain === undefined) return [];
  return Object.values(chain.targets)
    .filter(({ datacenter, peer }) => peer === undefined && datacenter === home)
    .map(({ service }) => service);
}

/** `*` exports what is registered and what entries make a service. */
function allNames({ entries }: Cluster, datacenter: Datacenter, named: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set([...named, ...datacenter.meshServices()]);
  for (const { definition } of datacenter.registrations) {
    const { kind = "", name } = definition.value;
    if (kind === "" && name !== "consul") names.add(name);
  }
  for (const kind of virtualKinds) {
    for (const { value } of entries.list(kind)) if (value.name !== undefined) names.add(value.name);
  }
  return names;
}
