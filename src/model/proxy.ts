import { boolean, integer, list, map, type OpaqueMap, object, opaqueMap, text } from "./type.js";

/** Settings of transparent proxying. */
export interface TransparentProxyConfig {
  /** Port of the listener that outgoing traffic is redirected to. */
  readonly outboundListenerPort?: number;
  /** True if others dial this service's instances by their own addresses. */
  readonly dialedDirectly?: boolean;
}

export const transparentProxyConfig = object<TransparentProxyConfig>("TransparentProxyConfig", {
  outboundListenerPort: integer(),
  dialedDirectly: boolean(),
});

/** A path that is served without mutual TLS. */
export interface ExposePath {
  /** Port of the extra listener. */
  readonly listenerPort?: number;
  /** The path, with a slash before it. */
  readonly path?: string;
  /** Port of the service that gets the requests. */
  readonly localPathPort?: number;
  /** `http` or `http2`. */
  readonly protocol?: string;
  /** True where Consul derived the path from a check. */
  readonly parsedFromCheck?: boolean;
}

export const exposePath = object<ExposePath>("ExposePath", {
  listenerPort: integer({ apiAlias: true }),
  path: text(),
  localPathPort: integer({ apiAlias: true }),
  protocol: text(),
  parsedFromCheck: boolean({ aliasKnownTo: ["server"], apiAlias: true, knownTo: ["client", "server", "api"] }),
});

/** Which paths a proxy serves without mutual TLS. */
export interface ExposeConfig {
  /** Expose the paths of all HTTP and gRPC checks. */
  readonly checks?: boolean;
  readonly paths?: readonly ExposePath[];
}

export const exposeConfig = object<ExposeConfig>("ExposeConfig", { checks: boolean(), paths: list(exposePath) });

/** An extension of the Envoy configuration that Consul makes. */
export interface EnvoyExtension {
  /** `builtin/lua`, `builtin/aws/lambda`, … */
  readonly name?: string;
  /** True if a failure of the extension makes the proxy's configuration fail. */
  readonly required?: boolean;
  readonly arguments?: OpaqueMap;
  /** Version constraint on Consul. */
  readonly consulVersion?: string;
  /** Version constraint on Envoy. */
  readonly envoyVersion?: string;
}

export const envoyExtension = object<EnvoyExtension>("EnvoyExtension", {
  name: text(),
  required: boolean(),
  arguments: opaqueMap(),
  consulVersion: text({ alias: false }),
  envoyVersion: text({ alias: false }),
});

/** Where proxies write their access logs. */
export interface AccessLogsConfig {
  /** True if there are access logs at all. */
  readonly enabled?: boolean;
  /** Leave out connections that no upstream matches. */
  readonly disableListenerLogs?: boolean;
  /** Empty (stdout), `file`, `stderr`, `stdout`. */
  readonly type?: string;
  /** The file, with `type` `file`. */
  readonly path?: string;
  /** A line's form as JSON text. */
  readonly jsonFormat?: string;
  /** A line's form as text. */
  readonly textFormat?: string;
}

export const accessLogsConfig = object<AccessLogsConfig>("AccessLogsConfig", {
  enabled: boolean(),
  disableListenerLogs: boolean(),
  type: text(),
  path: text(),
  jsonFormat: text(),
  textFormat: text(),
});

/** Pairs of text that Consul keeps with an entry or a registration and does not look at. */
export type Meta = Readonly<Record<string, string>>;

export const meta = map(text());

/** Bytes that a directory may have so that the path of a socket in it fits. */
export const maximumSocketDirectory = 70;

/** What the mode of a proxy may be besides empty. Letter case counts. */
export const proxyModes: readonly string[] = ["direct", "transparent"];
