import { map, object, text } from "./type.js";

/** The machine, real or made up, on which a service is registered. */
export interface Node {
  /** Name of the node. */
  readonly name: string;
  /** Where the node is reached; the services on it that have no address of their own are reached there. */
  readonly address?: string;
  /** Further addresses by tag; of these only `wan` counts for routes. */
  readonly taggedAddresses?: Readonly<Record<string, string>>;
  /** Pairs of text that Consul keeps with the node. */
  readonly meta?: Readonly<Record<string, string>>;
}

export const node = object<Node>("Node", {
  name: text({ consulName: "Node" }),
  address: text(),
  taggedAddresses: map(text()),
  meta: map(text(), { consulName: "NodeMeta" }),
});

/** The states of a health check. */
export const healthStatuses = ["passing", "warning", "critical", "maintenance"] as const;

/** What a health check last said, as the catalogue holds it. */
export interface HealthCheck {
  /** Tells the checks of a node apart. */
  readonly checkID?: string;
  /** Name for people. */
  readonly name?: string;
  /** `passing`, `warning`, `critical`, or `maintenance`. */
  readonly status?: string;
  /** The service that it is about; absent for a check of the whole node, which counts for all services on it. */
  readonly serviceID?: string;
}

export const healthCheck = object<HealthCheck>("HealthCheck", {
  checkID: text(),
  name: text(),
  status: text(),
  serviceID: text(),
});
