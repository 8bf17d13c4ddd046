import { boolean, integer, list, object, part, text } from "./type.js";

/** Where a prepared query looks when its own datacenter has no fitting instance. */
export interface QueryFailover {
  /** Datacenters and peers, tried in this order; excludes the two others. */
  readonly targets?: readonly QueryFailoverTarget[];
  /** Number of nearest datacenters to try first; which these are, files do not tell. */
  readonly nearestN?: number;
  /** Tried in this order. */
  readonly datacenters?: readonly string[];
}

/** One place to fail over to. */
export interface QueryFailoverTarget {
  /** The peer to fail over to. */
  readonly peer?: string;
  /** The datacenter to fail over to. */
  readonly datacenter?: string;
}

export const queryFailoverTarget = object<QueryFailoverTarget>("QueryFailoverTarget", {
  peer: text(),
  datacenter: text(),
});

export const queryFailover = object<QueryFailover>("QueryFailoverOptions", {
  targets: list(queryFailoverTarget),
  nearestN: integer(),
  datacenters: list(text()),
});

/** Which instances a prepared query finds. */
export interface ServiceQuery {
  /** Name of the service. */
  readonly service: string;
  readonly failover?: QueryFailover;
  /** Leave out instances whose checks warn, not only those in a critical state. */
  readonly onlyPassing?: boolean;
  /** Find instances that accept traffic of the mesh. Always so when a proxy asks. */
  readonly connect?: boolean;
  /** Tags that an instance must have; one that begins with `!` it must not have. */
  readonly tags?: readonly string[];
}

export const serviceQuery = object<ServiceQuery>("ServiceQuery", {
  service: text(),
  failover: part(queryFailover),
  onlyPassing: boolean(),
  connect: boolean(),
  tags: list(text()),
});

/** A query stored in one datacenter, which an upstream of type `prepared_query` names. */
export interface PreparedQuery {
  /** The query's ID, given by the servers. */
  readonly id?: string;
  /** Name by which upstreams call the query. */
  readonly name: string;
  readonly service: ServiceQuery;
}

export const preparedQuery = object<PreparedQuery>("PreparedQuery", {
  id: text(),
  name: text(),
  service: part(serviceQuery),
});
