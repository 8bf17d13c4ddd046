import { type EntryBase, entryFields } from "./entry.js";
import { type LoadBalancer, loadBalancer } from "./load-balancer.js";
import { type FailoverPolicy, failoverPolicy, type PrioritizeByLocality, prioritizeByLocality } from "./locality.js";
import { boolean, duration, list, map, object, part, text } from "./type.js";

/** How long a connection may take to stand up where nothing says so. A duration in Go's form. */
export const defaultConnectTimeout = "5s";

/** A named part of a service's instances. */
export interface ServiceResolverSubset {
  /** Filter expression over instances (`Service.Meta.version == v1`); empty takes all. */
  readonly filter?: string;
  /** Leave out instances whose checks warn. */
  readonly onlyPassing?: boolean;
}

export const serviceResolverSubset = object<ServiceResolverSubset>("ServiceResolverSubset", {
  filter: text(),
  onlyPassing: boolean(),
});

/** Sends all traffic for the service elsewhere. What is left out stays as it was. */
export interface ServiceResolverRedirect {
  /** The service that takes its place; the same one if absent. */
  readonly service?: string;
  /** The subset of that service; its default one if absent. */
  readonly serviceSubset?: string;
  /** Enterprise. */
  readonly namespace?: string;
  /** Enterprise. */
  readonly partition?: string;
  /** The datacenter to resolve it in; the caller's own if absent. */
  readonly datacenter?: string;
  /** The peer that exports the service. */
  readonly peer?: string;
  /** Enterprise: name of the group of partitions and peers whose instances take over. */
  readonly samenessGroup?: string;
}

export const serviceResolverRedirect = object<ServiceResolverRedirect>("ServiceResolverRedirect", {
  service: text(),
  serviceSubset: text(),
  namespace: text(),
  partition: text(),
  datacenter: text(),
  peer: text(),
  samenessGroup: text({ aliasKnownTo: ["client"] }),
});

/** One place to fail over to. What is left out stays as it was. */
export interface ServiceResolverFailoverTarget {
  /** The service to fail over to; the same one if absent. */
  readonly service?: string;
  /** The subset of that service; its default one if absent. */
  readonly serviceSubset?: string;
  /** Enterprise. */
  readonly partition?: string;
  /** Enterprise. */
  readonly namespace?: string;
  /** The datacenter to fail over to; the same one if absent. */
  readonly datacenter?: string;
  /** The peer that exports the service. */
  readonly peer?: string;
}

export const serviceResolverFailoverTarget = object<ServiceResolverFailoverTarget>("ServiceResolverFailoverTarget", {
  service: text(),
  serviceSubset: text(),
  partition: text(),
  namespace: text(),
  datacenter: text(),
  peer: text(),
});

/** Where traffic goes when no instance of a subset is healthy. */
export interface ServiceResolverFailover {
  /** The service to fail over to; the same one if absent. */
  readonly service?: string;
  /** The subset of that service; its default one if absent. */
  readonly serviceSubset?: string;
  /** Enterprise. */
  readonly namespace?: string;
  /** Tried in this order. */
  readonly datacenters?: readonly string[];
  /** Tried in this order; excludes `service`, `serviceSubset` and `datacenters`. */
  readonly targets?: readonly ServiceResolverFailoverTarget[];
  readonly policy?: FailoverPolicy;
  /** Enterprise: name of the group of partitions and peers whose instances take over. */
  readonly samenessGroup?: string;
}

export const serviceResolverFailover = object<ServiceResolverFailover>("ServiceResolverFailover", {
  service: text(),
  serviceSubset: text(),
  namespace: text(),
  datacenters: list(text()),
  targets: list(serviceResolverFailoverTarget),
  policy: part(failoverPolicy),
  samenessGroup: text({ aliasKnownTo: ["client"] }),
});

/** Which instances stand for a service, and where its traffic goes instead. */
export interface ServiceResolver extends EntryBase {
  readonly kind: "service-resolver";
  /** The subset that is meant where none is named. */
  readonly defaultSubset?: string;
  /** Parts of the service's instances, by the names that others call them. */
  readonly subsets?: Readonly<Record<string, ServiceResolverSubset>>;
  readonly redirect?: ServiceResolverRedirect;
  /** By subset; `*` is for the subsets that are not listed. */
  readonly failover?: Readonly<Record<string, ServiceResolverFailover>>;
  /** Duration in Go's form; absent or zero means 5 seconds. */
  readonly connectTimeout?: string;
  /** Duration in Go's form. */
  readonly requestTimeout?: string;
  /** Enterprise. */
  readonly prioritizeByLocality?: PrioritizeByLocality;
  readonly loadBalancer?: LoadBalancer;
}

export const serviceResolver = object<Omit<ServiceResolver, "kind">>("ServiceResolver", {
  ...entryFields,
  defaultSubset: text(),
  subsets: map(serviceResolverSubset),
  redirect: part(serviceResolverRedirect),
  failover: map(serviceResolverFailover),
  connectTimeout: duration("text"),
  requestTimeout: duration("text"),
  prioritizeByLocality: part(prioritizeByLocality),
  loadBalancer: part(loadBalancer),
});
