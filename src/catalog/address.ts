import { ipVersionOf } from "../base/ip-address.js";
import type { ServiceDefinition } from "../model/definition.js";

/** Which of the written addresses is dialled. */
export type AddressSource = "service" | "service-wan" | "node" | "node-wan";

export interface Address {
  /** An IP address or a host name. Empty where only the node has one and the node is not known. */
  readonly address: string;
  readonly port: number;
  readonly from: AddressSource;
}

/**
 * The address at which an instance or gateway is dialled; `isWan` is true for whoever dials from another datacenter.
 * The tagged address `lan` is never read, neither the service's nor the node's. (Vectors: routes.jsonl, the layouts
 * "plain node / node wan only / wan tag only" and "dc3: wan address without port".)
 */
export function bestAddress({ value, node, assignedPort = 0 }: ServiceDefinition, isWan: boolean): Address {
  const tagged = value.taggedAddresses;
  const wan = isWan && tagged !== undefined && Object.hasOwn(tagged, "wan") ? tagged["wan"] : undefined;
  // A wan tag without a port keeps the service's port; one without an address does not fall back to the service's.
  const port = wan?.port || value.port || assignedPort;
  const address = wan === undefined ? value.address : wan.address;
  if (address !== undefined && address !== "") {
    return { address, port, from: wan === undefined ? "service" : "service-wan" };
  }
  const nodeWan = isWan ? node?.taggedAddresses?.["wan"] : undefined;
  if (nodeWan !== undefined && nodeWan !== "") return { address: nodeWan, port, from: "node-wan" };
  return { address: node?.address ?? "", port, from: "node" };
}

/** True for a name that something would have to look up, as opposed to an IP address. */
export function isHostName(address: string): boolean {
  return address !== "" && ipVersionOf(address) === undefined;
}
