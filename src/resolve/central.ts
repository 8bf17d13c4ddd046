import type { Plain } from "../base/located.js";
import type { EntrySet } from "../catalog/entries.js";
import type { EntryDefinition } from "../model/definition.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import type { ServiceDefaults } from "../model/service-defaults.js";
import type { OpaqueMap } from "../model/type.js";
import type { UpstreamConfig } from "../model/upstream-config.js";
import { type IdentityScheme, identityKey, identityScheme } from "./identity.js";
import { findUnreadableMeshGateway, readOpaqueConfig, readOpaqueMode, type Unreadable } from "./opaque-config.js";
import { resolveServiceWide, type ServiceWide } from "./service-wide.js";
import { upstreamSettings } from "./upstream-fields.js";

/** What central configuration says to all instances of one service: all that does not depend on the instance. */
export interface Central {
  /** The service that is looked up: what a sidecar fronts, or the gateway itself. */
  readonly serviceName: string;
  readonly proxyDefaults: EntryDefinition<ProxyDefaults> | undefined;
  /** The entry of exactly the service's name. */
  readonly serviceDefaults: EntryDefinition<ServiceDefaults> | undefined;
  /** An entry whose name differs from the service's in letter case only: it has no effect. */
  readonly otherSpelling: EntryDefinition<ServiceDefaults> | undefined;
  /** Set where the free-form `Config` of proxy-defaults cannot be read, so that nothing can be resolved. */
  readonly unreadable: Unreadable | undefined;
  readonly serviceWide: ServiceWide;
  /** What the free-form key `mesh_gateway` of proxy-defaults holds, if it is there; null counts. */
  readonly opaqueMeshGateway: OpaqueMeshGateway | undefined;
  readonly scheme: IdentityScheme;
  readonly defaults: UpstreamConfig | undefined;
  /** Settings of the wildcard: those of `UpstreamConfig.Defaults`. The protocol of proxy-defaults is not among them. */
  readonly wildcardSettings: OpaqueMap;
  /** The override that counts for each identity: the last one. */
  readonly overrides: ReadonlyMap<string, Override>;
  /** Names, in lower case, of the services whose entries the overrides make Consul read; see {@link protocolOfUpstream}. */
  readonly namesOfOverrides: ReadonlySet<string>;
  /** Whether the entries alone make proxies transparent, for the question which entries are read. */
  readonly isTransparentForReading: boolean;
  /** The protocol of that service's own entry. */
  protocolOfUpstream(name: string): string;
  /** Settings of an identity, by its override and the protocol that its service's own entry gives it. */
  settingsOf(override: Override | undefined, upstreamProtocol: string): OpaqueMap;
}

/** An override with its index in the list. */
export interface Override {
  readonly index: number;
  readonly config: UpstreamConfig;
}

export interface OpaqueMeshGateway {
  readonly value: Plain;
  /** The mode in it; empty where there is none. */
  readonly mode: string;
  readonly unreadable: Unreadable | undefined;
}

/** Gathers what the entries say about the proxies of a service. Costs time in proportion to the number of overrides. */
export function readCentral(entries: EntrySet, serviceName: string): Central {
  const proxyDefaults = entries.get("proxy-defaults", "global");
  const found = serviceName === "" ? undefined : entries.get("service-defaults", serviceName);
  // Consul's store finds the entry in any letter case, but what it says counts only under exactly the service's name.
  const serviceDefaults = found?.value.name === serviceName ? found : undefined;
  const reading = readOpaqueConfig(proxyDefaults?.value.config);
  const pdProtocol = "protocol" in reading ? reading.protocol.toLowerCase() : "";
  const { defaults, overrides = [] } = serviceDefaults?.value.upstreamConfig ?? {};
  const scheme = identityScheme(serviceDefaults?.value);
  const defaultSettings = upstreamSettings(defaults);
  return {
    serviceName,
    proxyDefaults,
    serviceDefaults,
    otherSpelling: serviceDefaults === undefined ? found : undefined,
    unreadable: "unreadable" in reading ? reading.unreadable : undefined,
    serviceWide: resolveServiceWide(proxyDefaults?.value, serviceDefaults?.value),
    opaqueMeshGateway: readOpaqueMeshGateway(proxyDefaults?.value.config),
    scheme,
    defaults,
    wildcardSettings: defaultSettings,
    overrides: new Map(overrides.map((config, index) => [identityKey(scheme.ofOverride(config)), { index, config }])),
    namesOfOverrides: namesOf(found?.value.upstreamConfig?.overrides),
    isTransparentForReading: (found?.value.mode || proxyDefaults?.value.mode) === "transparent",
    protocolOfUpstream(name) {
      const entry = entries.get("service-defaults", name)?.value;
      return entry?.name === name ? (entry.protocol ?? "") : "";
    },
    settingsOf: settingsReader(pdProtocol, defaultSettings),
  };
}

function readOpaqueMeshGateway(config: OpaqueMap | undefined): OpaqueMeshGateway | undefined {
  if (config === undefined || !Object.hasOwn(config, "mesh_gateway")) return undefined;
  const value = config["mesh_gateway"] ?? null;
  return { value, mode: readOpaqueMode(config).mode ?? "", unreadable: findUnreadableMeshGateway(value) };
}

function namesOf(overrides: readonly UpstreamConfig[] | undefined): ReadonlySet<string> {
  const withoutPeer = (overrides ?? []).filter(({ peer }) => !peer);
  return new Set(withoutPeer.map(({ name }) => (name ?? "").toLowerCase()));
}

/**
 * Settings of an identity, later ones winning: the protocol of proxy-defaults, the protocol of the upstream's own entry,
 * `Defaults`, the override. Equal requests get the same object, so that many upstreams share one.
 */
function settingsReader(pdProtocol: string, defaultSettings: OpaqueMap): Central["settingsOf"] {
  const withoutOverride = new Map<string, OpaqueMap>();
  const withOverride = new Map<Override, { readonly upstreamProtocol: string; readonly settings: OpaqueMap }>();
  const combine = (override: Override | undefined, upstreamProtocol: string): OpaqueMap => {
    const protocol = upstreamProtocol || pdProtocol;
    const lower = protocol === "" ? defaultSettings : { protocol, ...defaultSettings };
    return override === undefined ? lower : { ...lower, ...upstreamSettings(override.config) };
  };
  return (override, upstreamProtocol) => {
    if (override === undefined) {
      const known = withoutOverride.get(upstreamProtocol);
      if (known !== undefined) return known;
      const settings = combine(undefined, upstreamProtocol);
      withoutOverride.set(upstreamProtocol, settings);
      return settings;
    }
    // The protocol of an identity hardly ever changes between proxies: see protocolOfUpstream.
    const known = withOverride.get(override);
    if (known?.upstreamProtocol === upstreamProtocol) return known.settings;
    const settings = combine(override, upstreamProtocol);
    withOverride.set(override, { upstreamProtocol, settings });
    return settings;
  };
}
