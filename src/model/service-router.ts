import { type EntryBase, entryFields } from "./entry.js";
import { type HeaderModifiers, headerModifiers } from "./header-modifiers.js";
import { boolean, duration, list, object, part, text, unsigned32 } from "./type.js";

/** A condition on one header; exactly one of the forms is set. */
export interface ServiceRouteHTTPMatchHeader {
  /** Name of the header. */
  readonly name?: string;
  /** True if the header must be there, whatever it holds. */
  readonly present?: boolean;
  /** The value is this. */
  readonly exact?: string;
  /** The value begins so. */
  readonly prefix?: string;
  /** The value ends so. */
  readonly suffix?: string;
  /** The value matches this expression. */
  readonly regex?: string;
  /** Match where the condition does not hold. */
  readonly invert?: boolean;
}

export const serviceRouteHTTPMatchHeader = object<ServiceRouteHTTPMatchHeader>("ServiceRouteHTTPMatchHeader", {
  name: text(),
  present: boolean(),
  exact: text(),
  prefix: text(),
  suffix: text(),
  regex: text(),
  invert: boolean(),
});

/** A condition on one query parameter; exactly one of the forms is set. */
export interface ServiceRouteHTTPMatchQueryParam {
  /** Name of the query parameter. */
  readonly name?: string;
  /** True if the parameter must be there, whatever it holds. */
  readonly present?: boolean;
  /** The value is this. */
  readonly exact?: string;
  /** The value matches this expression. */
  readonly regex?: string;
}

export const serviceRouteHTTPMatchQueryParam = object<ServiceRouteHTTPMatchQueryParam>(
  "ServiceRouteHTTPMatchQueryParam",
  { name: text(), present: boolean(), exact: text(), regex: text() },
);

/** Conditions on a request; all must hold. */
export interface ServiceRouteHTTPMatch {
  /** The path is this. */
  readonly pathExact?: string;
  /** The path begins so. */
  readonly pathPrefix?: string;
  /** The path matches this expression. */
  readonly pathRegex?: string;
  /** Ignore the case of the path. */
  readonly caseInsensitive?: boolean;
  readonly header?: readonly ServiceRouteHTTPMatchHeader[];
  readonly queryParam?: readonly ServiceRouteHTTPMatchQueryParam[];
  /** Consul raises their case. */
  readonly methods?: readonly string[];
}

export const serviceRouteHTTPMatch = object<ServiceRouteHTTPMatch>("ServiceRouteHTTPMatch", {
  pathExact: text(),
  pathPrefix: text(),
  pathRegex: text(),
  caseInsensitive: boolean(),
  header: list(serviceRouteHTTPMatchHeader),
  queryParam: list(serviceRouteHTTPMatchQueryParam),
  methods: list(text()),
});

/** Which requests a route is for. */
export interface ServiceRouteMatch {
  readonly http?: ServiceRouteHTTPMatch;
}

export const serviceRouteMatch = object<ServiceRouteMatch>("ServiceRouteMatch", { http: part(serviceRouteHTTPMatch) });

/** Where the requests of a route go, and how. */
export interface ServiceRouteDestination {
  /** Empty means the router's own service. */
  readonly service?: string;
  /** The subset of the service; its default one if absent. */
  readonly serviceSubset?: string;
  /** Enterprise. */
  readonly namespace?: string;
  /** Enterprise. */
  readonly partition?: string;
  /** Replaces the part of the path that matched. */
  readonly prefixRewrite?: string;
  /** Duration in Go's form. */
  readonly requestTimeout?: string;
  /** Duration in Go's form. */
  readonly idleTimeout?: string;
  /** How often a request is tried again. */
  readonly numRetries?: number;
  /** True if a failed connection is a reason to try again. */
  readonly retryOnConnectFailure?: boolean;
  /** Status codes on which to try again. */
  readonly retryOnStatusCodes?: readonly number[];
  /** Envoy's names of conditions for a retry. */
  readonly retryOn?: readonly string[];
  readonly requestHeaders?: HeaderModifiers;
  readonly responseHeaders?: HeaderModifiers;
}

export const serviceRouteDestination = object<ServiceRouteDestination>("ServiceRouteDestination", {
  service: text(),
  serviceSubset: text(),
  namespace: text(),
  partition: text(),
  prefixRewrite: text(),
  requestTimeout: duration("text"),
  idleTimeout: duration("text"),
  numRetries: unsigned32(),
  retryOnConnectFailure: boolean(),
  retryOnStatusCodes: list(unsigned32()),
  retryOn: list(text()),
  requestHeaders: part(headerModifiers),
  responseHeaders: part(headerModifiers),
});

/** One rule of a router; the first rule that matches counts. */
export interface ServiceRoute {
  readonly match?: ServiceRouteMatch;
  readonly destination?: ServiceRouteDestination;
}

export const serviceRoute = object<ServiceRoute>("ServiceRoute", {
  match: part(serviceRouteMatch),
  destination: part(serviceRouteDestination),
});

/** Sends requests for a service to others, by path, header, parameter or method. */
export interface ServiceRouter extends EntryBase {
  readonly kind: "service-router";
  readonly routes?: readonly ServiceRoute[];
}

export const serviceRouter = object<Omit<ServiceRouter, "kind">>("ServiceRouter", {
  ...entryFields,
  routes: list(serviceRoute),
});
