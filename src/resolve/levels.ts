import type { Path } from "../base/place.js";
import type { Span } from "../base/span.js";
import { type Definition, type EntryDefinition, type ServiceDefinition, spanOf } from "../model/definition.js";
import { kindAndNameOf } from "../model/entry-name.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import type { ServiceDefaults } from "../model/service-defaults.js";
import { type OpaqueMode, readOpaqueMode } from "./opaque-config.js";

/** The places that can set the mesh-gateway mode of an upstream. */
export type LevelName =
  | "proxy-defaults-config"
  | "proxy-defaults"
  | "service-defaults"
  | "upstream-defaults"
  | "proxy"
  | "upstream-override"
  | "upstream";

/** What one level says. */
export interface LevelStatement {
  readonly level: LevelName;
  /**
   * Left out: the level says nothing. Empty: it is written and has no opinion. Any other text is set and wins over lower
   * levels.
   */
  readonly mode?: string;
  /** The document that would say it: `proxy-defaults/global`, `service-defaults/web`, `service/web-sidecar-proxy`. */
  readonly document: string;
  /** The field in it, in Consul's names: `UpstreamConfig.Overrides[0].MeshGateway.Mode`. */
  readonly path: string;
  /** Where the mode is written; left out where it is not. */
  readonly span?: Span;
}

/** A document with the name that statements give it. */
interface Named<Document extends Definition> {
  readonly definition: Document;
  readonly name: string;
}

/** The documents in which the levels of a proxy's upstreams may be written. */
export interface LevelDocuments {
  readonly proxyDefaults: Named<EntryDefinition<ProxyDefaults>> | undefined;
  /** The free-form mode of proxy-defaults, read once. */
  readonly opaque: OpaqueMode;
  /** The entry of the service that the proxy fronts, under exactly that name. */
  readonly serviceDefaults: Named<EntryDefinition<ServiceDefaults>> | undefined;
  /** The proxy. */
  readonly registration: Named<ServiceDefinition>;
}

/** Which of the documents' parts are about the upstream in question. */
export interface UpstreamPlace {
  /** Index of the override that counts for it; undefined if none does. */
  readonly override: number | undefined;
  /** Index of its definition in the registration; undefined where central configuration brings it in. */
  readonly definition: number | undefined;
}

/** One row of the table of levels. */
export interface Level {
  readonly name: LevelName;
  /** The document that it is written in. */
  readonly document: "proxyDefaults" | "serviceDefaults" | "registration";
  /** For whom it is said, ready for a sentence. */
  readonly reach: string;
  /** True for the levels that Consul 1.6 already knew. */
  readonly isInConsul1_6: boolean;
  /** True if it also counts for the mode that the merged proxy itself shows. */
  readonly reachesProxy: boolean;
  /** For the levels that speak of one upstream: its index in the document. The others say the same to all upstreams. */
  index?(place: UpstreamPlace): number | undefined;
  /** What it says; undefined where it is not written. */
  mode(documents: LevelDocuments, index: number): string | undefined;
  /** The field of the document, in Consul's names. */
  field(documents: LevelDocuments, index: number): string;
  /** The same as a path in this library's names. */
  path(documents: LevelDocuments, index: number): Path;
}

/**
 * The six levels, and below them the opaque key of proxy-defaults, lowest first. The mode of an upstream is that of the
 * highest level which sets one: that is the whole rule. (Vectors: mode-truth-table.json, all combinations.)
 */
export const levels: readonly Level[] = [
  {
    name: "proxy-defaults-config",
    document: "proxyDefaults",
    reach: "all upstreams in the cluster",
    isInConsul1_6: false,
    reachesProxy: false,
    mode: ({ opaque }) => opaque.mode,
    field: ({ opaque }) => opaque.field,
    path: ({ opaque }) => ["config", ...opaque.path],
  },
  {
    name: "proxy-defaults",
    document: "proxyDefaults",
    reach: "all proxies in the cluster",
    isInConsul1_6: true,
    reachesProxy: true,
    mode: ({ proxyDefaults }) => proxyDefaults?.definition.value.meshGateway?.mode,
    field: () => "MeshGateway.Mode",
    path: () => ["meshGateway", "mode"],
  },
  {
    name: "service-defaults",
    document: "serviceDefaults",
    reach: "all proxies of the service",
    isInConsul1_6: true,
    reachesProxy: true,
    mode: ({ serviceDefaults }) => serviceDefaults?.definition.value.meshGateway?.mode,
    field: () => "MeshGateway.Mode",
    path: () => ["meshGateway", "mode"],
  },
  {
    name: "upstream-defaults",
    document: "serviceDefaults",
    reach: "all upstreams of the service",
    isInConsul1_6: false,
    reachesProxy: false,
    mode: ({ serviceDefaults }) => serviceDefaults?.definition.value.upstreamConfig?.defaults?.meshGateway?.mode,
    field: () => "UpstreamConfig.Defaults.MeshGateway.Mode",
    path: () => ["upstreamConfig", "defaults", "meshGateway", "mode"],
  },
  {
    name: "proxy",
    document: "registration",
    reach: "all upstreams of this proxy",
    isInConsul1_6: true,
    reachesProxy: true,
    mode: ({ registration }) => registration.definition.value.proxy?.meshGateway?.mode,
    field: () => "Proxy.MeshGateway.Mode",
    path: () => ["proxy", "meshGateway", "mode"],
  },
  {
    name: "upstream-override",
    document: "serviceDefaults",
    reach: "this upstream of all proxies of the service",
    isInConsul1_6: false,
    reachesProxy: false,
    index: ({ override }) => override,
    mode: ({ serviceDefaults }, index) =>
      serviceDefaults?.definition.value.upstreamConfig?.overrides?.[index]?.meshGateway?.mode,
    field: (_, index) => `UpstreamConfig.Overrides[${index}].MeshGateway.Mode`,
    path: (_, index) => ["upstreamConfig", "overrides", index, "meshGateway", "mode"],
  },
  {
    name: "upstream",
    document: "registration",
    reach: "this upstream of this proxy",
    isInConsul1_6: true,
    reachesProxy: false,
    index: ({ definition }) => definition,
    mode: ({ registration }, index) => registration.definition.value.proxy?.upstreams?.[index]?.meshGateway?.mode,
    field: (_, index) => `Proxy.Upstreams[${index}].MeshGateway.Mode`,
    path: (_, index) => ["proxy", "upstreams", index, "meshGateway", "mode"],
  },
];

/** Names the documents of a proxy once, for all that will be stated of them. */
export function levelDocuments(
  proxyDefaults: EntryDefinition<ProxyDefaults> | undefined,
  serviceDefaults: EntryDefinition<ServiceDefaults> | undefined,
  service: ServiceDefinition,
): LevelDocuments {
  return {
    proxyDefaults: proxyDefaults && { definition: proxyDefaults, name: documentName(proxyDefaults) },
    opaque: readOpaqueMode(proxyDefaults?.value.config),
    serviceDefaults: serviceDefaults && { definition: serviceDefaults, name: documentName(serviceDefaults) },
    registration: { definition: service, name: documentName(service) },
  };
}

/** `service-defaults/web`, `service/web-sidecar-proxy`. */
export function documentName(definition: Definition): string {
  return definition.type === "service" ? `service/${definition.value.id}` : kindAndNameOf(definition);
}

/** What a level says about an upstream; undefined where no document could say it. */
export function stateLevel(
  level: Level,
  documents: LevelDocuments,
  place: UpstreamPlace | undefined,
): LevelStatement | undefined {
  const document = documents[level.document];
  const index = level.index === undefined ? 0 : place && level.index(place);
  if (document === undefined || index === undefined) return undefined;
  const mode = level.mode(documents, index);
  const path = level.field(documents, index);
  if (mode === undefined) return { level: level.name, document: document.name, path };
  const span = spanOf(document.definition, level.path(documents, index));
  return span === undefined
    ? { level: level.name, mode, document: document.name, path }
    : { level: level.name, mode, document: document.name, path, span };
}
