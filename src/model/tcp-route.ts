import { type EntryBase, entryFields } from "./entry.js";
import { type ResourceReference, resourceReference } from "./resource-reference.js";
import { type Status, status } from "./status.js";
import { list, object, part, text } from "./type.js";

/** The service that gets the connections. */
export interface TCPService {
  /** Name of the service. */
  readonly name?: string;
  /** Enterprise. */
  readonly partition?: string;
  /** Enterprise. */
  readonly namespace?: string;
}

export const tcpService = object<TCPService>("TCPService", {
  name: text(),
  partition: text({ knownTo: ["client"] }),
  namespace: text({ knownTo: ["client"] }),
});

/** Leads connections at an API gateway to a service. */
export interface TCPRoute extends EntryBase {
  readonly kind: "tcp-route";
  /** The gateways that the route belongs to. */
  readonly parents?: readonly ResourceReference[];
  /** At most one. */
  readonly services?: readonly TCPService[];
  readonly status?: Status;
}

export const tcpRoute = object<Omit<TCPRoute, "kind">>("TCPRouteConfigEntry", {
  ...entryFields,
  parents: list(resourceReference),
  services: list(tcpService),
  status: part(status),
});
