import type { Diagnostic } from "../base/diagnostic.js";
import { withFields } from "../base/record.js";
import { type EntrySet, indexEntries } from "../catalog/entries.js";
import { type EntryDefinition, type ServiceDefinition, spanOf } from "../model/definition.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import { type Proxy as ProxyConfig, type Registration, serviceKinds } from "../model/service.js";
import { adviseProxy } from "./advice.js";
import { type Central, readCentral } from "./central.js";
import { handOverOf, type ImportedService, type IntendedService, inferFrom } from "./hand-over.js";
import { type IdentityScheme, identityScheme, isServiceUpstream, upstreamId } from "./identity.js";
import { levelDocuments } from "./levels.js";
import {
  bringIn,
  type DefinedUpstream,
  lookUp,
  type MergedUpstream,
  mergeDefined,
  mergedConfig,
} from "./merge-upstreams.js";
import { type EffectiveMode, type ModeReader, readModes } from "./mode.js";
import { textOfPath, type Unreadable } from "./opaque-config.js";
import { configUnreadable } from "./problems.js";
import type {
  ChainHandOver,
  ExplicitUpstream,
  ExplicitUpstreams,
  HandOver,
  PeeredHandOver,
  ProxyResolution,
  QueryHandOver,
  ResolutionError,
  ResolvedUpstream,
} from "./resolution.js";
import { mergedProxyMode, mergeServiceWide } from "./service-wide.js";
import { resolveMaps, type UpstreamMaps } from "./upstream-maps.js";

/** What is known besides the entries and the registration. */
export interface ResolveOptions {
  /** The datacenter of the proxy. */
  readonly datacenter: string;
  /** Services that intentions let the proxy's service call; they count where the proxy is transparent. */
  readonly intentions?: readonly IntendedService[];
  /** Services imported from peers; they count where the proxy is transparent. */
  readonly importedServices?: readonly ImportedService[];
  /** True where the proxy's agent runs with `enable_central_service_config = false`. */
  readonly centralConfigDisabled?: boolean;
}

/** The upstreams of a proxy, or why Consul cannot configure it. */
export type ResolveResult = ProxyResolution | { readonly error: ResolutionError };

/** Resolves the proxies of one set of entries; remembers what it gathered about a service for the next of its instances. */
export interface ProxyResolver {
  /** See {@link resolveProxy}. */
  resolve(service: ServiceDefinition, options: ResolveOptions): ResolveResult;
  /**
   * Only what the registration itself dials, which is there much sooner than all of it: the same upstreams, modes and
   * requests, but nothing that intentions or exports of peers bring in.
   */
  resolveExplicit(
    service: ServiceDefinition,
    options: Pick<ResolveOptions, "datacenter" | "centralConfigDisabled">,
  ): ExplicitUpstreams | { readonly error: ResolutionError };
  /**
   * What in the registration or in the entry of its service does not do what it seems to, given what came of resolving it.
   * What concerns all proxies is told once, by `adviseEntries`.
   */
  advise(service: ServiceDefinition, resolution: ProxyResolution, options: ResolveOptions): readonly Diagnostic[];
}

/**
 * Merges central configuration into the registration of a proxy or gateway, and tells the effective mesh-gateway mode of
 * each of its upstreams. A typical service is returned as it is. Expects entries and registrations that passed their own
 * validation; gives an error where the free-form `Config` of proxy-defaults cannot be read. The inputs are never written to,
 * whereas Consul's server writes a mode into stored `UpstreamConfig.Defaults` and remembers it.
 */
export function resolveProxy(entries: EntrySet, service: ServiceDefinition, options: ResolveOptions): ResolveResult {
  return createProxyResolver(entries).resolve(service, options);
}

/** For many proxies of the same entries. */
export function createProxyResolver(entries: EntrySet): ProxyResolver {
  const known = new Map<string, Central>();
  const centralOf = ({ kind, name, proxy }: Registration): Central => {
    const lookedUp = kind === "connect-proxy" ? (proxy?.destinationServiceName ?? "") : name;
    const central = known.get(lookedUp) ?? readCentral(entries, lookedUp);
    known.set(lookedUp, central);
    return central;
  };
  return {
    resolve(service, options) {
      const { value } = service;
      if (!takesPart(value)) return unchanged(service);
      if (options.centralConfigDisabled) return resolveWithoutCentral(service, value.proxy ?? {}, options);
      return resolveWithCentral(service, value.proxy ?? {}, centralOf(value), options);
    },
    resolveExplicit(service, options) {
      const { value } = service;
      const { proxy = {} } = value;
      if (!takesPart(value)) return { upstreams: [], isTransparent: false };
      const looked = options.centralConfigDisabled
        ? withoutCentral(service, proxy)
        : withCentral(service, proxy, centralOf(value));
      if ("error" in looked) return looked;
      const { defined, proxyMode, ...merge } = looked;
      return {
        upstreams: defined.map((one) => explicitUpstream(one, merge, options.datacenter)),
        isTransparent: proxyMode === "transparent",
      };
    },
    advise(service, resolution, options) {
      if (!takesPart(service.value)) return [];
      const central = options.centralConfigDisabled ? readCentral(indexEntries([]), "") : centralOf(service.value);
      return adviseProxy(central, service, resolution, options.intentions);
    },
  };
}

/** Sidecars and gateways do; a typical service is left alone. */
function takesPart({ kind }: Registration): boolean {
  return serviceKinds.some((one) => one === kind);
}

/** What is needed to tell the modes of upstreams. */
interface Merge {
  readonly modes: ModeReader;
  readonly scheme: IdentityScheme;
  /** False where upstreams have only the level of their own definition. */
  readonly takesLowerLevels: boolean;
}

/** What there is to merge into the upstreams of a registration. */
interface LookedUp extends Merge {
  readonly defined: readonly DefinedUpstream[];
  /** Of the merged proxy: `transparent` or another. */
  readonly proxyMode: string | undefined;
}

interface LookedUpCentrally extends LookedUp {
  readonly maps: UpstreamMaps;
}

function withCentral(
  service: ServiceDefinition,
  proxy: ProxyConfig,
  central: Central,
): LookedUpCentrally | { readonly error: ResolutionError } {
  const { proxyDefaults, serviceDefaults, scheme, unreadable, serviceWide } = central;
  if (unreadable !== undefined) return failed(proxyDefaults, unreadable);
  const maps = resolveMaps(central, proxy);
  if ("unreadable" in maps) return failed(proxyDefaults, maps.unreadable);
  return {
    maps,
    defined: lookUp(proxy.upstreams ?? [], central, maps),
    proxyMode: mergedProxyMode(proxy, serviceWide),
    modes: readModes(levelDocuments(proxyDefaults, serviceDefaults, service)),
    scheme,
    takesLowerLevels: true,
  };
}

/** Then a registration is used as it stands: an upstream has only its own mode, not even that of its proxy. */
function withoutCentral(service: ServiceDefinition, proxy: ProxyConfig): LookedUp {
  const scheme = identityScheme(undefined);
  const defined = (proxy.upstreams ?? []).map((upstream, definition) => ({
    upstream,
    identity: scheme.ofUpstream(upstream),
    override: undefined,
    definition,
    map: undefined,
  }));
  const modes = readModes(levelDocuments(undefined, undefined, service));
  return { defined, proxyMode: proxy.mode, modes, scheme, takesLowerLevels: false };
}

function resolveWithCentral(
  service: ServiceDefinition,
  proxy: ProxyConfig,
  central: Central,
  options: ResolveOptions,
): ResolveResult {
  const looked = withCentral(service, proxy, central);
  if ("error" in looked) return looked;
  const merged = mergeServiceWide(proxy, central.serviceWide);
  const defined = looked.defined.map(mergeDefined);
  const isTransparent = looked.proxyMode === "transparent";
  const upstreams = isTransparent ? [...defined, ...bringIn(defined, central, looked.maps)] : defined;
  return finish(service, merged, upstreams, looked, options);
}

function resolveWithoutCentral(
  service: ServiceDefinition,
  proxy: ProxyConfig,
  options: ResolveOptions,
): ProxyResolution {
  const looked = withoutCentral(service, proxy);
  return finish(service, proxy, looked.defined.map(mergeDefined), looked, options);
}

function finish(
  service: ServiceDefinition,
  proxy: ProxyConfig,
  all: readonly MergedUpstream[],
  merge: Merge,
  options: ResolveOptions,
): ProxyResolution {
  const upstreams = all.map((merged) => resolvedUpstream(merged, merge, options.datacenter));
  const explicit: HandOvers = { chains: [], peered: [], preparedQueries: [] };
  for (const { handOver } of upstreams) if (handOver !== undefined) sortIn(handOver, explicit);
  const resolution: ProxyResolution = {
    registration: withUpstreams(service.value, proxy, all),
    mode: merge.modes.ofProxy,
    upstreams,
    ...explicit,
  };
  const { intentions = [], importedServices = [] } = options;
  const infers = service.value.kind === "connect-proxy" && proxy.mode === "transparent";
  if (!infers || (intentions.length === 0 && importedServices.length === 0)) return resolution;
  const inference = inferFrom(resolution, merge.scheme.ofUpstream, options.datacenter);
  return {
    ...resolution,
    chains: [...resolution.chains, ...intentions.map(inference.ofIntention)],
    peered: [...resolution.peered, ...importedServices.map(inference.ofImport)],
  };
}

interface HandOvers {
  readonly chains: ChainHandOver[];
  readonly peered: PeeredHandOver[];
  readonly preparedQueries: QueryHandOver[];
}

function sortIn(handOver: HandOver, into: HandOvers): void {
  switch (handOver.to) {
    case "chain":
      into.chains.push(handOver);
      break;
    case "peer":
      into.peered.push(handOver);
      break;
    case "prepared-query":
      into.preparedQueries.push(handOver);
      break;
    default:
      handOver satisfies never;
  }
}

function resolvedUpstream(merged: MergedUpstream, merge: Merge, datacenter: string): ResolvedUpstream {
  const { upstream, identity, definition } = merged;
  const id = upstreamId(upstream, identity);
  if (definition === undefined) return { id, definedIn: "central", upstream, mode: merge.modes.ofUpstream(merged) };
  const mode = modeOf({ upstream, override: merged.override, definition }, merge);
  const handOver = handOverOf(upstream, upstream.config, id, mode, datacenter);
  return { id, definedIn: "registration", upstream, mode, handOver };
}

function explicitUpstream(defined: DefinedUpstream, merge: Merge, datacenter: string): ExplicitUpstream {
  const { upstream, identity } = defined;
  const config = mergedConfig(defined);
  const id = upstreamId(upstream, identity);
  return { upstream, config, handOver: handOverOf(upstream, config, id, modeOf(defined, merge), datacenter) };
}

function modeOf(
  defined: Pick<DefinedUpstream, "upstream" | "override" | "definition">,
  { modes, takesLowerLevels }: Merge,
): EffectiveMode {
  return takesLowerLevels && isServiceUpstream(defined.upstream)
    ? modes.ofUpstream(defined)
    : modes.ofDefinitionAlone(defined.definition);
}

function withUpstreams(
  registration: Registration,
  proxy: ProxyConfig,
  upstreams: readonly MergedUpstream[],
): Registration {
  if (upstreams.length > 0) {
    const all = upstreams.map(({ upstream }) => upstream);
    return withFields(registration, { proxy: withFields(proxy, { upstreams: all }) });
  }
  return registration.proxy === undefined && isEmpty(proxy) ? registration : withFields(registration, { proxy });
}

function isEmpty(proxy: ProxyConfig): boolean {
  return Object.keys(proxy).length === 0;
}

/** A typical service takes part in nothing. */
function unchanged({ value }: ServiceDefinition): ProxyResolution {
  return { registration: value, mode: { levels: [] }, upstreams: [], chains: [], peered: [], preparedQueries: [] };
}

function failed(
  proxyDefaults: EntryDefinition<ProxyDefaults> | undefined,
  { field, path }: Unreadable,
): { readonly error: ResolutionError } {
  const span = proxyDefaults && spanOf(proxyDefaults, ["config", ...path]);
  return { error: { field, diagnostic: configUnreadable(field, { span, path: `Config${textOfPath(path)}` }) } };
}
