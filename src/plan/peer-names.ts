import { isHostName } from "../catalog/address.js";
import type { Endpoint } from "./endpoint.js";
import type { Way } from "./way.js";

/** The endpoints of the first hop that are host names; undefined if all are IP addresses. */
export function namesOf({ hops }: Way): readonly Endpoint[] | undefined {
  return namesAmong(hops[0]?.to.endpoints ?? []);
}

/** Those endpoints that are host names; undefined if all are IP addresses. */
export function namesAmong(endpoints: readonly Endpoint[]): readonly Endpoint[] | undefined {
  const names = endpoints.filter(({ address }) => isHostName(address));
  return names.length === 0 ? undefined : names;
}

/**
 * Host names are built into the cluster instead of being sent as a list; IP addresses beside them are dropped, and Envoy
 * takes only one name: the first healthy one, else the last.
 */
export function withNames(way: Way, names: readonly Endpoint[]): Way {
  const [first, ...others] = way.hops;
  if (first === undefined) return way;
  const endpoints = oneName(names);
  return { ...way, hops: [{ ...first, to: { ...first.to, endpoints } }, ...others], discovery: "logical-dns" };
}

/** Of several host names the one that Envoy looks up. */
export function oneName(names: readonly Endpoint[]): readonly Endpoint[] {
  const chosen = names.find(({ health }) => health === "healthy") ?? names.at(-1);
  return chosen === undefined ? [] : [chosen];
}
