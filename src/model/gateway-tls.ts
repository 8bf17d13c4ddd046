import { boolean, list, object, part, text } from "./type.js";

/** Where a gateway gets a certificate from, by Envoy's secret discovery service. */
export interface GatewayTLSSDSConfig {
  /** The Envoy cluster that serves secrets. */
  readonly clusterName?: string;
  /** Name of the secret. */
  readonly certResource?: string;
}

export const gatewayTLSSDSConfig = object<GatewayTLSSDSConfig>("GatewayTLSSDSConfig", {
  clusterName: text(),
  certResource: text(),
});

/** The versions and cipher suites of TLS that are negotiated. */
export interface TLSLimits {
  /** Empty, `TLS_AUTO`, `TLSv1_0`, `TLSv1_1`, `TLSv1_2` or `TLSv1_3`. */
  readonly tlsMinVersion?: string;
  /** As the minimum, and not below it. */
  readonly tlsMaxVersion?: string;
  /** Suites for TLS 1.2 and below, in order of preference. */
  readonly cipherSuites?: readonly string[];
}

/** The fields of {@link TLSLimits}, for the tables of the objects that have them. */
export const tlsLimitFields = {
  tlsMinVersion: text(),
  tlsMaxVersion: text(),
  cipherSuites: list(text()),
} as const;

/** TLS of an ingress gateway or of one of its listeners. */
export interface GatewayTLSConfig extends TLSLimits {
  /** True if listeners speak TLS with certificates of Consul's own authority. */
  readonly enabled?: boolean;
  readonly sds?: GatewayTLSSDSConfig;
}

export const gatewayTLSConfig = object<GatewayTLSConfig>("GatewayTLSConfig", {
  enabled: boolean(),
  sds: part(gatewayTLSSDSConfig),
  ...tlsLimitFields,
});

/** TLS of one service behind an ingress gateway. */
export interface GatewayServiceTLSConfig {
  readonly sds?: GatewayTLSSDSConfig;
}

export const gatewayServiceTLSConfig = object<GatewayServiceTLSConfig>("GatewayServiceTLSConfig", {
  sds: part(gatewayTLSSDSConfig),
});
