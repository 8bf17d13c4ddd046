import { type EntryBase, entryFields } from "./entry.js";
import type { HeaderModifiers } from "./header-modifiers.js";
import { type JWTRequirement, jwtFilter } from "./jwt-requirement.js";
import { type ResourceReference, resourceReference } from "./resource-reference.js";
import { type Status, status } from "./status.js";
import { boolean, duration, integer, list, map, object, part, text, unsigned32 } from "./type.js";

const httpHeaderFilter = object<HeaderModifiers>("HTTPHeaderFilter", {
  add: map(text()),
  remove: list(text()),
  set: map(text()),
});

/** Replaces the path that matched. */
export interface URLRewrite {
  /** What takes the place of the part of the path that matched. */
  readonly path?: string;
}

export const urlRewrite = object<URLRewrite>("URLRewrite", { path: text() });

/** When a request is tried again. */
export interface RetryFilter {
  /** How often a request is tried again. */
  readonly numRetries?: number;
  /** Envoy's names for the reasons to try again. */
  readonly retryOn?: readonly string[];
  /** Status codes on which to try again. */
  readonly retryOnStatusCodes?: readonly number[];
  /** True if a failed connection is a reason to try again. */
  readonly retryOnConnectFailure?: boolean;
}

export const retryFilter = object<RetryFilter>("RetryFilter", {
  numRetries: unsigned32({ alias: false }),
  retryOn: list(text(), { alias: false }),
  retryOnStatusCodes: list(unsigned32(), { alias: false }),
  retryOnConnectFailure: boolean({ alias: false }),
});

/** How long a request may take. */
export interface TimeoutFilter {
  /** Duration in Go's form. */
  readonly requestTimeout?: string;
  /** Duration in Go's form. */
  readonly idleTimeout?: string;
}

export const timeoutFilter = object<TimeoutFilter>("TimeoutFilter", {
  requestTimeout: duration("nanoseconds", { alias: false }),
  idleTimeout: duration("nanoseconds", { alias: false }),
});

/** What is done to requests. */
export interface HTTPFilters {
  readonly headers?: readonly HeaderModifiers[];
  readonly urlRewrite?: URLRewrite;
  readonly retryFilter?: RetryFilter;
  readonly timeoutFilter?: TimeoutFilter;
  /** Enterprise; the Community Edition lets only an empty one pass. */
  readonly jwt?: JWTRequirement;
}

export const httpFilters = object<HTTPFilters>("HTTPFilters", {
  headers: list(httpHeaderFilter),
  urlRewrite: part(urlRewrite, { alias: false }),
  retryFilter: part(retryFilter, { alias: false }),
  timeoutFilter: part(timeoutFilter, { alias: false }),
  jwt: part(jwtFilter),
});

/** What is done to responses. */
export interface HTTPResponseFilters {
  readonly headers?: readonly HeaderModifiers[];
}

export const httpResponseFilters = object<HTTPResponseFilters>("HTTPResponseFilters", {
  headers: list(httpHeaderFilter),
});

/** A condition on one header. */
export interface HTTPHeaderMatch {
  /** `exact`, `prefix`, `present`, `regex` or `suffix`. */
  readonly match?: string;
  /** Name of the header. */
  readonly name?: string;
  /** What its value is compared with. */
  readonly value?: string;
}

export const httpHeaderMatch = object<HTTPHeaderMatch>("HTTPHeaderMatch", {
  match: text(),
  name: text(),
  value: text(),
});

/** A condition on the path. */
export interface HTTPPathMatch {
  /** `exact`, `prefix` or `regex`. */
  readonly match?: string;
  /** What the path is compared with. */
  readonly value?: string;
}

export const httpPathMatch = object<HTTPPathMatch>("HTTPPathMatch", { match: text(), value: text() });

/** A condition on one query parameter. */
export interface HTTPQueryMatch {
  /** `exact`, `present` or `regex`. */
  readonly match?: string;
  /** Name of the query parameter. */
  readonly name?: string;
  /** What its value is compared with. */
  readonly value?: string;
}

export const httpQueryMatch = object<HTTPQueryMatch>("HTTPQueryMatch", { match: text(), name: text(), value: text() });

/** Conditions on a request; all must hold. */
export interface HTTPMatch {
  readonly headers?: readonly HTTPHeaderMatch[];
  /** Empty means any; Consul raises its case. */
  readonly method?: string;
  /** Without a form of match, Consul puts prefix `/` in its place. */
  readonly path?: HTTPPathMatch;
  readonly query?: readonly HTTPQueryMatch[];
}

export const httpMatch = object<HTTPMatch>("HTTPMatch", {
  headers: list(httpHeaderMatch),
  method: text(),
  path: part(httpPathMatch),
  query: list(httpQueryMatch),
});

/** A service that gets a share of the requests. */
export interface HTTPService {
  /** Name of the service. */
  readonly name?: string;
  /** Share; zero and below become 1. */
  readonly weight?: number;
  readonly filters?: HTTPFilters;
  readonly responseFilters?: HTTPResponseFilters;
  /** Enterprise. */
  readonly partition?: string;
  /** Enterprise. */
  readonly namespace?: string;
}

export const httpService = object<HTTPService>("HTTPService", {
  name: text(),
  weight: integer(),
  filters: part(httpFilters),
  responseFilters: part(httpResponseFilters, { alias: false }),
  partition: text({ knownTo: ["client"] }),
  namespace: text({ knownTo: ["client"] }),
});

/** Requests that match any of the conditions go to the services. */
export interface HTTPRouteRule {
  readonly filters?: HTTPFilters;
  readonly responseFilters?: HTTPResponseFilters;
  readonly matches?: readonly HTTPMatch[];
  readonly services?: readonly HTTPService[];
}

export const httpRouteRule = object<HTTPRouteRule>("HTTPRouteRule", {
  filters: part(httpFilters),
  responseFilters: part(httpResponseFilters, { alias: false }),
  matches: list(httpMatch),
  services: list(httpService),
});

/** Leads requests at an API gateway to services. */
export interface HTTPRoute extends EntryBase {
  readonly kind: "http-route";
  /** The gateways that the route belongs to. */
  readonly parents?: readonly ResourceReference[];
  readonly rules?: readonly HTTPRouteRule[];
  /** Absent means any. */
  readonly hostnames?: readonly string[];
  readonly status?: Status;
}

export const httpRoute = object<Omit<HTTPRoute, "kind">>("HTTPRouteConfigEntry", {
  ...entryFields,
  parents: list(resourceReference),
  rules: list(httpRouteRule),
  hostnames: list(text()),
  status: part(status),
});
