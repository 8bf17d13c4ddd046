import type { Path } from "../base/place.js";
import type { Span } from "../base/span.js";
import { type Definition, type EntryDefinition, type ServiceDefinition, spanOf } from "../model/definition.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import type { ServiceDefaults } from "../model/service-defaults.js";
import { readOpaqueMode } from "./opaque-config.js";

/** The places that can set the mesh-gateway mode of an upstream. */
export type LevelName =
  | "proxy-defaults-config"
  | "proxy-defaults"
  | "service-defaults"
  | "upstream-defaults"
  | "proxy"
  | "upstream-override"
  | "upstream";

/** The documents in which the levels of one upstream may be written. */
export interface LevelDocuments {
  readonly proxyDefaults: EntryDefinition<ProxyDefaults> | undefined;
  /** The entry of the service that the proxy fronts, under exactly that name. */
  readonly serviceDefaults: EntryDefinition<ServiceDefaults> | undefined;
  /** The registration of the proxy. */
  readonly service: ServiceDefinition | undefined;
  /** Index of the override that counts for the upstream; undefined if none does. */
  readonly override: number | undefined;
  /** Index of the upstream in the registration; undefined for one that central configuration brings in. */
  readonly upstream: number | undefined;
}

/** What one level says. */
export interface LevelStatement {
  readonly level: LevelName;
  /** Left out: the level says nothing. Empty: it is written and has no opinion. Any other text is set and wins over lower levels. */
  readonly mode?: string;
  /** The document that would say it: `proxy-defaults/global`, `service-defaults/web`, `service/web-sidecar-proxy`. */
  readonly document: string;
  /** The field in it, in Consul's names: `UpstreamConfig.Overrides[0].MeshGateway.Mode`. */
  readonly path: string;
  /** Where the mode is written; left out where it is not. */
  readonly span?: Span;
}

/** One row of the table of levels. */
export interface Level {
  readonly name: LevelName;
  /** The kind of document that it is written in. */
  readonly document: "proxy-defaults" | "service-defaults" | "registration";
  /** The field of that document, in Consul's names. */
  readonly field: string;
  /** For whom it is said, ready for a sentence. */
  readonly reach: string;
  /** True for the levels that Consul 1.6 already knew. */
  readonly isInConsul1_6: boolean;
  /** True if it says the same to all upstreams of a proxy; such levels stand below those that do not. */
  readonly isShared: boolean;
  /** What it says; undefined where there is no document that could say it. */
  state(documents: LevelDocuments): LevelStatement | undefined;
}

const modeOf: Path = ["meshGateway", "mode"];

/**
 * The six levels, and below them the opaque key of proxy-defaults, lowest first. The mode of an upstream is that of the
 * highest level which sets one: that is the whole rule. (Vectors: mode-truth-table.json, all combinations.)
 */
export const levels: readonly Level[] = [
  {
    name: "proxy-defaults-config",
    document: "proxy-defaults",
    field: "Config.mesh_gateway.mode",
    reach: "all upstreams of the cluster",
    isInConsul1_6: false,
    isShared: true,
    state({ proxyDefaults }) {
      if (proxyDefaults === undefined) return undefined;
      const { mode, path, field } = readOpaqueMode(proxyDefaults.value.config);
      return statement("proxy-defaults-config", proxyDefaults, mode, field, ["config", ...path]);
    },
  },
  {
    name: "proxy-defaults",
    document: "proxy-defaults",
    field: "MeshGateway.Mode",
    reach: "all proxies of the cluster",
    isInConsul1_6: true,
    isShared: true,
    state({ proxyDefaults }) {
      if (proxyDefaults === undefined) return undefined;
      return statement(
        "proxy-defaults",
        proxyDefaults,
        proxyDefaults.value.meshGateway?.mode,
        "MeshGateway.Mode",
        modeOf,
      );
    },
  },
  {
    name: "service-defaults",
    document: "service-defaults",
    field: "MeshGateway.Mode",
    reach: "all proxies of the service",
    isInConsul1_6: true,
    isShared: true,
    state({ serviceDefaults }) {
      if (serviceDefaults === undefined) return undefined;
      const { meshGateway } = serviceDefaults.value;
      return statement("service-defaults", serviceDefaults, meshGateway?.mode, "MeshGateway.Mode", modeOf);
    },
  },
  {
    name: "upstream-defaults",
    document: "service-defaults",
    field: "UpstreamConfig.Defaults.MeshGateway.Mode",
    reach: "all upstreams of the service",
    isInConsul1_6: false,
    isShared: true,
    state({ serviceDefaults }) {
      if (serviceDefaults === undefined) return undefined;
      const mode = serviceDefaults.value.upstreamConfig?.defaults?.meshGateway?.mode;
      const path = ["upstreamConfig", "defaults", ...modeOf];
      return statement("upstream-defaults", serviceDefaults, mode, "UpstreamConfig.Defaults.MeshGateway.Mode", path);
    },
  },
  {
    name: "proxy",
    document: "registration",
    field: "Proxy.MeshGateway.Mode",
    reach: "all upstreams of the instance",
    isInConsul1_6: true,
    isShared: true,
    state({ service }) {
      if (service === undefined) return undefined;
      const mode = service.value.proxy?.meshGateway?.mode;
      return statement("proxy", service, mode, "Proxy.MeshGateway.Mode", ["proxy", ...modeOf]);
    },
  },
  {
    name: "upstream-override",
    document: "service-defaults",
    field: "UpstreamConfig.Overrides[].MeshGateway.Mode",
    reach: "one upstream of all instances of the service",
    isInConsul1_6: false,
    isShared: false,
    state({ serviceDefaults, override }) {
      if (serviceDefaults === undefined || override === undefined) return undefined;
      const mode = serviceDefaults.value.upstreamConfig?.overrides?.[override]?.meshGateway?.mode;
      const field = `UpstreamConfig.Overrides[${override}].MeshGateway.Mode`;
      const path = ["upstreamConfig", "overrides", override, ...modeOf];
      return statement("upstream-override", serviceDefaults, mode, field, path);
    },
  },
  {
    name: "upstream",
    document: "registration",
    field: "Proxy.Upstreams[].MeshGateway.Mode",
    reach: "one upstream of the instance",
    isInConsul1_6: true,
    isShared: false,
    state({ service, upstream }) {
      if (service === undefined || upstream === undefined) return undefined;
      const mode = service.value.proxy?.upstreams?.[upstream]?.meshGateway?.mode;
      const field = `Proxy.Upstreams[${upstream}].MeshGateway.Mode`;
      return statement("upstream", service, mode, field, ["proxy", "upstreams", upstream, ...modeOf]);
    },
  },
];

/** The levels that also decide the mode which the merged proxy itself shows; the others never reach it. */
export const proxyLevels: readonly LevelName[] = ["proxy-defaults", "service-defaults", "proxy"];

/** How statements name a definition. */
export function documentName(definition: Definition): string {
  if (definition.type === "service") return `service/${definition.value.id}`;
  const { value } = definition;
  return `${value.kind}/${("name" in value ? value.name : undefined) ?? ""}`;
}

function statement(
  level: LevelName,
  definition: Definition,
  mode: string | undefined,
  path: string,
  steps: Path,
): LevelStatement {
  const document = documentName(definition);
  if (mode === undefined) return { level, document, path };
  const span = spanOf(definition, steps);
  return span === undefined ? { level, mode, document, path } : { level, mode, document, path, span };
}
