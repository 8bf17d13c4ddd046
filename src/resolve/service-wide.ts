import type { Plain } from "../base/located.js";
import type { Draft } from "../base/record.js";
import { setKey } from "../base/record.js";
import type { AccessLogsConfig, EnvoyExtension, ExposePath } from "../model/proxy.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import type { Proxy as ProxyConfig } from "../model/service.js";
import type { ServiceDefaults } from "../model/service-defaults.js";
import type { OpaqueMap } from "../model/type.js";
import { fillHoles, isEmptyMap } from "./fill.js";

/** The fields of a proxy that central configuration gives, whatever its upstreams are. */
export interface ServiceWide {
  readonly meshGatewayMode: string | undefined;
  readonly mode: string | undefined;
  readonly outboundListenerPort: number | undefined;
  readonly dialedDirectly: boolean | undefined;
  readonly mutualTLSMode: string | undefined;
  readonly exposeChecks: boolean | undefined;
  readonly exposePaths: readonly ExposePath[] | undefined;
  readonly accessLogs: AccessLogsConfig | undefined;
  readonly envoyExtensions: readonly EnvoyExtension[] | undefined;
  readonly config: OpaqueMap | undefined;
}

/** Where one field comes from, lowest first, and how the higher source is combined with what the lower ones gave. */
interface Row<Value> {
  proxyDefaults(entry: ProxyDefaults): Value | undefined;
  serviceDefaults(entry: ServiceDefaults): Value | undefined;
  instance(proxy: ProxyConfig): Value | undefined;
  /** How service-defaults is combined with proxy-defaults. */
  readonly central: Combine<Value>;
  /** How the registration is combined with both. */
  readonly merge: Combine<Value>;
}

type Combine<Value> = (lower: Value | undefined, higher: Value | undefined) => Value | undefined;

/** The higher value counts unless it is a zero, so nothing can be switched off from above. */
function replaceUnlessZero<Value>(lower: Value | undefined, higher: Value | undefined): Value | undefined {
  return isZero(higher) ? lower : higher;
}

/** Zero as the merge sees it: an empty object is a value. */
function isZero(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}

function keepLower<Value>(lower: Value | undefined): Value | undefined {
  return lower;
}

function append<Item>(lower: readonly Item[] = [], higher: readonly Item[] = []): readonly Item[] {
  return lower.length === 0 ? higher : higher.length === 0 ? lower : [...lower, ...higher];
}

/** Keys of the higher map replace those of the lower. */
function replaceKeys(lower: OpaqueMap | undefined, higher: OpaqueMap | undefined): OpaqueMap | undefined {
  if (lower === undefined || higher === undefined) return lower ?? higher;
  const combined: Record<string, Plain> = {};
  for (const map of [lower, higher]) {
    for (const [key, value] of Object.entries(map)) setKey(combined, key, value);
  }
  return combined;
}

function fillConfig(lower: OpaqueMap | undefined, higher: OpaqueMap | undefined): OpaqueMap | undefined {
  if (lower === undefined || isEmptyMap(lower)) return higher;
  return fillHoles(higher ?? {}, lower);
}

/** Each field of the higher one that is a zero is filled; the sum may be what validation would refuse. */
function fillAccessLogs(lower?: AccessLogsConfig, higher?: AccessLogsConfig): AccessLogsConfig | undefined {
  if (lower === undefined || higher === undefined) return lower ?? higher;
  const set = Object.fromEntries(Object.entries(higher).filter(([, value]) => !isZero(value)));
  return { ...higher, ...lower, ...set };
}

const none = (): undefined => undefined;
const whole = { central: replaceUnlessZero, merge: replaceUnlessZero } as const;

/** What each service-wide field is made of. (Mode resolution, sections 4.1 and 5.1.) */
const rows: { readonly [Name in keyof ServiceWide]: Row<NonNullable<ServiceWide[Name]>> } = {
  meshGatewayMode: {
    proxyDefaults: ({ meshGateway }) => meshGateway?.mode,
    serviceDefaults: ({ meshGateway }) => meshGateway?.mode,
    instance: ({ meshGateway }) => meshGateway?.mode,
    ...whole,
  },
  mode: {
    proxyDefaults: ({ mode }) => mode,
    serviceDefaults: ({ mode }) => mode,
    instance: ({ mode }) => mode,
    ...whole,
  },
  outboundListenerPort: {
    proxyDefaults: ({ transparentProxy }) => transparentProxy?.outboundListenerPort,
    serviceDefaults: ({ transparentProxy }) => transparentProxy?.outboundListenerPort,
    instance: ({ transparentProxy }) => transparentProxy?.outboundListenerPort,
    ...whole,
  },
  dialedDirectly: {
    proxyDefaults: ({ transparentProxy }) => transparentProxy?.dialedDirectly,
    serviceDefaults: ({ transparentProxy }) => transparentProxy?.dialedDirectly,
    instance: ({ transparentProxy }) => transparentProxy?.dialedDirectly,
    ...whole,
  },
  mutualTLSMode: {
    proxyDefaults: ({ mutualTLSMode }) => mutualTLSMode,
    serviceDefaults: ({ mutualTLSMode }) => mutualTLSMode,
    instance: none,
    central: replaceUnlessZero,
    merge: keepLower,
  },
  exposeChecks: {
    proxyDefaults: ({ expose }) => expose?.checks,
    serviceDefaults: ({ expose }) => expose?.checks,
    instance: ({ expose }) => expose?.checks,
    ...whole,
  },
  exposePaths: {
    proxyDefaults: ({ expose }) => expose?.paths,
    serviceDefaults: ({ expose }) => expose?.paths,
    instance: ({ expose }) => expose?.paths,
    ...whole,
  },
  accessLogs: {
    proxyDefaults: ({ accessLogs }) => accessLogs,
    serviceDefaults: none,
    instance: ({ accessLogs }) => accessLogs,
    central: keepLower,
    merge: fillAccessLogs,
  },
  envoyExtensions: {
    proxyDefaults: ({ envoyExtensions }) => envoyExtensions,
    serviceDefaults: ({ envoyExtensions }) => envoyExtensions,
    instance: none,
    central: append,
    // What the registration says is thrown away.
    merge: keepLower,
  },
  config: {
    proxyDefaults: ({ config }) => config,
    serviceDefaults: proxySettings,
    instance: ({ config }) => config,
    central: replaceKeys,
    merge: fillConfig,
  },
};

/** Fields of service-defaults that become keys of the proxy's own free-form configuration. */
const proxyConfigKeys: readonly {
  readonly key: string;
  readonly read: (entry: ServiceDefaults) => Plain | undefined;
}[] = [
  { key: "protocol", read: ({ protocol }) => protocol || undefined },
  {
    key: "balance_inbound_connections",
    read: ({ balanceInboundConnections }) => balanceInboundConnections || undefined,
  },
  { key: "max_inbound_connections", read: ({ maxInboundConnections }) => positive(maxInboundConnections) },
  { key: "local_connect_timeout_ms", read: ({ localConnectTimeoutMs }) => positive(localConnectTimeoutMs) },
  { key: "local_request_timeout_ms", read: ({ localRequestTimeoutMs }) => positive(localRequestTimeoutMs) },
];

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

function proxySettings(entry: ServiceDefaults): OpaqueMap {
  const settings: Record<string, Plain> = {};
  for (const { key, read } of proxyConfigKeys) {
    const value = read(entry);
    if (value !== undefined) settings[key] = value;
  }
  return settings;
}

/** What the two entries say together, before any instance is looked at. */
export function resolveServiceWide(
  proxyDefaults: ProxyDefaults | undefined,
  serviceDefaults: ServiceDefaults | undefined,
): ServiceWide {
  return eachField(undefined, (row) =>
    row.central(
      proxyDefaults && row.proxyDefaults(proxyDefaults),
      serviceDefaults && row.serviceDefaults(serviceDefaults),
    ),
  );
}

/** The mode of a merged proxy, `transparent` or another, without the rest of it. */
export function mergedProxyMode(proxy: ProxyConfig, central: ServiceWide): string | undefined {
  return rows.mode.merge(central.mode, rows.mode.instance(proxy));
}

/** The proxy of a registration with its service-wide fields filled in; its upstreams are left as they are. */
export function mergeServiceWide(proxy: ProxyConfig, central: ServiceWide): ProxyConfig {
  const merged = eachField(central, (row, lower) => row.merge(lower, row.instance(proxy)));
  const { envoyExtensions: _, ...kept } = proxy;
  const whole: Draft<ProxyConfig> = kept;
  if (merged.meshGatewayMode) whole.meshGateway = { mode: merged.meshGatewayMode };
  if (merged.mode) whole.mode = merged.mode;
  const { outboundListenerPort, dialedDirectly, exposeChecks, exposePaths } = merged;
  if (outboundListenerPort || dialedDirectly) {
    whole.transparentProxy = {
      ...(outboundListenerPort ? { outboundListenerPort } : {}),
      ...(dialedDirectly ? { dialedDirectly } : {}),
    };
  }
  if (merged.mutualTLSMode) whole.mutualTLSMode = merged.mutualTLSMode;
  if (exposeChecks || exposePaths?.length) {
    whole.expose = {
      ...(exposeChecks ? { checks: true } : {}),
      ...(exposePaths?.length ? { paths: exposePaths } : {}),
    };
  }
  if (merged.accessLogs) whole.accessLogs = merged.accessLogs;
  if (merged.envoyExtensions?.length) whole.envoyExtensions = merged.envoyExtensions;
  if (merged.config) whole.config = merged.config;
  return whole;
}

function eachField(
  lower: ServiceWide | undefined,
  combine: <Value>(row: Row<Value>, lower: Value | undefined) => Value | undefined,
): ServiceWide {
  return {
    meshGatewayMode: combine(rows.meshGatewayMode, lower?.meshGatewayMode),
    mode: combine(rows.mode, lower?.mode),
    outboundListenerPort: combine(rows.outboundListenerPort, lower?.outboundListenerPort),
    dialedDirectly: combine(rows.dialedDirectly, lower?.dialedDirectly),
    mutualTLSMode: combine(rows.mutualTLSMode, lower?.mutualTLSMode),
    exposeChecks: combine(rows.exposeChecks, lower?.exposeChecks),
    exposePaths: combine(rows.exposePaths, lower?.exposePaths),
    accessLogs: combine(rows.accessLogs, lower?.accessLogs),
    envoyExtensions: combine(rows.envoyExtensions, lower?.envoyExtensions),
    config: combine(rows.config, lower?.config),
  };
}
