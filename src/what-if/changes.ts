import type { CatalogDefinition } from "../catalog/cluster.js";

/** Something that is assumed not to be there. Names of gateways and instances are globs of their IDs. */
export type Without =
  | { readonly what: "datacenter"; readonly name: string }
  | { readonly what: "gateway" | "instance"; readonly datacenter: string; readonly name: string }
  | { readonly what: "service"; readonly name: string }
  | { readonly what: "peer"; readonly name: string };

/**
 * A field that is assumed to have another value: `proxy-defaults.meshGateway.mode`, `service-defaults/api.meshGateway.mode`,
 * `proxy/web.meshGateway.mode` for the sidecars of a service, `upstream/web/api.mode` for one of their upstreams.
 */
export interface Setting {
  readonly path: string;
  readonly value: string;
}

/** What is assumed to be otherwise. */
export interface WhatIfChanges {
  readonly without?: readonly Without[];
  readonly set?: readonly Setting[];
  /** Definitions that are assumed besides; an entry takes the place of the one of its kind and name. */
  readonly add?: readonly CatalogDefinition[];
  /** Entries that are assumed not to be there, by kind and name: `service-resolver/api`. */
  readonly remove?: readonly string[];
}
