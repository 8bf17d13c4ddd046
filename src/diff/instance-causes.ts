import { compareText } from "../base/text-order.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Registered } from "../catalog/datacenter.js";
import type { DiffCatalogs } from "./documents.js";
import { pairUp } from "./pairs.js";
import type { Cause, EndpointsCause, UpstreamChange } from "./plan-diff.js";
import { namesIn } from "./suspects.js";

/**
 * What came or left of the services that a change is about, in any datacenter and with a sidecar or without. It tells where
 * transparent proxies may go, and why there are no endpoints where there are none; for changes that nothing nearer explains.
 */
export type CausesOfInstances = (change: UpstreamChange) => readonly Cause[];

export function instanceCauses(catalogs: DiffCatalogs): CausesOfInstances {
  const known = new Map<string, readonly EndpointsCause[]>();
  const ofService = (service: string): readonly EndpointsCause[] => {
    const found = known.get(service) ?? compareService(service, catalogs);
    known.set(service, found);
    return found;
  };
  return (change) => namesIn(change).flatMap(ofService);
}

function compareService(service: string, { before, after }: DiffCatalogs): readonly EndpointsCause[] {
  const datacenters = new Set([before, after].flatMap((catalog) => catalog.datacenters.map(({ name }) => name)));
  return [...datacenters].sort(compareText).flatMap((datacenter): readonly EndpointsCause[] => {
    const pairs = pairUp(registered(before, datacenter, service), registered(after, datacenter, service), idOf);
    const came = pairs.flatMap((pair) => (pair.before === undefined ? (pair.after ?? []) : []));
    const left = pairs.flatMap((pair) => (pair.after === undefined ? (pair.before ?? []) : []));
    const [first] = [...came, ...left];
    if (first === undefined) return [];
    const { span } = first.definition.origin;
    return [
      {
        what: "endpoints",
        kind: "instance",
        service,
        datacenter,
        came: came.map(idOf),
        left: left.map(idOf),
        changed: [],
        ...(span === undefined ? {} : { span }),
      },
    ];
  });
}

function registered(catalog: Catalog, datacenter: string, service: string): readonly Registered[] {
  const found = catalog.datacenter(datacenter);
  // A service that speaks mutual TLS itself is in both lists.
  return [...new Set([...(found?.plainOf(service) ?? []), ...(found?.instancesOf(service) ?? [])])];
}

function idOf({ definition }: Registered): string {
  return definition.value.id;
}
