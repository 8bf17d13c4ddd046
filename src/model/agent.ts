import { type Check, check } from "./check.js";
import { type Locality, locality } from "./service.js";
import { boolean, integer, list, object, part, text } from "./type.js";
import { type WrittenService, writtenService } from "./written-service.js";

/** The settings of an agent on which gateways and modes rest, with Consul's defaults filled in. */
export interface AgentSettings {
  /** In small letters. */
  readonly datacenter: string;
  /** In small letters; the datacenter itself unless set. */
  readonly primaryDatacenter: string;
  /** Absent: the host's name, which files do not tell. */
  readonly nodeName?: string;
  readonly server: boolean;
  readonly connect: {
    /** False: no mesh on this agent. */
    readonly enabled: boolean;
    /** Servers of different datacenters talk through mesh gateways. */
    readonly enableMeshGatewayWANFederation: boolean;
  };
  /** Addresses of the primary's gateways, for servers of a secondary datacenter. */
  readonly primaryGateways: readonly string[];
  /** False: proxy-defaults and service-defaults do not reach the proxies of this agent. */
  readonly enableCentralServiceConfig: boolean;
  readonly ports: {
    /** Where proxies get their configuration; -1 is off. */
    readonly grpc: number;
    /** The same over TLS; -1 is off. */
    readonly grpcTLS: number;
    /** First port for sidecars without one of their own; -1 is off. */
    readonly sidecarMinPort: number;
    /** Last port for sidecars, inclusive; -1 is off. */
    readonly sidecarMaxPort: number;
  };
  readonly peering: { readonly enabled: boolean };
  readonly acl: {
    readonly enabled: boolean;
    /** `allow` or `deny`; also decides about connections that no intention covers. */
    readonly defaultPolicy: string;
  };
  /** Concerns answers of DNS and HTTP, not proxies. */
  readonly translateWANAddrs: boolean;
  readonly locality?: Locality;
}

export const agentSettings = object<AgentSettings>("AgentSettings", {
  datacenter: text(),
  primaryDatacenter: text(),
  nodeName: text(),
  server: boolean({ keepsZero: true }),
  connect: part(
    object<AgentSettings["connect"]>("Connect", {
      enabled: boolean({ keepsZero: true }),
      enableMeshGatewayWANFederation: boolean({ keepsZero: true }),
    }),
  ),
  primaryGateways: list(text()),
  enableCentralServiceConfig: boolean({ keepsZero: true }),
  ports: part(
    object<AgentSettings["ports"]>("Ports", {
      grpc: integer({ consulName: "GRPC" }),
      grpcTLS: integer({ consulName: "GRPCTLS" }),
      sidecarMinPort: integer(),
      sidecarMaxPort: integer(),
    }),
  ),
  peering: part(object<AgentSettings["peering"]>("Peering", { enabled: boolean({ keepsZero: true }) })),
  acl: part(
    object<AgentSettings["acl"]>("ACL", {
      enabled: boolean({ consulName: "Enabled", keepsZero: true }),
      defaultPolicy: text(),
    }),
  ),
  translateWANAddrs: boolean({ consulName: "TranslateWANAddrs", keepsZero: true }),
  locality: part(locality),
});

/** What one agent file, or several merged, may hold of the things that this library reads. */
export interface AgentFile {
  readonly services?: readonly WrittenService[];
  readonly service?: WrittenService;
  readonly checks?: readonly Check[];
  readonly check?: Check;
  readonly datacenter?: string;
  readonly primaryDatacenter?: string;
  /** The old name of `primary_datacenter`; turns ACLs on. */
  readonly aclDatacenter?: string;
  /** The old name of `acl.default_policy`. */
  readonly aclDefaultPolicy?: string;
  readonly nodeName?: string;
  readonly partition?: string;
  readonly server?: boolean;
  readonly connect?: { readonly enabled?: boolean; readonly enableMeshGatewayWANFederation?: boolean };
  readonly primaryGateways?: readonly string[];
  readonly retryJoinWAN?: readonly string[];
  readonly enableCentralServiceConfig?: boolean;
  readonly ports?: AgentPorts;
  readonly peering?: { readonly enabled?: boolean };
  readonly acl?: AgentAcl;
  readonly translateWANAddrs?: boolean;
  readonly locality?: Locality;
}

/** The block `ports`: listeners of the agent, and ranges for listeners of proxies. */
export interface AgentPorts {
  readonly dns?: number;
  readonly http?: number;
  readonly https?: number;
  readonly serfLAN?: number;
  readonly serfWAN?: number;
  readonly server?: number;
  readonly grpc?: number;
  readonly grpcTLS?: number;
  readonly proxyMinPort?: number;
  readonly proxyMaxPort?: number;
  readonly sidecarMinPort?: number;
  readonly sidecarMaxPort?: number;
  readonly exposeMinPort?: number;
  readonly exposeMaxPort?: number;
}

/** The block `acl`. */
export interface AgentAcl {
  readonly enabled?: boolean;
  readonly defaultPolicy?: string;
  readonly tokens?: AgentTokens;
}

/** The block `acl.tokens`. None of the tokens is kept. */
export interface AgentTokens {
  readonly initialManagement?: string;
  readonly replication?: string;
  readonly agentRecovery?: string;
  readonly default?: string;
  readonly agent?: string;
  readonly configFileServiceRegistration?: string;
  readonly dns?: string;
  readonly agentMaster?: string;
  readonly master?: string;
}

export const agentTokens = object<AgentTokens>("Tokens", {
  initialManagement: text(),
  replication: text(),
  agentRecovery: text(),
  default: text(),
  agent: text(),
  configFileServiceRegistration: text(),
  dns: text(),
  agentMaster: text(),
  master: text(),
});

export const agentAcl = object<AgentAcl>("ACL", {
  enabled: boolean(),
  defaultPolicy: text(),
  tokens: part(agentTokens),
});

export const agentConnect = object<NonNullable<AgentFile["connect"]>>("Connect", {
  enabled: boolean(),
  enableMeshGatewayWANFederation: boolean({ snakeName: "enable_mesh_gateway_wan_federation" }),
});

export const agentPeering = object<NonNullable<AgentFile["peering"]>>("Peering", { enabled: boolean() });

export const agentPorts = object<AgentPorts>("Ports", {
  dns: integer(),
  http: integer(),
  https: integer(),
  serfLAN: integer({ snakeName: "serf_lan" }),
  serfWAN: integer({ snakeName: "serf_wan" }),
  server: integer(),
  grpc: integer(),
  grpcTLS: integer({ snakeName: "grpc_tls" }),
  proxyMinPort: integer(),
  proxyMaxPort: integer(),
  sidecarMinPort: integer(),
  sidecarMaxPort: integer(),
  exposeMinPort: integer(),
  exposeMaxPort: integer(),
});

export const agentFile = object<AgentFile>("agent configuration", {
  services: list(writtenService),
  service: part(writtenService),
  checks: list(check),
  check: part(check),
  datacenter: text(),
  primaryDatacenter: text(),
  aclDatacenter: text({ snakeName: "acl_datacenter" }),
  aclDefaultPolicy: text({ snakeName: "acl_default_policy" }),
  nodeName: text(),
  partition: text(),
  server: boolean(),
  connect: part(agentConnect),
  primaryGateways: list(text()),
  retryJoinWAN: list(text(), { snakeName: "retry_join_wan" }),
  enableCentralServiceConfig: boolean(),
  ports: part(agentPorts),
  peering: part(agentPeering),
  acl: part(agentAcl),
  translateWANAddrs: boolean({ snakeName: "translate_wan_addrs" }),
  locality: part(locality),
});
