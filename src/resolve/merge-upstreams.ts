import type { Plain } from "../base/located.js";
import { type Draft, setKey } from "../base/record.js";
import { compareText } from "../base/text-order.js";
import type { OpaqueMap } from "../model/type.js";
import type { Upstream } from "../model/upstream.js";
import type { Central, Override } from "./central.js";
import { fillTopHoles, isEmptyMap } from "./fill.js";
import { identityKey, isServiceUpstream, type UpstreamIdentity } from "./identity.js";
import type { UpstreamPlace } from "./levels.js";
import { type ResolvedMap, type UpstreamMaps, wholeMap } from "./upstream-maps.js";

/** An upstream of the merged registration, with what is needed to tell where its mode comes from. */
export interface MergedUpstream extends UpstreamPlace {
  readonly upstream: Upstream;
  readonly identity: UpstreamIdentity;
}

/** An upstream of a registration, and what central configuration says about it. */
export interface DefinedUpstream extends UpstreamPlace {
  /** As the registration has it. */
  readonly upstream: Upstream;
  readonly identity: UpstreamIdentity;
  /** Undefined where central configuration has nothing to say. */
  readonly map: ResolvedMap | undefined;
  readonly definition: number;
}

/** Looks up what central configuration says about the upstreams that the registration defines. */
export function lookUp(
  upstreams: readonly Upstream[],
  { scheme, overrides }: Central,
  maps: UpstreamMaps,
): readonly DefinedUpstream[] {
  return upstreams.map((upstream, definition) => {
    const identity = scheme.ofUpstream(upstream);
    if (!isServiceUpstream(upstream)) return { upstream, identity, override: undefined, definition, map: undefined };
    const override = overrides.size === 0 ? undefined : overrides.get(identityKey(identity));
    return { upstream, identity, override: override?.index, definition, map: maps.of(identity, override) };
  });
}

/** The free-form configuration of an upstream after the merge. */
export function mergedConfig({ upstream, map }: DefinedUpstream): OpaqueMap | undefined {
  if (map === undefined) return upstream.config;
  const config = mergeConfig(upstream.config, map.settings, Boolean(upstream.destinationPeer));
  return upstream.config === undefined && isEmptyMap(config) ? undefined : config;
}

/** The whole upstream after the merge. */
export function mergeDefined(defined: DefinedUpstream): MergedUpstream {
  const { upstream, identity, override, definition, map } = defined;
  if (map === undefined) return { upstream, identity, override, definition };
  const merged: Draft<Upstream> = { ...upstream };
  const config = mergedConfig(defined);
  if (config !== undefined) merged.config = config;
  if (!upstream.meshGateway?.mode && map.meshGateway?.mode) merged.meshGateway = { mode: map.meshGateway.mode };
  return { upstream: merged, identity, override, definition };
}

/**
 * The upstreams that central configuration brings into a transparent proxy: the wildcard, and one for each override whose
 * service no definition names, whatever its datacenter. Sorted by name and peer; Consul's own order is random.
 */
export function bringIn(
  defined: readonly MergedUpstream[],
  central: Central,
  maps: UpstreamMaps,
): readonly MergedUpstream[] {
  const taken = new Set<string>();
  for (const { upstream, identity } of defined) {
    if (isServiceUpstream(upstream)) taken.add(identityKey(identity));
  }
  const broughtIn: MergedUpstream[] = [];
  if (maps.wildcard !== undefined) broughtIn.push(centralUpstream(wildcardIdentity, undefined, maps.wildcard));
  for (const [key, override] of central.overrides) {
    if (taken.has(key)) continue;
    const identity = central.scheme.ofOverride(override.config);
    const map = maps.of(identity, override);
    if (map !== undefined) broughtIn.push(centralUpstream(identity, override, map));
  }
  return broughtIn.sort(byNameAndPeer);
}

/** Stands for every upstream that nobody names. */
const wildcardIdentity: UpstreamIdentity = { name: "*", peer: "", namespace: "", partition: "" };

function centralUpstream(identity: UpstreamIdentity, override: Override | undefined, map: ResolvedMap): MergedUpstream {
  const config = wholeMap(map);
  const mode = map.meshGateway?.mode;
  const upstream: Upstream = {
    destinationNamespace: identity.namespace || "default",
    destinationPartition: identity.partition || "default",
    ...(identity.peer === "" ? {} : { destinationPeer: identity.peer }),
    destinationName: identity.name,
    ...(isEmptyMap(config) ? {} : { config }),
    ...(mode ? { meshGateway: { mode } } : {}),
    centrallyConfigured: true,
  };
  return { upstream, identity, override: override?.index, definition: undefined };
}

/**
 * Holes are filled, but for the protocol of a peered upstream, which stays as the registration has it. The key
 * `mesh_gateway` is dropped even if the registration has it; other spellings of it stay.
 */
function mergeConfig(own: OpaqueMap | undefined, settings: OpaqueMap, isPeered: boolean): OpaqueMap {
  const given = isPeered ? without(settings, "protocol") : settings;
  if (own === undefined || isEmptyMap(own)) return given;
  return without(fillTopHoles(own, given), "mesh_gateway");
}

function without(map: OpaqueMap, key: string): OpaqueMap {
  if (!Object.hasOwn(map, key)) return map;
  const rest: Record<string, Plain> = {};
  for (const [kept, value] of Object.entries(map)) if (kept !== key) setKey(rest, kept, value);
  return rest;
}

function byNameAndPeer({ identity: a }: MergedUpstream, { identity: b }: MergedUpstream): number {
  return compareText(a.name, b.name) || compareText(a.peer, b.peer) || compareText(identityKey(a), identityKey(b));
}
