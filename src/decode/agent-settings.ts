import type { AgentFile, AgentPorts, AgentSettings } from "../model/agent.js";

/** What Consul assumes of an agent where its files say nothing. */
export interface AgentDefaults {
  /** The host's name, which becomes the node's. Files do not tell it. */
  readonly nodeName?: string;
  /** True for an agent started in development mode: a server that serves gRPC on port 8502. */
  readonly developmentMode?: boolean;
}

/** Ports that an agent assigns to sidecars unless its settings say others. */
export const defaultSidecarPorts = { first: 21000, last: 21255 } as const;
const defaultGrpcTlsPortOfServers = 8503;
const defaultGrpcPortInDevelopment = 8502;

/** A port of 0 or less is off, which Consul writes as -1. */
const off = -1;

/** The settings that follow from what the files say, old names settled; defaults are filled in. */
export function completeSettings(written: AgentFile, defaults: AgentDefaults): AgentSettings {
  const isDevelopment = defaults.developmentMode === true;
  const { connect = {}, ports = {}, acl = {} } = written;
  const datacenter = (written.datacenter ?? "dc1").toLowerCase();
  const server = written.server ?? isDevelopment;
  // An empty name is none; one of white space only is a name that is empty once trimmed, and refused.
  const nodeName = firstGiven(written.nodeName, defaults.nodeName)?.trim();
  const primary = firstGiven(written.primaryDatacenter)?.toLowerCase();
  return {
    datacenter,
    primaryDatacenter: primary ?? datacenter,
    ...(nodeName === undefined ? {} : { nodeName }),
    server,
    connect: {
      enabled: connect.enabled ?? true,
      enableMeshGatewayWANFederation: connect.enableMeshGatewayWANFederation ?? false,
    },
    primaryGateways: written.primaryGateways ?? [],
    enableCentralServiceConfig: written.enableCentralServiceConfig ?? true,
    ports: {
      grpc: portOf(ports.grpc, isDevelopment ? defaultGrpcPortInDevelopment : off),
      grpcTLS: portOf(ports.grpcTLS, server ? defaultGrpcTlsPortOfServers : off),
      sidecarMinPort: portOf(ports.sidecarMinPort, defaultSidecarPorts.first),
      sidecarMaxPort: portOf(ports.sidecarMaxPort, defaultSidecarPorts.last),
    },
    peering: { enabled: written.peering?.enabled ?? true },
    acl: {
      enabled: acl.enabled ?? false,
      defaultPolicy: acl.defaultPolicy ?? "allow",
    },
    translateWANAddrs: written.translateWANAddrs ?? false,
    ...(written.locality === undefined ? {} : { locality: written.locality }),
  };
}

/** A port as Consul takes it, with its default. */
export function portOf(written: number | undefined, fallback: number): number {
  const port = written ?? fallback;
  return port <= 0 ? off : port;
}

/** Ranges of ports for listeners of proxies, with their defaults: first and last port, inclusive. */
export const portRanges: readonly {
  readonly first: keyof AgentPorts;
  readonly last: keyof AgentPorts;
  readonly defaults: readonly [number, number];
}[] = [
  { first: "proxyMinPort", last: "proxyMaxPort", defaults: [20000, 20255] },
  { first: "sidecarMinPort", last: "sidecarMaxPort", defaults: [defaultSidecarPorts.first, defaultSidecarPorts.last] },
  { first: "exposeMinPort", last: "exposeMaxPort", defaults: [21500, 21755] },
];

function firstGiven(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== "");
}
