import { type EntryBase, entryFields } from "./entry.js";
import { boolean, bytes, duration, integer, list, object, part, text } from "./type.js";

/** Keys that stand in the entry or in a file. */
export interface LocalJWKS {
  /** The key set, in base64. */
  readonly jwks?: string;
  /** A file beside each proxy. */
  readonly filename?: string;
}

export const localJWKS = object<LocalJWKS>("LocalJWKS", { jwks: text(), filename: text() });

/** Time between two tries to fetch keys. */
export interface RetryPolicyBackOff {
  /** Duration in Go's form. */
  readonly baseInterval?: string;
  /** Duration in Go's form; 0 or not below the base. */
  readonly maxInterval?: string;
}

export const retryPolicyBackOff = object<RetryPolicyBackOff>("RetryPolicyBackOff", {
  baseInterval: duration("nanoseconds"),
  maxInterval: duration("nanoseconds"),
});

/** How fetching keys is tried again. */
export interface JWKSRetryPolicy {
  /** How often the key set is asked for again. */
  readonly numRetries?: number;
  readonly retryPolicyBackOff?: RetryPolicyBackOff;
}

export const jwksRetryPolicy = object<JWKSRetryPolicy>("JWKSRetryPolicy", {
  numRetries: integer(),
  retryPolicyBackOff: part(retryPolicyBackOff),
});

/** A certificate authority that Envoy gets by a name. */
export interface JWKSTLSCertProviderInstance {
  /** Envoy's name for the provider of certificates. */
  readonly instanceName?: string;
  /** Which of its certificates; `ROOTCA` for the authority's. */
  readonly certificateName?: string;
}

export const jwksTLSCertProviderInstance = object<JWKSTLSCertProviderInstance>("JWKSTLSCertProviderInstance", {
  instanceName: text(),
  certificateName: text(),
});

/** A certificate authority; exactly one of the forms is set. */
export interface JWKSTLSCertTrustedCA {
  /** A file at the proxy. */
  readonly filename?: string;
  /** A variable of the proxy's environment. */
  readonly environmentVariable?: string;
  /** The certificates as PEM text. */
  readonly inlineString?: string;
  /** Base64 of the bytes that the server ends up with. */
  readonly inlineBytes?: string;
}

export const jwksTLSCertTrustedCA = object<JWKSTLSCertTrustedCA>("JWKSTLSCertTrustedCA", {
  filename: text(),
  environmentVariable: text(),
  inlineString: text(),
  inlineBytes: bytes(),
});

/** How the server of the keys is trusted; exactly one of the forms is set. */
export interface JWKSTLSCertificate {
  readonly caCertificateProviderInstance?: JWKSTLSCertProviderInstance;
  readonly trustedCA?: JWKSTLSCertTrustedCA;
}

export const jwksTLSCertificate = object<JWKSTLSCertificate>("JWKSTLSCertificate", {
  caCertificateProviderInstance: part(jwksTLSCertProviderInstance, { consulName: "CaCertificateProviderInstance" }),
  trustedCA: part(jwksTLSCertTrustedCA),
});

/** How Envoy finds the server of the keys. */
export interface JWKSCluster {
  /** Empty, `STRICT_DNS`, `STATIC`, `LOGICAL_DNS`, `EDS` or `ORIGINAL_DST`. */
  readonly discoveryType?: string;
  readonly tlsCertificates?: JWKSTLSCertificate;
  /** Duration in Go's form. */
  readonly connectTimeout?: string;
}

export const jwksCluster = object<JWKSCluster>("JWKSCluster", {
  discoveryType: text(),
  tlsCertificates: part(jwksTLSCertificate),
  connectTimeout: duration("nanoseconds"),
});

/** Keys that proxies fetch. */
export interface RemoteJWKS {
  /** Where the key set is. */
  readonly uri?: string;
  /** Milliseconds. */
  readonly requestTimeoutMs?: number;
  /** Duration in Go's form. */
  readonly cacheDuration?: string;
  /** True if listeners start before the key set is there. */
  readonly fetchAsynchronously?: boolean;
  readonly retryPolicy?: JWKSRetryPolicy;
  readonly jwksCluster?: JWKSCluster;
}

export const remoteJWKS = object<RemoteJWKS>("RemoteJWKS", {
  uri: text(),
  requestTimeoutMs: integer(),
  cacheDuration: duration("nanoseconds"),
  fetchAsynchronously: boolean(),
  retryPolicy: part(jwksRetryPolicy),
  jwksCluster: part(jwksCluster),
});

/** The keys that tokens are checked with; exactly one of the forms is set. */
export interface JSONWebKeySet {
  readonly local?: LocalJWKS;
  readonly remote?: RemoteJWKS;
}

export const jsonWebKeySet = object<JSONWebKeySet>("JSONWebKeySet", {
  local: part(localJWKS),
  remote: part(remoteJWKS),
});

/** A header that holds the token. */
export interface JWTLocationHeader {
  /** Name of the header. */
  readonly name?: string;
  /** What stands before the token, such as `Bearer `. */
  readonly valuePrefix?: string;
  /** True if the header is passed on. */
  readonly forward?: boolean;
}

export const jwtLocationHeader = object<JWTLocationHeader>("JWTLocationHeader", {
  name: text(),
  valuePrefix: text(),
  forward: boolean(),
});

/** A query parameter that holds the token. */
export interface JWTLocationQueryParam {
  /** Name of the query parameter. */
  readonly name?: string;
}

export const jwtLocationQueryParam = object<JWTLocationQueryParam>("JWTLocationQueryParam", { name: text() });

/** A cookie that holds the token. */
export interface JWTLocationCookie {
  /** Name of the cookie. */
  readonly name?: string;
}

export const jwtLocationCookie = object<JWTLocationCookie>("JWTLocationCookie", { name: text() });

/** Where in a request the token is looked for; exactly one of the forms is set. */
export interface JWTLocation {
  readonly header?: JWTLocationHeader;
  readonly queryParam?: JWTLocationQueryParam;
  readonly cookie?: JWTLocationCookie;
}

export const jwtLocation = object<JWTLocation>("JWTLocation", {
  header: part(jwtLocationHeader),
  queryParam: part(jwtLocationQueryParam),
  cookie: part(jwtLocationCookie),
});

/** How a checked token is passed on to the service. */
export interface JWTForwardingConfig {
  /** The header in which the service gets the token's payload. */
  readonly headerName?: string;
  /** True if the payload's base64 is padded. */
  readonly padForwardPayloadHeader?: boolean;
}

export const jwtForwardingConfig = object<JWTForwardingConfig>("JWTForwardingConfig", {
  headerName: text(),
  padForwardPayloadHeader: boolean(),
});

/** The store of checked tokens. */
export interface JWTCacheConfig {
  /** Tokens to remember. */
  readonly size?: number;
}

export const jwtCacheConfig = object<JWTCacheConfig>("JWTCacheConfig", { size: integer() });

/** Somebody who issues tokens, and how those are checked. */
export interface JWTProvider extends EntryBase {
  readonly kind: "jwt-provider";
  readonly jsonWebKeySet?: JSONWebKeySet;
  /** Who must have issued the tokens. */
  readonly issuer?: string;
  /** For whom the tokens may be; one of them is enough. */
  readonly audiences?: readonly string[];
  readonly locations?: readonly JWTLocation[];
  readonly forwarding?: JWTForwardingConfig;
  /** Zero becomes 30. */
  readonly clockSkewSeconds?: number;
  readonly cacheConfig?: JWTCacheConfig;
}

export const jwtProvider = object<Omit<JWTProvider, "kind">>("JWTProviderConfigEntry", {
  ...entryFields,
  jsonWebKeySet: part(jsonWebKeySet),
  issuer: text(),
  audiences: list(text()),
  locations: list(jwtLocation, { refusesNull: true }),
  forwarding: part(jwtForwardingConfig),
  clockSkewSeconds: integer(),
  cacheConfig: part(jwtCacheConfig),
});
