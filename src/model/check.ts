import { boolean, duration, integer, list, map, object, text } from "./type.js";

/** A health check as a service, or an agent for its node, defines it. Durations are text in Go's form. */
export interface Check {
  readonly checkID?: string;
  readonly name?: string;
  readonly status?: string;
  readonly notes?: string;
  /** For checks of an agent: the service that the check is about. Inside a service it is read and dropped. */
  readonly serviceID?: string;
  /** The ACL token to register the check with; never part of a registration. */
  readonly token?: string;
  /** Command and arguments of a script check. */
  readonly scriptArgs?: readonly string[];
  readonly http?: string;
  readonly header?: Readonly<Record<string, readonly string[]>>;
  readonly method?: string;
  readonly body?: string;
  readonly disableRedirects?: boolean;
  /** Bytes of output that are kept; 4096 if absent or 0. */
  readonly outputMaxSize?: number;
  readonly tcp?: string;
  readonly tcpUseTLS?: boolean;
  readonly udp?: string;
  readonly interval?: string;
  readonly dockerContainerID?: string;
  readonly shell?: string;
  readonly grpc?: string;
  readonly grpcUseTLS?: boolean;
  readonly tlsServerName?: string;
  readonly tlsSkipVerify?: boolean;
  readonly aliasNode?: string;
  /** The service whose health this check repeats. */
  readonly aliasService?: string;
  readonly timeout?: string;
  readonly ttl?: string;
  readonly h2ping?: string;
  /** True unless given, where `h2ping` is given. */
  readonly h2pingUseTLS?: boolean;
  readonly osService?: string;
  readonly successBeforePassing?: number;
  readonly failuresBeforeWarning?: number;
  readonly failuresBeforeCritical?: number;
  readonly deregisterCriticalServiceAfter?: string;
}

export const check = object<Check>("CheckType", {
  checkID: text({ snakeName: "id" }),
  name: text(),
  status: text(),
  notes: text(),
  serviceID: text({ agentAlias: true, apiAlias: true }),
  token: text(),
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
