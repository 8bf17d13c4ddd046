import type { Leg, ProxyPlan, Route, RoutePlan, UpstreamPlan } from "../plan/route-plan.js";
import type { EffectiveMode } from "../resolve/mode.js";

/**
 * A plan as text for snapshots: for each upstream its mode, the document that decided, and its routes. It holds what
 * changes where traffic goes and nothing else: no positions, file names, addresses or certificates, and everything is
 * sorted whose order means nothing. So it stays the same when files are moved, ordered otherwise or commented.
 *
 * @example
 * expect(routeSnapshot(plan)).toMatchSnapshot();
 */
export function routeSnapshot(plan: RoutePlan): string {
  return plan.proxies.map(proxyText).sort().join("\n");
}

function proxyText(proxy: ProxyPlan): string {
  const purpose = proxy.kind === "connect-proxy" ? `for ${proxy.service}` : proxy.kind;
  const upstreams = proxy.upstreams.length === 0 ? ["  no upstreams\n"] : proxy.upstreams.map(upstreamText).sort();
  return `${proxy.id} in ${proxy.datacenter}, ${purpose}\n${upstreams.join("")}`;
}

function upstreamText(upstream: UpstreamPlan): string {
  const dead = upstream.dead === undefined ? "" : `, dead: ${upstream.dead.code}`;
  const implicit = upstream.implicit === true ? " (inferred)" : "";
  const routes = upstream.routes.map((route) => `    ${routeText(route)}\n`);
  return `  ${upstream.id}${implicit}: ${modeText(upstream.mode)}${dead}\n${routes.join("")}`;
}

/** The document that decided, not the field's path in it, which changes with the order of upstreams. */
function modeText({ value, decidedBy }: EffectiveMode): string {
  return decidedBy === undefined ? "no mode" : `mode ${value} (${decidedBy.level} of ${decidedBy.document})`;
}

function routeText(route: Route): string {
  const gateways = route.hops.flatMap(({ to }) =>
    to.what === "mesh-gateway" ? [`gateways of ${to.peer === undefined ? to.datacenter : `peer ${to.peer}`} → `] : [],
  );
  const dead = route.dead === undefined ? "" : `, dead: ${route.dead.code}`;
  return `${legsText(route)}${route.via} → ${gateways.join("")}${targetText(route)}${dead}`;
}

function targetText({ service, subset, datacenter, peer }: Route): string {
  const where = peer === undefined ? (datacenter === undefined ? "" : ` in ${datacenter}`) : ` at peer ${peer}`;
  return `${subset === undefined ? "" : `${subset} of `}${service}${where}`;
}

function legsText({ legs, failover }: Route): string {
  if (failover !== undefined && failover.position > 0) return `then ${failover.position}: `;
  const words = legs.map(legText).filter((word) => word !== "");
  return words.length === 0 ? "" : `${words.join(" or ")}: `;
}

function legText({ match, share }: Leg): string {
  return [match ?? [], share === 100 ? [] : `${share} %`].flat().join(", ");
}
