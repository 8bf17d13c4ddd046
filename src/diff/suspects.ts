import type { Catalog } from "../catalog/catalog.js";
import type { EntryKind } from "../model/kinds.js";
import type { ResourceReference } from "../model/resource-reference.js";
import type { ProxyPlan, Route, UpstreamPlan } from "../plan/route-plan.js";
import type { DiffCatalogs, Suspect } from "./documents.js";
import { entrySuspect, querySuspect, registrationSuspect } from "./documents.js";
import type { UpstreamChange } from "./plan-diff.js";

/** The upstream as it is and as it was, as far as it is there. */
export function versionsOf(change: UpstreamChange): readonly UpstreamPlan[] {
  switch (change.change) {
    case "added":
      return [change.after];
    case "removed":
      return [change.before];
    case "changed":
      return [change.before, change.after];
    default:
      return change satisfies never;
  }
}

/** The upstreams in the proxy's own registration. */
export function ownUpstreams({ proxy }: UpstreamChange): Suspect {
  return registrationSuspect(proxy.datacenter, proxy.id, ["proxy", "upstreams"], "Proxy.Upstreams");
}

/** What brings upstreams into a proxy and takes them out, by the kind of the proxy and of the upstream. */
export function suspectsOfPresence(change: UpstreamChange, catalogs: DiffCatalogs): readonly Suspect[] {
  const { proxy } = change;
  if (proxy.kind !== "connect-proxy") return [...gatewayEntries(proxy, catalogs)];
  const names = namesIn(change);
  return [
    ownUpstreams(change),
    registrationSuspect(proxy.datacenter, proxy.id, ["proxy", "mode"], "Proxy.Mode"),
    registrationSuspect(
      proxy.datacenter,
      proxy.id,
      ["proxy", "destinationServiceName"],
      "Proxy.DestinationServiceName",
    ),
    entrySuspect("service-defaults", proxy.service, ["mode"]),
    entrySuspect("service-defaults", proxy.service, ["upstreamConfig", "overrides"]),
    entrySuspect("proxy-defaults", "global", ["mode"]),
    ...names.map((name) => entrySuspect("service-intentions", name)),
    entrySuspect("service-intentions", "*"),
    ...exportsOf(change, catalogs),
  ];
}

/** The entries that an ingress or API gateway takes its services from. */
function gatewayEntries({ kind, service }: Pick<ProxyPlan, "kind" | "service">, catalogs: DiffCatalogs): Set<Suspect> {
  const found = new Set<Suspect>();
  if (kind === "ingress-gateway") found.add(entrySuspect("ingress-gateway", service));
  if (kind === "api-gateway") {
    found.add(entrySuspect("api-gateway", service));
    for (const route of ["http-route", "tcp-route"] as const) {
      for (const name of attachedRoutes(route, service, catalogs)) found.add(entrySuspect(route, name));
    }
  }
  return found;
}

function attachedRoutes(
  kind: "http-route" | "tcp-route",
  gateway: string,
  { before, after }: DiffCatalogs,
): ReadonlySet<string> {
  const isAttached = (parents: readonly ResourceReference[] = []) => parents.some(({ name }) => name === gateway);
  return new Set(
    [before, after].flatMap(({ entries }) =>
      entries.list(kind).flatMap(({ value }) => (isAttached(value.parents) ? [value.name ?? ""] : [])),
    ),
  );
}

/** What sets the protocol and the timeouts of an upstream. */
export function suspectsOfSettings(change: UpstreamChange): readonly Suspect[] {
  return [
    ownUpstreams(change),
    entrySuspect("service-defaults", change.proxy.service, ["upstreamConfig"]),
    entrySuspect("proxy-defaults", "global", ["config"]),
  ];
}

/** What peers export, and the prepared queries: where routes without a chain come from. */
export function suspectsWithoutChain(change: UpstreamChange, catalogs: DiffCatalogs): readonly Suspect[] {
  const queries = versionsOf(change)
    .filter(({ type }) => type === "prepared-query")
    .map(({ name, datacenter }) => querySuspect(datacenter ?? change.proxy.datacenter, name));
  return [...queries, ...exportsOf(change, catalogs)];
}

function exportsOf(change: UpstreamChange, { before, after }: DiffCatalogs): readonly Suspect[] {
  const upstreams = versionsOf(change);
  const peers = new Set(upstreams.flatMap(({ peer, routes }) => [peer ?? [], routes.map(peerOf)].flat(2)));
  return [...peers].flatMap((peer) => {
    const names = new Set([before, after].flatMap((catalog) => exportNames(catalog, peer)));
    return [...names].map((name) => entrySuspect("exported-services", name, [], peer));
  });
}

function peerOf({ peer }: Route): readonly string[] {
  return peer === undefined ? [] : [peer];
}

function exportNames(catalog: Catalog, peer: string): readonly string[] {
  const entries = catalog.peers.find(({ name }) => name === peer)?.entries;
  return (entries?.list("exported-services") ?? []).map(({ value }) => value.name ?? "");
}

const chainKinds: readonly EntryKind[] = ["service-router", "service-splitter", "service-resolver", "service-defaults"];

/** All entries about the services that an upstream leads to; for chains that tell no reasons, since they do not compile. */
export function suspectsByName(change: UpstreamChange): readonly Suspect[] {
  const ofServices = namesIn(change).flatMap((name) => chainKinds.map((kind) => entrySuspect(kind, name)));
  return [...ofServices, entrySuspect("proxy-defaults", "global")];
}

/** The services that an upstream names and leads to, before and after. */
export function namesIn(change: UpstreamChange): readonly string[] {
  const upstreams = versionsOf(change);
  return [...new Set(upstreams.flatMap(({ name, routes }) => [name, ...routes.map(({ service }) => service)]))];
}
