import { type EntryBase, entryFields } from "./entry.js";
import { type TLSLimits, tlsLimitFields } from "./gateway-tls.js";
import { boolean, object, part, text } from "./type.js";

/** Transparent proxying in the whole mesh. */
export interface TransparentProxyMeshConfig {
  /** True if proxies pass on only what is meant for services of the mesh. */
  readonly meshDestinationsOnly?: boolean;
}

export const transparentProxyMeshConfig = object<TransparentProxyMeshConfig>("TransparentProxyMeshConfig", {
  meshDestinationsOnly: boolean(),
});

export const meshDirectionalTLSConfig = object<TLSLimits>("MeshDirectionalTLSConfig", { ...tlsLimitFields });

/** TLS between proxies. */
export interface MeshTLSConfig {
  readonly incoming?: TLSLimits;
  readonly outgoing?: TLSLimits;
}

export const meshTLSConfig = object<MeshTLSConfig>("MeshTLSConfig", {
  incoming: part(meshDirectionalTLSConfig),
  outgoing: part(meshDirectionalTLSConfig),
});

/** How a request's path and headers are tidied before intentions are matched. */
export interface RequestNormalizationMeshConfig {
  /** True if paths are left as they are written, which lets permissions be tricked. */
  readonly insecureDisablePathNormalization?: boolean;
  /** True if several slashes in a row count as one. */
  readonly mergeSlashes?: boolean;
  /**
   * Empty, `IMPLEMENTATION_SPECIFIC_DEFAULT`, `KEEP_UNCHANGED`, `REJECT_REQUEST`, `UNESCAPE_AND_REDIRECT` or
   * `UNESCAPE_AND_FORWARD`.
   */
  readonly pathWithEscapedSlashesAction?: string;
  /** Empty, `ALLOW`, `REJECT_REQUEST` or `DROP_HEADER`. */
  readonly headersWithUnderscoresAction?: string;
}

export const requestNormalizationMeshConfig = object<RequestNormalizationMeshConfig>("RequestNormalizationMeshConfig", {
  insecureDisablePathNormalization: boolean(),
  mergeSlashes: boolean(),
  pathWithEscapedSlashesAction: text(),
  headersWithUnderscoresAction: text(),
});

/** HTTP of incoming connections. */
export interface MeshDirectionalHTTPConfig {
  readonly requestNormalization?: RequestNormalizationMeshConfig;
}

export const meshDirectionalHTTPConfig = object<MeshDirectionalHTTPConfig>("MeshDirectionalHTTPConfig", {
  requestNormalization: part(requestNormalizationMeshConfig),
});

/** HTTP in the whole mesh. */
export interface MeshHTTPConfig {
  /** True if proxies drop the header `x-forwarded-client-cert` that others send. */
  readonly sanitizeXForwardedClientCert?: boolean;
  readonly incoming?: MeshDirectionalHTTPConfig;
}

export const meshHTTPConfig = object<MeshHTTPConfig>("MeshHTTPConfig", {
  sanitizeXForwardedClientCert: boolean(),
  incoming: part(meshDirectionalHTTPConfig),
});

/** Peering in the whole mesh. */
export interface PeeringMeshConfig {
  /** True if the control plane's own peering traffic goes through mesh gateways. */
  readonly peerThroughMeshGateways?: boolean;
}

export const peeringMeshConfig = object<PeeringMeshConfig>("PeeringMeshConfig", { peerThroughMeshGateways: boolean() });

/** Settings of the whole mesh. There is one; it has no name, not even the key. */
export interface Mesh extends Omit<EntryBase, "name"> {
  readonly kind: "mesh";
  readonly transparentProxy?: TransparentProxyMeshConfig;
  /** True if services may be set to `permissive` mutual TLS. */
  readonly allowEnablingPermissiveMutualTLS?: boolean;
  /** True if Envoy refuses routes to clusters that it does not know. */
  readonly validateClusters?: boolean;
  readonly tls?: MeshTLSConfig;
  readonly http?: MeshHTTPConfig;
  readonly peering?: PeeringMeshConfig;
}

const { name: _, ...namelessFields } = entryFields;

export const mesh = object<Omit<Mesh, "kind">>("MeshConfigEntry", {
  ...namelessFields,
  transparentProxy: part(transparentProxyMeshConfig),
  allowEnablingPermissiveMutualTLS: boolean(),
  validateClusters: boolean(),
  tls: part(meshTLSConfig),
  http: part(meshHTTPConfig),
  peering: part(peeringMeshConfig),
});
