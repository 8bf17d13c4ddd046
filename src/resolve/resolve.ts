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
import { bringIn, type MergedUpstream, mergeDefined } from "./merge-upstreams.js";
import { type ModeReader, readModes } from "./mode.js";
import { textOfPath, type Unreadable } from "./opaque-config.js";
import { configUnreadable } from "./problems.js";
import type {
  ChainHandOver,
  HandOver,
  PeeredHandOver,
  ProxyResolution,
  QueryHandOver,
  ResolutionError,
  ResolvedUpstream,
} from "./resolution.js";
import { mergeServiceWide } from "./service-wide.js";
import { resolveMaps } from "./upstream-maps.js";

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

function resolveWithCentral(
  service: ServiceDefinition,
  proxy: ProxyConfig,
  central: Central,
  options: ResolveOptions,
): ResolveResult {
  if (central.unreadable !== undefined) return failed(central.proxyDefaults, central.unreadable);
  const maps = resolveMaps(central, proxy);
  if ("unreadable" in maps) return failed(central.proxyDefaults, maps.unreadable);
  const merged = mergeServiceWide(proxy, central.serviceWide);
  const defined = mergeDefined(proxy.upstreams ?? [], central, maps);
  const upstreams = merged.mode === "transparent" ? [...defined, ...bringIn(defined, central, maps)] : defined;
  const { proxyDefaults, serviceDefaults } = central;
  const modes = readModes(levelDocuments(proxyDefaults, serviceDefaults, service));
  return finish(service, merged, { upstreams, modes, scheme: central.scheme, takesLowerLevels: true }, options);
}

/** Then a registration is used as it stands: an upstream has only its own mode, not even that of its proxy. */
function resolveWithoutCentral(
  service: ServiceDefinition,
  proxy: ProxyConfig,
  options: ResolveOptions,
): ProxyResolution {
  const scheme = identityScheme(undefined);
  const upstreams = (proxy.upstreams ?? []).map((upstream, definition) => ({
    upstream,
    identity: scheme.ofUpstream(upstream),
    override: undefined,
    definition,
  }));
  const modes = readModes(levelDocuments(undefined, undefined, service));
  return finish(service, proxy, { upstreams, modes, scheme, takesLowerLevels: false }, options);
}

interface Merge {
  readonly upstreams: readonly MergedUpstream[];
  readonly modes: ModeReader;
  readonly scheme: IdentityScheme;
  /** False where upstreams have only the level of their own definition. */
  readonly takesLowerLevels: boolean;
}

function finish(
  service: ServiceDefinition,
  proxy: ProxyConfig,
  merge: Merge,
  options: ResolveOptions,
): ProxyResolution {
  const upstreams = merge.upstreams.map((merged) => resolvedUpstream(merged, merge, options.datacenter));
  const explicit: HandOvers = { chains: [], peered: [], preparedQueries: [] };
  for (const { handOver } of upstreams) if (handOver !== undefined) sortIn(handOver, explicit);
  const resolution: ProxyResolution = {
    registration: withUpstreams(service.value, proxy, merge.upstreams),
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
  const takesLowerLevels = merge.takesLowerLevels && isServiceUpstream(upstream);
  const mode = takesLowerLevels ? merge.modes.ofUpstream(merged) : merge.modes.ofDefinitionAlone(definition);
  return { id, definedIn: "registration", upstream, mode, handOver: handOverOf(upstream, id, mode, datacenter) };
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

function failed(proxyDefaults: EntryDefinition<ProxyDefaults> | undefined, { field, path }: Unreadable): ResolveResult {
  const span = proxyDefaults && spanOf(proxyDefaults, ["config", ...path]);
  return { error: { field, diagnostic: configUnreadable(field, { span, path: `Config${textOfPath(path)}` }) } };
}
