import { boolean, duration, list, object, part, text, unsigned32, unsigned64 } from "./type.js";

/** Settings of the policy `ring_hash`. */
export interface RingHashConfig {
  /** Least number of places on the ring. */
  readonly minimumRingSize?: number;
  /** Greatest number of places on the ring. */
  readonly maximumRingSize?: number;
}

export const ringHashConfig = object<RingHashConfig>("RingHashConfig", {
  minimumRingSize: unsigned64(),
  maximumRingSize: unsigned64(),
});

/** Settings of the policy `least_request`. */
export interface LeastRequestConfig {
  /** Number of instances, picked at random, of which the least busy one is taken. */
  readonly choiceCount?: number;
}

export const leastRequestConfig = object<LeastRequestConfig>("LeastRequestConfig", { choiceCount: unsigned32() });

/** The cookie that a hash is made of. */
export interface CookieConfig {
  /** True for a cookie without an end; excludes `ttl`. */
  readonly session?: boolean;
  /** Lifetime as a duration in Go's form (`8760h0m0s`). */
  readonly ttl?: string;
  /** The path that the cookie is for. */
  readonly path?: string;
}

export const cookieConfig = object<CookieConfig>("CookieConfig", {
  session: boolean(),
  ttl: duration("nanoseconds"),
  path: text(),
});

/** One thing that the hash of a request is made of. */
export interface HashPolicy {
  /** Empty, `header`, `cookie` or `query_parameter`. */
  readonly field?: string;
  /** Name of the header, cookie or parameter. */
  readonly fieldValue?: string;
  /** With `field` `cookie` only. */
  readonly cookieConfig?: CookieConfig;
  /** Hash the caller's address; excludes `field`. */
  readonly sourceIP?: boolean;
  /** Stop at this policy if it gave a hash. */
  readonly terminal?: boolean;
}

export const hashPolicy = object<HashPolicy>("HashPolicy", {
  field: text(),
  fieldValue: text(),
  cookieConfig: part(cookieConfig),
  sourceIP: boolean(),
  terminal: boolean(),
});

/** How a proxy picks among the instances of a service. */
export interface LoadBalancer {
  /** Empty, `random`, `round_robin`, `least_request`, `ring_hash` or `maglev`. */
  readonly policy?: string;
  /** With `ring_hash` only. */
  readonly ringHashConfig?: RingHashConfig;
  /** With `least_request` only. */
  readonly leastRequestConfig?: LeastRequestConfig;
  /** With `ring_hash` and `maglev` only. */
  readonly hashPolicies?: readonly HashPolicy[];
}

export const loadBalancer = object<LoadBalancer>("LoadBalancer", {
  policy: text(),
  ringHashConfig: part(ringHashConfig),
  leastRequestConfig: part(leastRequestConfig),
  hashPolicies: list(hashPolicy),
});
