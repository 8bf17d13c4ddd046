import type { Plain } from "../base/located.js";
import { setKey } from "../base/record.js";
import type { Proxy as ProxyConfig } from "../model/service.js";
import type { OpaqueMap } from "../model/type.js";
import type { Upstream } from "../model/upstream.js";
import type { Central, OpaqueMeshGateway, Override } from "./central.js";
import { isEmptyMap } from "./fill.js";
import { isServiceUpstream, type UpstreamIdentity } from "./identity.js";
import type { Unreadable } from "./opaque-config.js";

/** What central configuration says about one upstream: the map that Consul merges into its definition. */
export interface ResolvedMap {
  /** All keys but `mesh_gateway`. */
  readonly settings: OpaqueMap;
  /** What the key `mesh_gateway` holds, and the mode in it; undefined where the key is absent. */
  readonly meshGateway: ResolvedMeshGateway | undefined;
}

/** The mode of an upstream as the merge leaves it. */
export interface ResolvedMeshGateway {
  readonly value: Plain;
  /** Empty where there is none. */
  readonly mode: string;
}

/** The maps of one proxy. */
export interface UpstreamMaps {
  /** The map of the wildcard, which stands for every upstream that nobody names; undefined where there is no such upstream. */
  readonly wildcard: ResolvedMap | undefined;
  /** The map of an upstream; undefined where central configuration has nothing to say about it. */
  of(identity: UpstreamIdentity, override: Override | undefined): ResolvedMap | undefined;
}

/** True if the proxy runs transparently by its own word or by that of central configuration. */
function isTransparent(proxy: ProxyConfig, centralMode: string | undefined): boolean {
  return proxy.mode === "transparent" || centralMode === "transparent";
}

/**
 * Computes what central configuration says about the upstreams of one proxy. Nothing at all where the proxy has no upstream
 * that leads to a service and is not transparent either. Gives the unreadable field where the free-form mode of
 * proxy-defaults is left over and cannot be read.
 */
export function resolveMaps(central: Central, proxy: ProxyConfig): UpstreamMaps | { readonly unreadable: Unreadable } {
  const upstreams = (proxy.upstreams ?? []).filter(isServiceUpstream);
  if (upstreams.length === 0 && !isTransparent(proxy, central.serviceWide.mode)) return noMaps;
  const common = commonMeshGateway(central, proxy);
  if (common !== undefined && "unreadable" in common && common.unreadable !== undefined) {
    return { unreadable: common.unreadable };
  }
  const isRead = readEntries(central, proxy, upstreams);
  const wildcard = { settings: central.wildcardSettings, meshGateway: common };
  return {
    wildcard: central.defaults === undefined && isVoid(wildcard) ? undefined : wildcard,
    of(identity, override) {
      const protocol = isRead(identity) ? central.protocolOfUpstream(identity.name) : "";
      const map = {
        settings: central.settingsOf(override, protocol),
        meshGateway: typed(override?.config.meshGateway?.mode) ?? common,
      };
      return isVoid(map) ? undefined : map;
    },
  };
}

const noMaps: UpstreamMaps = { wildcard: undefined, of: () => undefined };

/**
 * `mesh_gateway` of every upstream that has no override with a mode. In Consul's order each step replaces what the steps
 * before it left: the free-form key, proxy-defaults, service-defaults, `Defaults`, the instance.
 */
function commonMeshGateway(central: Central, proxy: ProxyConfig): ResolvedMeshGateway | OpaqueMeshGateway | undefined {
  return (
    typed(proxy.meshGateway?.mode) ??
    typed(central.defaults?.meshGateway?.mode) ??
    typed(central.serviceWide.meshGatewayMode) ??
    central.opaqueMeshGateway
  );
}

function typed(mode: string | undefined): ResolvedMeshGateway | undefined {
  return mode ? { value: { Mode: mode }, mode } : undefined;
}

/**
 * Consul reads the entry of the proxy's own service and, for most proxies, those of the upstreams and of the overrides
 * without a peer. A peered upstream gets the protocol of the local service of its name only if that is among them.
 */
function readEntries(
  central: Central,
  proxy: ProxyConfig,
  upstreams: readonly Upstream[],
): (identity: UpstreamIdentity) => boolean {
  const local = upstreams.filter(({ destinationPeer }) => !destinationPeer);
  const readsAny =
    local.length > 0 || isTransparent(proxy, central.isTransparentForReading ? "transparent" : undefined);
  const ownEntry = central.serviceDefaults ?? central.otherSpelling;
  let names: ReadonlySet<string> | undefined;
  return ({ name, peer }) => {
    if (name === ownEntry?.value.name) return true;
    if (!readsAny || peer === "") return readsAny;
    names ??= new Set(local.map(({ destinationName = "" }) => destinationName.toLowerCase()));
    const lower = name.toLowerCase();
    return names.has(lower) || central.namesOfOverrides.has(lower);
  };
}

function isVoid({ settings, meshGateway }: ResolvedMap): boolean {
  return meshGateway === undefined && isEmptyMap(settings);
}

/** The whole map, as the upstreams show it that central configuration brings in. */
export function wholeMap({ settings, meshGateway }: ResolvedMap): OpaqueMap {
  if (meshGateway === undefined) return settings;
  const whole: Record<string, Plain> = {};
  for (const [key, value] of Object.entries(settings)) setKey(whole, key, value);
  return { ...whole, mesh_gateway: meshGateway.value };
}
