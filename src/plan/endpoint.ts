import type { Draft } from "../base/record.js";
import { type AddressSource, bestAddress } from "../catalog/address.js";
import type { Registered } from "../catalog/datacenter.js";
import { weightOf } from "../catalog/health.js";

/** Something that is dialled: an instance of a service, or a gateway. */
export interface Endpoint {
  readonly kind: "instance" | "mesh-gateway" | "terminating-gateway";
  /** The service that an instance stands for; a gateway's own name. */
  readonly service: string;
  /** ID of the registration. */
  readonly id: string;
  readonly datacenter: string;
  readonly peer?: string;
  /** An IP address or a host name. Empty where only the node has one and the input does not tell it. */
  readonly address: string;
  readonly port: number;
  /** Which of the registered addresses it is. */
  readonly addressFrom: AddressSource;
  /** What the dialler believes. */
  readonly health: Health;
  /** Share of the traffic, compared with the other endpoints of the list. */
  readonly weight: number;
}

/** What the checks of an instance say together. */
export type Health = "healthy" | "unhealthy";

/** Whose endpoints they are. */
export interface EndpointOwner {
  readonly datacenter: string;
  readonly peer?: string;
}

/** A gateway as it is dialled, with its own health and weight. */
export function gatewayEndpoint(registered: Registered, owner: EndpointOwner, isWan: boolean): Endpoint {
  return endpoint("mesh-gateway", registered.definition.value.name, registered, owner, isWan, false);
}

/** An instance of a service as it is dialled. `onlyPassing` makes a warning count as unhealthy. */
export function instanceEndpoint(
  registered: Registered,
  service: string,
  owner: EndpointOwner,
  isWan: boolean,
  onlyPassing: boolean,
): Endpoint {
  const { kind, name } = registered.definition.value;
  return kind === "terminating-gateway"
    ? endpoint("terminating-gateway", name, registered, owner, isWan, onlyPassing)
    : endpoint("instance", service, registered, owner, isWan, onlyPassing);
}

function endpoint(
  kind: Endpoint["kind"],
  service: string,
  { definition, worst }: Registered,
  { datacenter, peer }: EndpointOwner,
  isWan: boolean,
  onlyPassing: boolean,
): Endpoint {
  const { address, port, from } = bestAddress(definition, isWan);
  const { weight, isZero } = weightOf(definition, worst);
  const isUnhealthy = isZero || worst === "critical" || (onlyPassing && worst !== "passing");
  const { id } = definition.value;
  const health = isUnhealthy ? "unhealthy" : "healthy";
  const made: Draft<Endpoint> = { kind, service, id, datacenter, address, port, addressFrom: from, health, weight };
  if (peer !== undefined) made.peer = peer;
  return made;
}
