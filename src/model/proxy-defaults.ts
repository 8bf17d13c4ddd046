import { type EntryBase, entryFields } from "./entry.js";
import { type FailoverPolicy, failoverPolicy, type PrioritizeByLocality, prioritizeByLocality } from "./locality.js";
import { type MeshGatewayConfig, meshGatewayConfig } from "./mesh-gateway.js";
import {
  type AccessLogsConfig,
  accessLogsConfig,
  type EnvoyExtension,
  type ExposeConfig,
  envoyExtension,
  exposeConfig,
  type TransparentProxyConfig,
  transparentProxyConfig,
} from "./proxy.js";
import { list, type OpaqueMap, object, opaqueMap, part, text } from "./type.js";

/** Defaults of all proxies and services. There is one, named `global`. */
export interface ProxyDefaults extends EntryBase {
  readonly kind: "proxy-defaults";
  /** `direct` or `transparent`. */
  readonly mode?: string;
  readonly transparentProxy?: TransparentProxyConfig;
  /** `strict` or `permissive`. */
  readonly mutualTLSMode?: string;
  /** Free-form; `protocol` in it is the default protocol of all services. */
  readonly config?: OpaqueMap;
  readonly meshGateway?: MeshGatewayConfig;
  readonly expose?: ExposeConfig;
  readonly accessLogs?: AccessLogsConfig;
  readonly envoyExtensions?: readonly EnvoyExtension[];
  readonly failoverPolicy?: FailoverPolicy;
  /** Enterprise. */
  readonly prioritizeByLocality?: PrioritizeByLocality;
  /** Computed by the server from `config`; a PUT may carry it. */
  readonly protocol?: string;
}

export const proxyDefaults = object<Omit<ProxyDefaults, "kind">>("ProxyDefaults", {
  ...entryFields,
  mode: text(),
  transparentProxy: part(transparentProxyConfig),
  mutualTLSMode: text(),
  config: opaqueMap(),
  meshGateway: part(meshGatewayConfig),
  expose: part(exposeConfig),
  accessLogs: part(accessLogsConfig),
  envoyExtensions: list(envoyExtension),
  failoverPolicy: part(failoverPolicy),
  prioritizeByLocality: part(prioritizeByLocality),
  protocol: text({ knownTo: ["server"] }),
});
