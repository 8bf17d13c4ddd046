import type { Endpoint } from "../plan/endpoint.js";
import { inheritsHealth } from "../plan/inherited-health.js";
import type { Hop, Leg, Route, Stop } from "../plan/route-plan.js";
import { printable } from "./paint.js";

/** Endpoints named one by one; more are counted. */
const shownEndpoints = 2;

/** One line: `gateway of secondary → api in secondary`, with the gateways by name where they are known. */
export function routeLine(route: Route): string {
  const way =
    route.via === "absent" ? `no way to ${target(route)}` : `${wayWord(route)} ${route.hops.map(stopOf).join(" → ")}`;
  return route.dead === undefined ? way : `${way}  ✗ ${printable(route.dead.reason)}`;

  function stopOf(hop: Hop): string {
    return hop.to.what === "mesh-gateway"
      ? gatewayStop(hop.to, !inheritsHealth(route, hop))
      : `${target(route)}${endpointsOf(hop.to, true)}`;
  }
}

function wayWord(route: Route): string {
  if (route.via === "direct") return "direct →";
  return route.via === "external" ? "external →" : "via";
}

function gatewayStop(stop: Stop, isOwnHealth: boolean): string {
  return `gateway of ${stop.peer === undefined ? printable(stop.datacenter) : `peer ${printable(stop.peer)}`}${endpointsOf(stop, isOwnHealth)}`;
}

/**
 * ` (gw-1 198.18.2.9:443, gw-2 198.18.2.10:443, 3 more)`; empty where nothing is known. Gateways whose health is really that
 * of the target are not called unhealthy: their own checks are not the reason.
 */
function endpointsOf({ endpoints }: Stop, isOwnHealth: boolean): string {
  if (endpoints === undefined || endpoints.length === 0) return "";
  const named = endpoints.slice(0, shownEndpoints).map((endpoint) => endpointWord(endpoint, isOwnHealth));
  const more = endpoints.length - named.length;
  return ` (${[...named, ...(more > 0 ? [`${more} more`] : [])].join(", ")})`;
}

function endpointWord({ id, address, port, health }: Endpoint, isOwnHealth: boolean): string {
  const host = address.includes(":") ? `[${address}]` : address;
  const place = address === "" ? "" : ` ${host}:${port}`;
  return printable(`${id}${place}${isOwnHealth && health === "unhealthy" ? " unhealthy" : ""}`);
}

/** `v1 of api in secondary`. */
function target({ service, subset, datacenter, peer }: Route): string {
  const where = peer === undefined ? (datacenter === undefined ? "" : ` in ${datacenter}`) : ` at peer ${peer}`;
  return printable(`${subset === undefined ? "" : `${subset} of `}${service}${where}`);
}

/** Which requests take the route: `path /admin*, 25 %`, `then` for a target to fail over to; empty for all requests. */
export function legWords(route: Route): string {
  if (route.failover !== undefined && route.failover.position > 0) return "then";
  return route.legs
    .map(legWord)
    .filter((word) => word !== "")
    .join(" or ");
}

function legWord({ match, share }: Leg): string {
  const percent = share === 100 ? "" : `${Number(share.toFixed(2))} %`;
  return [match === undefined ? "" : printable(match), percent].filter((word) => word !== "").join(", ");
}
