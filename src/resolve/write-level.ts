import type { MeshGatewayMode } from "../model/mesh-gateway.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import type { Registration } from "../model/service.js";
import type { ServiceDefaults } from "../model/service-defaults.js";
import type { Upstream } from "../model/upstream.js";
import type { UpstreamConfig } from "../model/upstream-config.js";
import type { LevelName } from "./levels.js";

/** The upstream that a mode is written for. */
export interface WrittenUpstream {
  /** Its definition, for the case that there is none yet. */
  readonly definition: Upstream;
  /** Index of the override that counts for it, or of its definition; where there is none, one is appended. */
  readonly index: number | undefined;
}

/** How a level writes a mode into its document. */
export type LevelWriter =
  | { readonly document: "proxyDefaults"; write(value: ProxyDefaults, mode: MeshGatewayMode): ProxyDefaults }
  | {
      readonly document: "serviceDefaults";
      write(value: ServiceDefaults, mode: MeshGatewayMode, upstream: WrittenUpstream): ServiceDefaults;
    }
  | {
      readonly document: "registration";
      write(value: Registration, mode: MeshGatewayMode, upstream: WrittenUpstream): Registration;
    };

/** The counterpart of the table of levels: where each of them is read, the mode is written. */
export const levelWriters: Readonly<Record<LevelName, LevelWriter>> = {
  "proxy-defaults-config": {
    document: "proxyDefaults",
    write: (value, mode) => ({ ...value, config: { ...value.config, mesh_gateway: { mode } } }),
  },
  "proxy-defaults": {
    document: "proxyDefaults",
    write: (value, mode) => ({ ...value, meshGateway: { mode } }),
  },
  "service-defaults": {
    document: "serviceDefaults",
    write: (value, mode) => ({ ...value, meshGateway: { mode } }),
  },
  "upstream-defaults": {
    document: "serviceDefaults",
    write: (value, mode) => ({
      ...value,
      upstreamConfig: {
        ...value.upstreamConfig,
        defaults: { ...value.upstreamConfig?.defaults, meshGateway: { mode } },
      },
    }),
  },
  proxy: {
    document: "registration",
    write: (value, mode) => ({ ...value, proxy: { ...value.proxy, meshGateway: { mode } } }),
  },
  "upstream-override": {
    document: "serviceDefaults",
    write: (value, mode, { definition, index }) => {
      const overrides = withMode(value.upstreamConfig?.overrides ?? [], index, overrideFor(definition), mode);
      return { ...value, upstreamConfig: { ...value.upstreamConfig, overrides } };
    },
  },
  upstream: {
    document: "registration",
    write: (value, mode, { definition, index }) => {
      const upstreams = withMode(value.proxy?.upstreams ?? [], index, definition, mode);
      return { ...value, proxy: { ...value.proxy, upstreams } };
    },
  },
};

function withMode<Item extends Upstream | UpstreamConfig>(
  items: readonly Item[],
  index: number | undefined,
  fresh: Item,
  mode: MeshGatewayMode,
): readonly Item[] {
  if (index === undefined) return [...items, { ...fresh, meshGateway: { mode } }];
  return items.map((item, at) => (at === index ? { ...item, meshGateway: { mode } } : item));
}

function overrideFor({ destinationName = "", destinationPeer }: Upstream): UpstreamConfig {
  return destinationPeer === undefined ? { name: destinationName } : { name: destinationName, peer: destinationPeer };
}
