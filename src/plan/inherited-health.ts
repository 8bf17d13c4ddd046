import type { Hop, Route } from "./route-plan.js";

/**
 * True for a hop whose gateways have the health of the route's target instead of their own: a proxy gives all gateways of its
 * list one health, which is whether the target has a healthy instance. Their own checks then show nowhere. Where nothing is
 * known of the target, and on the way to a peer, each gateway has its own health.
 */
export function inheritsHealth({ hops, peer }: Pick<Route, "hops" | "peer">, hop: Hop): boolean {
  return (
    peer === undefined &&
    hop === hops[0] &&
    hop.to.what === "mesh-gateway" &&
    hops.length > 1 &&
    hops.at(-1)?.to.endpoints !== undefined
  );
}
