import type { EntrySet } from "../catalog/entries.js";
import { type EntryDefinition, type ServiceDefinition, spanOf } from "../model/definition.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import { type Proxy as ProxyConfig, type Registration, serviceKinds } from "../model/service.js";
import { type Central, readCentral } from "./central.js";
import { handOverOf, type ImportedService, type IntendedService, inferFrom } from "./hand-over.js";
import { type IdentityScheme, identityScheme, isServiceUpstream, upstreamId } from "./identity.js";
import { bringIn, type MergedUpstream, mergeDefined } from "./merge-upstreams.js";
import { type ModeReader, readModes } from "./mode.js";
import { textOfPath, type Unreadable } from "./opaque-config.js";
import { configUnreadable } from "./problems.js";
import type { ProxyResolution, ResolutionError, ResolvedUpstream } from "./resolution.js";
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

export type ResolveResult = ProxyResolution | { readonly error: ResolutionError };

/** Resolves the proxies of one set of entries; remembers what it gathered about a service for the next of its instances. */
export interface ProxyResolver {
  resolve(service: ServiceDefinition, options: ResolveOptions): ResolveResult;
}

/**
 * Merges central configuration into the registration of a proxy or gateway, and tells the effective mesh-gateway mode of
 * each of its upstreams. A typical service is returned as it is. Nothing is written to: neither the inputs nor, as in
 * Consul, the stored `UpstreamConfig.Defaults`. Expects entries and registrations that passed their own validation; gives an
 * error where the free-form `Config` of proxy-defaults cannot be read.
 */
export function resolveProxy(entries: EntrySet, service: ServiceDefinition, options: ResolveOptions): ResolveResult {
  return createProxyResolver(entries).resolve(service, options);
}

/** For many proxies of the same entries. */
export function createProxyResolver(entries: EntrySet): ProxyResolver {
  const known = new Map<string, Central>();
  return {
    resolve(service, options) {
      const { kind, name, proxy } = service.value;
      if (!serviceKinds.some((one) => one === kind)) return unchanged(service);
      const given = proxy ?? {};
      if (options.centralConfigDisabled) return resolveWithoutCentral(service, given, options);
      const lookedUp = kind === "connect-proxy" ? (given.destinationServiceName ?? "") : name;
      const central = known.get(lookedUp) ?? readCentral(entries, lookedUp);
      known.set(lookedUp, central);
      return resolveWithCentral(service, given, central, options);
    },
  };
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
  const modes = readModes({ proxyDefaults, serviceDefaults, service });
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
  const modes = readModes({ proxyDefaults: undefined, serviceDefaults: undefined, service });
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
  const { modes, scheme } = merge;
  const upstreams = merge.upstreams.map((merged) => resolvedUpstream(merged, merge, options.datacenter));
  const handOvers = upstreams.flatMap(({ handOver }) => handOver ?? []);
  const infersUpstreams = service.value.kind === "connect-proxy" && proxy.mode === "transparent";
  const inference = inferFrom(upstreams, scheme.ofUpstream, modes.ofProxy, options.datacenter);
  const { intentions = [], importedServices = [] } = infersUpstreams ? options : {};
  return {
    registration: withUpstreams(service.value, proxy, merge.upstreams),
    mode: modes.ofProxy,
    upstreams,
    chains: [
      ...handOvers.filter((handOver) => handOver.to === "chain"),
      ...intentions.map((intended) => inference.ofIntention(intended)),
    ],
    peered: [
      ...handOvers.filter((handOver) => handOver.to === "peer"),
      ...importedServices.map((imported) => inference.ofImport(imported)),
    ],
    preparedQueries: handOvers.filter((handOver) => handOver.to === "prepared-query"),
  };
}

function resolvedUpstream(merged: MergedUpstream, merge: Merge, datacenter: string): ResolvedUpstream {
  const { upstream, identity, override, definition } = merged;
  const id = upstreamId(upstream, identity);
  if (definition === undefined) {
    return { id, definedIn: "central", upstream, mode: merge.modes.ofUpstream(override, undefined) };
  }
  const mode =
    merge.takesLowerLevels && isServiceUpstream(upstream)
      ? merge.modes.ofUpstream(override, definition)
      : merge.modes.ofDefinitionAlone(definition);
  return { id, definedIn: "registration", upstream, mode, handOver: handOverOf(upstream, id, mode, datacenter) };
}

function withUpstreams(
  registration: Registration,
  proxy: ProxyConfig,
  upstreams: readonly MergedUpstream[],
): Registration {
  if (upstreams.length === 0)
    return registration.proxy === undefined && isEmpty(proxy) ? registration : { ...registration, proxy };
  return { ...registration, proxy: { ...proxy, upstreams: upstreams.map(({ upstream }) => upstream) } };
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
