import { type Check, check } from "./check.js";
import { type Locality, locality } from "./locality.js";
import { boolean, integer, list, type ObjectType, object, part, text } from "./type.js";
import { type WrittenService, writtenService } from "./written-service.js";

/** The settings of an agent on which gateways and modes rest, with Consul's defaults filled in. */
export interface AgentSettings {
  /** In small letters. */
  readonly datacenter: string;
  /** In small letters; the datacenter itself unless set. */
  readonly primaryDatacenter: string;
  /** Absent: the host's name, which files do not tell. */
  readonly nodeName?: string;
  /** True for a server, false for a client. */
  readonly server: boolean;
  /** The mesh. */
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
  /** Ports of the agent, and ranges of ports for proxies. */
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
  /** Peerings with other clusters. */
  readonly peering: {
    /** False: no peering can be made. */
    readonly enabled: boolean;
  };
  /** Access control. */
  readonly acl: {
    /** False: anybody may do anything. */
    readonly enabled: boolean;
    /** `allow` or `deny`; also decides about connections that no intention covers. */
    readonly defaultPolicy: string;
  };
  /** Concerns answers of DNS and HTTP, not proxies. */
  readonly translateWANAddrs: boolean;
  /** Where the agent runs. */
  readonly locality?: Locality;
}

/** What one agent file, or several merged, may hold of the things that this library reads. */
export interface AgentFile {
  /** Services to register. */
  readonly services?: readonly WrittenService[];
  /** One service to register. */
  readonly service?: WrittenService;
  /** Checks of the node, or of services by their ID. */
  readonly checks?: readonly Check[];
  /** One check of the node, or of a service by its ID. */
  readonly check?: Check;
  /** The datacenter that the agent is in; `dc1` if absent. */
  readonly datacenter?: string;
  /** The datacenter that holds what all datacenters share; the agent's own if absent. */
  readonly primaryDatacenter?: string;
  /** The old name of `primary_datacenter`; turns ACLs on. */
  readonly aclDatacenter?: string;
  /** The old name of `acl.default_policy`. */
  readonly aclDefaultPolicy?: string;
  /** Name of the node; the host's name if absent. */
  readonly nodeName?: string;
  /** Enterprise: the partition that the agent is in. */
  readonly partition?: string;
  /** True for a server, false for a client. */
  readonly server?: boolean;
  /** The mesh. */
  readonly connect?: Partial<AgentSettings["connect"]>;
  /** Addresses of the primary's gateways, for servers of a secondary datacenter. */
  readonly primaryGateways?: readonly string[];
  /** Servers of other datacenters to join; excludes federation through mesh gateways. */
  readonly retryJoinWAN?: readonly string[];
  /** The old name of `retry_join_wan`. */
  readonly startJoinWAN?: readonly string[];
  /** False: proxy-defaults and service-defaults do not reach the proxies of this agent. */
  readonly enableCentralServiceConfig?: boolean;
  readonly ports?: AgentPorts;
  /** Peerings with other clusters. */
  readonly peering?: Partial<AgentSettings["peering"]>;
  readonly acl?: AgentAcl;
  /** Concerns answers of DNS and HTTP, not proxies. */
  readonly translateWANAddrs?: boolean;
  /** Where the agent runs. */
  readonly locality?: Locality;
}

/** The block `ports`: listeners of the agent, and ranges for listeners of proxies. */
export interface AgentPorts extends Partial<AgentSettings["ports"]> {
  /** Port for DNS. */
  readonly dns?: number;
  /** Port of the HTTP API. */
  readonly http?: number;
  /** Port of the HTTP API over TLS. */
  readonly https?: number;
  /** Port for gossip within the datacenter. */
  readonly serfLAN?: number;
  /** Port for gossip between datacenters. */
  readonly serfWAN?: number;
  /** Port at which servers are called by other agents. */
  readonly server?: number;
  /** First port for proxies that the agent once started itself. */
  readonly proxyMinPort?: number;
  /** Last port for proxies that the agent once started itself, inclusive. */
  readonly proxyMaxPort?: number;
  /** First port for paths of checks that proxies expose. */
  readonly exposeMinPort?: number;
  /** Last port for paths of checks that proxies expose, inclusive. */
  readonly exposeMaxPort?: number;
}

/** The block `acl`. */
export interface AgentAcl extends Partial<AgentSettings["acl"]> {
  readonly tokens?: AgentTokens;
}

/** The block `acl.tokens`. None of the tokens is kept. */
export interface AgentTokens {
  /** The first token, which may do anything. */
  readonly initialManagement?: string;
  /** For copying from the primary datacenter. */
  readonly replication?: string;
  /** For the agent's own API while no server can be reached. */
  readonly agentRecovery?: string;
  /** For requests that bring none. */
  readonly default?: string;
  /** For what the agent does by itself. */
  readonly agent?: string;
  /** For the registration of what is in the agent's files. */
  readonly configFileServiceRegistration?: string;
  /** For requests by DNS. */
  readonly dns?: string;
  /** Old name of `agent_recovery`. */
  readonly agentMaster?: string;
  /** Old name of `initial_management`. */
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
  tokens: part(agentTokens, { agentPointer: false }),
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
  connect: part(agentConnect, { agentPointer: false }),
  primaryGateways: list(text()),
  retryJoinWAN: list(text(), { snakeName: "retry_join_wan" }),
  startJoinWAN: list(text(), { snakeName: "start_join_wan" }),
  enableCentralServiceConfig: boolean(),
  ports: part(agentPorts, { agentPointer: false }),
  peering: part(agentPeering, { agentPointer: false }),
  acl: part(agentAcl, { agentPointer: false }),
  translateWANAddrs: boolean({ snakeName: "translate_wan_addrs" }),
  locality: part(locality),
});

/** The blocks of which only some members are read, by their tables. */
export const agentBlocks: ReadonlyMap<ObjectType, string> = new Map<ObjectType, string>([
  [agentConnect, "connect"],
  [agentPeering, "peering"],
  [agentAcl, "acl"],
  [agentTokens, "acl.tokens"],
]);
