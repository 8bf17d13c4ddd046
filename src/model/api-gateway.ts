import { type EntryBase, entryFields } from "./entry.js";
import { apiGatewayJWTRequirement, type JWTRequirement } from "./jwt-requirement.js";
import { type ResourceReference, resourceReference } from "./resource-reference.js";
import { type Status, status } from "./status.js";
import { integer, list, object, part, text } from "./type.js";

/** TLS of a listener of an API gateway. */
export interface APIGatewayTLSConfiguration {
  /** The certificates that the listener shows: entries of kind inline-certificate or file-system-certificate. */
  readonly certificates?: readonly ResourceReference[];
  /** As `TLSMaxVersion` elsewhere. */
  readonly maxVersion?: string;
  /** As `TLSMinVersion` elsewhere. */
  readonly minVersion?: string;
  /** Cipher suites to choose from, for versions below 1.3. */
  readonly cipherSuites?: readonly string[];
}

export const apiGatewayTLSConfiguration = object<APIGatewayTLSConfiguration>("APIGatewayTLSConfiguration", {
  certificates: list(resourceReference),
  maxVersion: text({ alias: "tls_max_version", aliasKnownTo: ["client"] }),
  minVersion: text({ alias: "tls_min_version", aliasKnownTo: ["client"] }),
  cipherSuites: list(text(), { aliasKnownTo: ["client"] }),
});

/** What a listener asks of requests. */
export interface APIGatewayPolicy {
  /** Enterprise; the Community Edition lets only an empty one pass. */
  readonly jwt?: JWTRequirement;
}

export const apiGatewayPolicy = object<APIGatewayPolicy>("APIGatewayPolicy", {
  jwt: part(apiGatewayJWTRequirement),
});

/** A port that the gateway listens on, for some host name. */
export interface APIGatewayListener {
  /** Unique in the gateway. */
  readonly name?: string;
  /** Empty means any. */
  readonly hostname?: string;
  /** Port that the gateway listens on. */
  readonly port?: number;
  /** `http` or `tcp`; Consul lowers its case. */
  readonly protocol?: string;
  readonly tls?: APIGatewayTLSConfiguration;
  /** Wins over what a route says. */
  readonly override?: APIGatewayPolicy;
  /** Holds where a route says nothing. */
  readonly default?: APIGatewayPolicy;
}

export const apiGatewayListener = object<APIGatewayListener>("APIGatewayListener", {
  name: text(),
  hostname: text(),
  port: integer(),
  protocol: text(),
  tls: part(apiGatewayTLSConfiguration),
  override: part(apiGatewayPolicy),
  default: part(apiGatewayPolicy),
});

/** A gateway that routes (http-route, tcp-route) attach to. */
export interface APIGateway extends EntryBase {
  readonly kind: "api-gateway";
  readonly listeners?: readonly APIGatewayListener[];
  readonly status?: Status;
}

export const apiGateway = object<Omit<APIGateway, "kind">>("APIGatewayConfigEntry", {
  ...entryFields,
  listeners: list(apiGatewayListener),
  status: part(status),
});
