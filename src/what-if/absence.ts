import type { Diagnostic } from "../base/diagnostic.js";
import type { Catalog } from "../catalog/catalog.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { RoutePlan } from "../plan/route-plan.js";
import { matchesGlob } from "../plan/select.js";
import type { Without } from "./changes.js";
import { unknownName, unknownWhat } from "./problems.js";

/** What is gone. */
export interface Absence {
  readonly gone: readonly CatalogDefinition[];
  readonly down: readonly string[];
  readonly gonePeers: readonly string[];
}

const nothing: Absence = { gone: [], down: [], gonePeers: [] };

/** What goes when something is assumed not to be there. The plan tells names that the catalog alone does not know. */
export function absenceOf(
  catalog: Catalog,
  plan: RoutePlan,
  without: Without,
): Absence | { readonly problem: Diagnostic } {
  switch (without.what) {
    case "datacenter":
      return datacenterGone(catalog, plan, without.name);
    case "peer":
      return peerGone(catalog, plan, without.name);
    case "service": {
      const all = catalog.datacenters.flatMap(({ registrations }) => registrations);
      const gone = all.filter((one) => serviceOf(one) === without.name);
      return gone.length === 0 ? { problem: unknownName("service", without.name, all.map(serviceOf)) } : absent(gone);
    }
    case "gateway":
      return somethingGone(catalog, without, ({ registrations }) => registrations.filter(isOnTheWay), idsOfGateway);
    case "instance":
      return somethingGone(catalog, without, instancesIn, idsOfInstance);
    default:
      return { problem: unknownWhat(without satisfies never) };
  }
}

function absent(registered: readonly Registered[]): Absence {
  return { ...nothing, gone: registered.map(({ definition }) => definition) };
}

/** The service that a registration stands for. */
export function serviceOf({ definition }: Registered): string {
  return definition.value.proxy?.destinationServiceName || definition.value.name;
}

function datacenterGone(catalog: Catalog, plan: RoutePlan, name: string): Absence | { readonly problem: Diagnostic } {
  const datacenter = catalog.datacenter(name.toLowerCase());
  if (datacenter !== undefined) return { ...absent(datacenter.registrations), down: [datacenter.name] };
  const known = new Set(catalog.datacenters.map((one) => one.name));
  for (const { hops } of routesOf(plan)) for (const { to } of hops) if (to.peer === undefined) known.add(to.datacenter);
  return known.has(name) ? { ...nothing, down: [name] } : { problem: unknownName("datacenter", name, known) };
}

function peerGone(catalog: Catalog, plan: RoutePlan, name: string): Absence | { readonly problem: Diagnostic } {
  const known = new Set(catalog.peers.map((one) => one.name));
  for (const { peer } of routesOf(plan)) if (peer !== undefined) known.add(peer);
  return known.has(name) ? { ...nothing, gonePeers: [name] } : { problem: unknownName("peer", name, known) };
}

function routesOf({ proxies }: RoutePlan) {
  return proxies.flatMap(({ upstreams }) => upstreams.flatMap(({ routes }) => routes));
}

function somethingGone(
  catalog: Catalog,
  { what, datacenter: where, name }: Extract<Without, { datacenter: string }>,
  candidatesIn: (datacenter: Datacenter) => readonly Registered[],
  idsOf: (registered: Registered) => readonly string[],
): Absence | { readonly problem: Diagnostic } {
  const datacenter = catalog.datacenter(where.toLowerCase());
  if (datacenter === undefined) {
    return {
      problem: unknownName(
        "datacenter",
        where,
        catalog.datacenters.map((one) => one.name),
      ),
    };
  }
  const candidates = candidatesIn(datacenter);
  const gone = candidates.filter((one) => idsOf(one).some((id) => matchesGlob(name, id)));
  if (gone.length > 0) return absent(gone);
  return { problem: unknownName(`${what} in \`${datacenter.name}\` called`, name, candidates.flatMap(idsOf)) };
}

/** True for gateways that others' requests pass; ingress and API gateways are where requests begin. */
export function isOnTheWay({ definition }: Registered): boolean {
  return definition.value.kind === "mesh-gateway" || definition.value.kind === "terminating-gateway";
}

function instancesIn({ registrations }: Datacenter): readonly Registered[] {
  return registrations.filter(({ definition }) => definition.value.kind !== "mesh-gateway");
}

function idsOfGateway({ definition }: Registered): readonly string[] {
  return [definition.value.id];
}

/** An instance goes together with its sidecar. */
function idsOfInstance({ definition }: Registered): readonly string[] {
  const { id, proxy } = definition.value;
  return [id, definition.sidecarOf ?? "", proxy?.destinationServiceID ?? ""].filter((one) => one !== "");
}
