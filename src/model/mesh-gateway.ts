import { object, text } from "./type.js";

/** The modes that Consul acts on. Config entries accept any other text and then treat it like `none`. */
export const meshGatewayModes = ["none", "local", "remote"] as const;

/** How traffic to other datacenters leaves: directly, through a gateway of the own datacenter, or of the remote one. */
export type MeshGatewayMode = (typeof meshGatewayModes)[number];

/** Tells the modes that Consul acts on from the words that it merely carries along. Letter case counts. */
export function isMeshGatewayMode(mode: string): mode is MeshGatewayMode {
  return meshGatewayModes.some((known) => known === mode);
}

/** The block `mesh_gateway`, wherever it stands. */
export interface MeshGatewayConfig {
  /** `none`, `local`, `remote`; empty means no opinion, like an absent block. */
  readonly mode?: string;
}

export const meshGatewayConfig = object<MeshGatewayConfig>("MeshGatewayConfig", { mode: text() });
