import { defaultNamespace } from "../catalog/names.js";
import type { ChainTarget } from "../chain/compiled-chain.js";

/** Envoy's name for the cluster of a chain's target: its server name, after the hash of a chain that overrides changed. */
export function targetCluster(target: ChainTarget, hash: string): string {
  return withHash(target.name ?? target.sni ?? "", hash);
}

/** Envoy's name for the cluster of a peer's service; unlike the server name it holds the peer's name here. */
export function peerCluster(service: string, peer: string, trustDomain: string, hash = ""): string {
  return withHash(`${service}.${defaultNamespace}.${peer}.external.${trustDomain}`, hash);
}

/** Envoy's name for a member of an aggregate cluster. */
export function memberCluster(aggregate: string, position: number): string {
  return `failover-target~${position}~${aggregate}`;
}

function withHash(name: string, hash: string): string {
  return hash === "" ? name : `${hash}~${name}`;
}

/** The identity that the instances of a service prove to have. */
export function serviceIdentity(service: string, datacenter: string, trustDomain: string): string {
  return `spiffe://${trustDomain}/ns/${defaultNamespace}/dc/${datacenter}/svc/${service}`;
}

/** The identity that the mesh gateways of a datacenter prove to have. */
export function gatewayIdentity(datacenter: string, trustDomain: string): string {
  return `spiffe://${trustDomain}/gateway/mesh/dc/${datacenter}`;
}
