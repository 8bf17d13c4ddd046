import { boolean, duration, integer, list, map, object, text } from "./type.js";

/** A health check as a service, or an agent for its node, defines it. Durations are text in Go's form. */
export interface Check {
  /** Tells the checks of a node apart; made of the service's ID if absent. */
  readonly checkID?: string;
  /** Name for people. */
  readonly name?: string;
  /** What the check says until it first ran: `passing`, `warning` or `critical`, the last if absent. */
  readonly status?: string;
  /** Words for people. */
  readonly notes?: string;
  /** For checks of an agent: the service that the check is about. Inside a service it is read and dropped. */
  readonly serviceID?: string;
  /** The ACL token to register the check with; never part of a registration, and no key of the registration API. */
  readonly token?: string;
  /** Command and arguments of a script check. */
  readonly scriptArgs?: readonly string[];
  /** URL to ask; any answer of 2xx is good. */
  readonly http?: string;
  /** Headers of the HTTP request. */
  readonly header?: Readonly<Record<string, readonly string[]>>;
  /** Method of the HTTP request; GET if absent. */
  readonly method?: string;
  /** Body of the HTTP request. */
  readonly body?: string;
  /** True if a redirect is an answer like any other and not followed. */
  readonly disableRedirects?: boolean;
  /** Bytes of output that are kept; 4096 if absent or 0. */
  readonly outputMaxSize?: number;
  /** Address and port to connect to. */
  readonly tcp?: string;
  /** True if the TCP connection is over TLS. */
  readonly tcpUseTLS?: boolean;
  /** Address and port to send a datagram to. */
  readonly udp?: string;
  /** Time between two runs of a check that asks something. */
  readonly interval?: string;
  /** The container in which the command of a script check runs. */
  readonly dockerContainerID?: string;
  /** Shell for the command that runs in a container. */
  readonly shell?: string;
  /** Address, port and perhaps service name of a gRPC health endpoint. */
  readonly grpc?: string;
  /** True if the gRPC connection is over TLS. */
  readonly grpcUseTLS?: boolean;
  /** Server name to ask for over TLS. */
  readonly tlsServerName?: string;
  /** True if the certificate of the other side is not verified. */
  readonly tlsSkipVerify?: boolean;
  /** The node whose health this check repeats. */
  readonly aliasNode?: string;
  /** The service whose health this check repeats. */
  readonly aliasService?: string;
  /** Time after which a run counts as failed. */
  readonly timeout?: string;
  /** Time within which somebody has to report the health, for a check that asks nothing. */
  readonly ttl?: string;
  /** Address and port to ping over HTTP/2. */
  readonly h2ping?: string;
  /** True unless given, where `h2ping` is given. */
  readonly h2pingUseTLS?: boolean;
  /** Name of the operating system's service to look at. */
  readonly osService?: string;
  /** Good runs in a row before the check passes. */
  readonly successBeforePassing?: number;
  /** Bad runs in a row before the check warns; as many as for critical if absent. */
  readonly failuresBeforeWarning?: number;
  /** Bad runs in a row before the check is critical. */
  readonly failuresBeforeCritical?: number;
  /** Time of being critical after which the service is taken out of the catalogue. */
  readonly deregisterCriticalServiceAfter?: string;
}

export const check = object<Check>("CheckType", {
  checkID: text({ snakeName: "id" }),
  name: text(),
  status: text(),
  notes: text(),
  serviceID: text({ agentAlias: true, apiAlias: true }),
  token: text({ knownTo: ["client", "server", "agent"] }),
  scriptArgs: list(text(), { snakeName: "args", agentAlias: true, apiAlias: ["args", "script_args"] }),
  http: text(),
  header: map(list(text())),
  method: text(),
  body: text(),
  disableRedirects: boolean(),
  outputMaxSize: integer(),
  tcp: text(),
  tcpUseTLS: boolean({ apiAlias: true }),
  udp: text(),
  interval: duration("text"),
  dockerContainerID: text({ agentAlias: true, apiAlias: true }),
  shell: text(),
  grpc: text(),
  grpcUseTLS: boolean({ apiAlias: true }),
  tlsServerName: text({ apiAlias: true }),
  tlsSkipVerify: boolean({ agentAlias: true, apiAlias: true }),
  aliasNode: text(),
  aliasService: text(),
  timeout: duration("text"),
  ttl: duration("text"),
  h2ping: text({ snakeName: "h2ping" }),
  h2pingUseTLS: boolean({ consulName: "H2PingUseTLS", snakeName: "h2ping_use_tls", apiAlias: true }),
  osService: text(),
  successBeforePassing: integer(),
  failuresBeforeWarning: integer(),
  failuresBeforeCritical: integer(),
  deregisterCriticalServiceAfter: duration("text", { agentAlias: true, apiAlias: true }),
});

/** The fields of a check that hold durations. */
export const checkDurations = ["interval", "timeout", "ttl", "deregisterCriticalServiceAfter"] as const;
