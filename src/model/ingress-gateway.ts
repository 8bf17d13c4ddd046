import { type EntryBase, entryFields } from "./entry.js";
import {
  type GatewayServiceTLSConfig,
  type GatewayTLSConfig,
  gatewayServiceTLSConfig,
  gatewayTLSConfig,
} from "./gateway-tls.js";
import { type HeaderModifiers, headerModifiers } from "./header-modifiers.js";
import type { Meta } from "./proxy.js";
import { integer, list, map, object, part, text, unsigned32 } from "./type.js";
import { type PassiveHealthCheck, passiveHealthCheck } from "./upstream-config.js";

/** A service that a listener leads to. */
export interface IngressService {
  /** `*` means all services of the listener's protocol; not with tcp. */
  readonly name?: string;
  /** Host names that lead to the service; absent means `NAME.ingress.*`. */
  readonly hosts?: readonly string[];
  /** Enterprise. */
  readonly namespace?: string;
  /** Enterprise. */
  readonly partition?: string;
  readonly tls?: GatewayServiceTLSConfig;
  readonly requestHeaders?: HeaderModifiers;
  readonly responseHeaders?: HeaderModifiers;
  /** Zero means absent. */
  readonly maxConnections?: number;
  /** Zero means absent. */
  readonly maxPendingRequests?: number;
  /** Zero means absent. */
  readonly maxConcurrentRequests?: number;
  readonly passiveHealthCheck?: PassiveHealthCheck;
  readonly meta?: Meta;
}

export const ingressService = object<IngressService>("IngressService", {
  name: text(),
  hosts: list(text()),
  namespace: text({ knownTo: ["client"] }),
  partition: text({ knownTo: ["client"] }),
  tls: part(gatewayServiceTLSConfig),
  requestHeaders: part(headerModifiers),
  responseHeaders: part(headerModifiers),
  maxConnections: unsigned32(),
  maxPendingRequests: unsigned32(),
  maxConcurrentRequests: unsigned32(),
  passiveHealthCheck: part(passiveHealthCheck),
  meta: map(text(), { knownTo: ["server"] }),
});

/** A port that the gateway listens on. */
export interface IngressListener {
  /** Port that the gateway listens on. */
  readonly port?: number;
  /** `tcp` (the default), `http`, `http2` or `grpc`; Consul lowers its case. */
  readonly protocol?: string;
  /** Exactly one with `tcp`. */
  readonly services?: readonly IngressService[];
  readonly tls?: GatewayTLSConfig;
}

export const ingressListener = object<IngressListener>("IngressListener", {
  port: integer(),
  protocol: text(),
  services: list(ingressService),
  tls: part(gatewayTLSConfig),
});

/** What holds for all services of the gateway. */
export interface IngressServiceConfig {
  /** Connections to one service at once. */
  readonly maxConnections?: number;
  /** Requests waiting for a connection to one service. */
  readonly maxPendingRequests?: number;
  /** Requests to one service under way at once, for HTTP/2. */
  readonly maxConcurrentRequests?: number;
  readonly passiveHealthCheck?: PassiveHealthCheck;
}

export const ingressServiceConfig = object<IngressServiceConfig>("IngressServiceConfig", {
  maxConnections: unsigned32({ alias: false }),
  maxPendingRequests: unsigned32({ alias: false }),
  maxConcurrentRequests: unsigned32({ alias: false }),
  passiveHealthCheck: part(passiveHealthCheck),
});

/** A gateway that lets traffic from outside into the mesh. */
export interface IngressGateway extends EntryBase {
  readonly kind: "ingress-gateway";
  readonly tls?: GatewayTLSConfig;
  readonly listeners?: readonly IngressListener[];
  readonly defaults?: IngressServiceConfig;
}

export const ingressGateway = object<Omit<IngressGateway, "kind">>("IngressGatewayConfigEntry", {
  ...entryFields,
  tls: part(gatewayTLSConfig),
  listeners: list(ingressListener),
  defaults: part(ingressServiceConfig),
});
