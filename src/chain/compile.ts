import type { Draft } from "../base/record.js";
import type { EntrySet } from "../catalog/entries.js";
import type { Assembly } from "./assembly.js";
import type { CompiledChain } from "./compiled-chain.js";
import { customizationHash } from "./customization.js";
import { findCycles } from "./cycles.js";
import { type ChainError, errorOf, type Failure } from "./error.js";
import { fail } from "./failing.js";
import { flatten } from "./flatten.js";
import { checkProtocol, isHttpLike } from "./protocol.js";
import { type Pruned, prune } from "./prune.js";
import { type ChainRequest, type KnownPeer, missingFrom, overridesOf } from "./request.js";
import { routerNode, splitterOrResolver } from "./router.js";
import { indexServices, type ServiceIndex } from "./service-facts.js";
import { targetOf } from "./target.js";
import type { Trace } from "./trace.js";

/** What a compiler may know besides the entries. */
export interface ChainOptions {
  /** Clusters that this one is peered with; only their localities show in chains. */
  readonly peers?: readonly KnownPeer[];
}

/** The chain, or why Consul compiles none. */
export type ChainResult = { readonly chain: CompiledChain } | { readonly error: ChainError };

/**
 * Compiles the discovery chain of one service from all known entries, as Consul would. Never throws: entries that do not
 * fit together give an error that names them. For many chains of the same entries {@link chainCompiler} is faster.
 */
export function compileChain(entries: EntrySet, request: ChainRequest, options: ChainOptions = {}): ChainResult {
  return chainCompiler(entries, options)(request);
}

/** Prepares entries once for compiling any number of chains. Entries are looked at when a chain first needs them. */
export function chainCompiler(entries: EntrySet, options: ChainOptions = {}): (request: ChainRequest) => ChainResult {
  const common = prepare(entries, options);
  return (request) => resultOf(runPasses(beginAssembly(common, request, undefined)));
}

/** What all chains of a set of entries have in common. */
export interface Common {
  readonly index: ServiceIndex;
  readonly peers: ReadonlyMap<string, KnownPeer>;
  /** Customization hashes that were worked out already. */
  readonly hashes: Map<string, string>;
}

/** Prepares what chains have in common. */
export function prepare(entries: EntrySet, { peers = [] }: ChainOptions): Common {
  return {
    index: indexServices(entries),
    peers: new Map(peers.map((peer) => [peer.name, peer])),
    hashes: new Map(),
  };
}

/** An assembly that every pass has worked on. */
export interface Finished {
  readonly assembly: Assembly;
  readonly pruned: Pruned;
}

/** What comes of the passes: all have worked, or one failed. */
export type Worked = Finished | { readonly failure: Failure };

/** All the passes, in order. The first one that fails is the last one. */
export function runPasses(assembly: Assembly): Worked {
  for (const pass of [checkRequest, assemble, findCycles, flatten, checkProtocol, overrideProtocol]) {
    pass(assembly);
    if (assembly.failure !== undefined) return { failure: assembly.failure };
  }
  return { assembly, pruned: prune(assembly) };
}

function checkRequest(assembly: Assembly): void {
  const message = missingFrom(assembly.request);
  if (message !== undefined) fail(assembly, "chain/request-incomplete", message);
}

/** Builds the graph from the top: router, splitters, resolvers. */
function assemble(assembly: Assembly): void {
  const { name } = assembly.request;
  const { router } = assembly.index.factsOf(name);
  if (router !== undefined && assembly.ignoresL7) assembly.customized.protocol = true;
  assembly.startKey =
    (router === undefined || assembly.ignoresL7
      ? splitterOrResolver(assembly, targetOf(assembly, { service: name }))
      : routerNode(assembly, router)) ?? "";
}

function overrideProtocol(assembly: Assembly): void {
  const { protocol } = assembly.overrides;
  if (protocol === "" || protocol === assembly.protocol) return;
  assembly.protocol = protocol;
  assembly.customized.protocol = true;
}

/** An assembly before its first pass. */
export function beginAssembly(common: Common, request: ChainRequest, trace: Trace | undefined): Assembly {
  const overrides = overridesOf(request);
  return {
    request,
    overrides,
    // One by one: an object that begins with a spread grows slowly, field by field.
    index: common.index,
    peers: common.peers,
    hashes: common.hashes,
    ignoresL7: overrides.protocol !== "" && !isHttpLike(overrides.protocol),
    targets: new Map(),
    resolvers: [],
    splitters: new Map(),
    finishedSplitters: [],
    customized: { meshGateway: false, protocol: false, connectTimeout: false },
    trace,
    router: undefined,
    splitterDepth: 0,
    protocol: "",
    protocolFrom: undefined,
    startKey: "",
    read: undefined,
    failure: undefined,
  };
}

/** The result of the passes. */
function resultOf(worked: Worked): ChainResult {
  return "failure" in worked ? { error: errorOf(worked.failure) } : { chain: chainOf(worked) };
}

/** The chain that was put together. */
export function chainOf({ assembly, pruned: { nodes, targets } }: Finished): CompiledChain {
  const { request } = assembly;
  const chain: Draft<CompiledChain> = {
    serviceName: request.name,
    namespace: request.evaluateInNamespace,
    partition: request.evaluateInPartition,
    datacenter: request.evaluateInDatacenter,
    protocol: assembly.protocol,
    startNode: assembly.startKey,
    nodes,
    targets,
  };
  const hash = customizationHash(assembly);
  if (hash !== "") chain.customizationHash = hash;
  if (isDefault(assembly)) chain.default = true;
  const own = assembly.index.factsOf(request.name).defaults?.value;
  const shared = assembly.index.proxyDefaults?.value.envoyExtensions ?? [];
  if (own?.meta !== undefined) chain.serviceMeta = own.meta;
  const extensions = own?.envoyExtensions === undefined ? shared : [...shared, ...own.envoyExtensions];
  if (extensions.length > 0) chain.envoyExtensions = extensions;
  return chain;
}

/** True if the chain is its service's own resolver, shaped by no entry. Datacenter and peer are not looked at. */
function isDefault({ resolvers, startKey, request }: Assembly): boolean {
  const start = resolvers.find(({ key }) => key === startKey);
  return (
    start?.node?.resolver.default === true &&
    start.service === request.name &&
    start.namespace === request.evaluateInNamespace &&
    start.partition === request.evaluateInPartition
  );
}
