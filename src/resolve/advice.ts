import type { Diagnostic } from "../base/diagnostic.js";
import type { EntrySet } from "../catalog/entries.js";
import { type ServiceDefinition, spanOf } from "../model/definition.js";
import { isMeshGatewayMode } from "../model/mesh-gateway.js";
import type { Central } from "./central.js";
import type { IntendedService } from "./hand-over.js";
import { identityKey, isServiceUpstream, serviceId, upstreamId } from "./identity.js";
import { documentName, type LevelStatement } from "./levels.js";
import {
  findUnreadableMeshGateway,
  readOpaqueConfig,
  readOpaqueMode,
  textOfPath,
  type Unreadable,
} from "./opaque-config.js";
import * as problems from "./problems.js";
import type { ProxyResolution } from "./resolution.js";

/**
 * What is wrong with the free-form `Config` of proxy-defaults, as far as resolving reads it: once for all proxies. (Unknown
 * modes in typed fields are the business of whoever reads the entry or the registration.)
 */
export function adviseEntries(entries: EntrySet): readonly Diagnostic[] {
  const proxyDefaults = entries.get("proxy-defaults", "global");
  const { config, meshGateway } = proxyDefaults?.value ?? {};
  if (proxyDefaults === undefined || config === undefined) return [];
  const at = ({ path }: Pick<Unreadable, "path">) => ({
    span: spanOf(proxyDefaults, ["config", ...path]),
    path: `Config${textOfPath(path)}`,
  });
  const reading = readOpaqueConfig(config);
  const isModeUsed = Object.hasOwn(config, "mesh_gateway") && !meshGateway?.mode;
  const unreadable =
    "unreadable" in reading
      ? reading.unreadable
      : isModeUsed
        ? findUnreadableMeshGateway(config["mesh_gateway"] ?? null)
        : undefined;
  if (unreadable !== undefined) return [problems.configUnreadable(unreadable.field, at(unreadable))];
  const opaque = readOpaqueMode(config);
  if (!opaque.mode || isMeshGatewayMode(opaque.mode)) return [];
  return [problems.modeUnknown(opaque.mode, documentName(proxyDefaults), at(opaque))];
}

/** What in the registration of a proxy, or in the entry of its service, does not do what it seems to. */
export function adviseProxy(
  central: Central,
  service: ServiceDefinition,
  resolution: ProxyResolution,
  intentions: readonly IntendedService[] | undefined,
): readonly Diagnostic[] {
  return [
    ...unusedEntry(central),
    ...modesOfPreparedQueries(service, resolution),
    ...nonesTowardsPeers(service, resolution),
    ...(resolution.registration.proxy?.mode === "transparent"
      ? shadowedOverrides(central, service, intentions)
      : unmatchedOverrides(central, service)),
  ];
}

function unusedEntry({ otherSpelling, serviceName }: Central): readonly Diagnostic[] {
  if (otherSpelling === undefined) return [];
  const at = { span: spanOf(otherSpelling, ["name"]), path: "Name" };
  return [problems.nameInOtherCase(otherSpelling.value.name ?? "", serviceName, at)];
}

function modesOfPreparedQueries(
  service: ServiceDefinition,
  { preparedQueries }: ProxyResolution,
): readonly Diagnostic[] {
  return preparedQueries.flatMap(({ upstreamId, mode }) =>
    mode.decidedBy === undefined ? [] : [problems.modeOnPreparedQuery(upstreamId, service.value.id, mode.decidedBy)],
  );
}

/** One for each place where such a mode is written, however many upstreams it reaches. */
function nonesTowardsPeers(service: ServiceDefinition, { peered }: ProxyResolution): readonly Diagnostic[] {
  const reached = new Map<LevelStatement, string[]>();
  for (const { upstreamId, mode } of peered) {
    if (mode.value !== "none" || mode.decidedBy === undefined) continue;
    const ids = reached.get(mode.decidedBy) ?? [];
    ids.push(upstreamId);
    reached.set(mode.decidedBy, ids);
  }
  return [...reached].map(([statement, ids]) => problems.noneTowardsPeer(ids, service.value.id, statement));
}

function shadowedOverrides(
  central: Central,
  service: ServiceDefinition,
  intentions: readonly IntendedService[] | undefined,
): readonly Diagnostic[] {
  const upstreams = (service.value.proxy?.upstreams ?? []).map((upstream, index) => {
    const identity = central.scheme.ofUpstream(upstream);
    return { upstream, index, identity, key: identityKey(identity) };
  });
  const services = upstreams.filter(({ upstream }) => isServiceUpstream(upstream));
  const plain = new Set(services.filter(({ upstream }) => !upstream.datacenter).map(({ key }) => key));
  return services.flatMap(({ upstream, index, identity, key }) => {
    const override = central.overrides.get(key);
    const isInferred = intentions?.some(({ name }) => name === identity.name) ?? true;
    if (override === undefined || plain.has(key) || !isInferred) return [];
    const { serviceDefaults } = central;
    return [
      problems.overrideShadowed(serviceId(identity), upstreamId(upstream, identity), service.value.id, {
        span: spanOf(service, ["proxy", "upstreams", index]),
        path: `Proxy.Upstreams[${index}]`,
        override: serviceDefaults && spanOf(serviceDefaults, ["upstreamConfig", "overrides", override.index]),
      }),
    ];
  });
}

function unmatchedOverrides(central: Central, service: ServiceDefinition): readonly Diagnostic[] {
  const { serviceDefaults, scheme, overrides } = central;
  if (serviceDefaults === undefined) return [];
  const services = (service.value.proxy?.upstreams ?? []).filter(isServiceUpstream);
  const named = new Set(services.map((upstream) => identityKey(scheme.ofUpstream(upstream))));
  return [...overrides].flatMap(([key, { index, config }]) =>
    named.has(key)
      ? []
      : [
          problems.overrideUnmatched(serviceId(scheme.ofOverride(config)), service.value.id, {
            span: spanOf(serviceDefaults, ["upstreamConfig", "overrides", index, "name"]),
            path: `UpstreamConfig.Overrides[${index}].Name`,
          }),
        ],
  );
}
