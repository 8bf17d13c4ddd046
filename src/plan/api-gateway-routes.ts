import { compareText } from "../base/text-order.js";
import type { EntrySet } from "../catalog/entries.js";
import type { HTTPMatch, HTTPRoute, HTTPRouteRule } from "../model/http-route.js";
import type { ResourceReference } from "../model/resource-reference.js";
import type { ServiceRouteHTTPMatch } from "../model/service-router.js";
import { mergeLegs } from "./legs.js";
import { anyRequest, describeMatch } from "./match-words.js";
import type { Leg } from "./route-plan.js";

/** The services that an API gateway leads to, sorted, each with the requests that it gets. */
export type RoutedServices = ReadonlyMap<string, readonly Leg[]>;

/** What the routes lead to that are attached to an API gateway; undefined where the gateway has no entry. */
export function routedServices(entries: EntrySet, gateway: string): RoutedServices | undefined {
  if (entries.get("api-gateway", gateway) === undefined) return undefined;
  const legs = new Map<string, Leg[]>();
  const add = (service: string, leg: Leg): void => {
    const known = legs.get(service);
    if (known === undefined) legs.set(service, [leg]);
    else known.push(leg);
  };
  for (const { value } of entries.list("http-route")) {
    if (!isAttached(value.parents, gateway)) continue;
    for (const rule of value.rules ?? []) addRule(value, rule, add);
  }
  for (const { value } of entries.list("tcp-route")) {
    if (!isAttached(value.parents, gateway)) continue;
    for (const { name = "" } of value.services ?? []) if (name !== "") add(name, { share: 100 });
  }
  const sorted = [...legs].sort(([a], [b]) => compareText(a, b));
  return new Map(sorted.map(([service, own]) => [service, mergeLegs(own)]));
}

function isAttached(parents: readonly ResourceReference[] = [], gateway: string): boolean {
  return parents.some(({ kind = "", name }) => (kind === "" || kind === "api-gateway") && name === gateway);
}

/** Requests that match any of a rule's conditions are divided among its services by weight. */
function addRule(route: HTTPRoute, rule: HTTPRouteRule, add: (service: string, leg: Leg) => void): void {
  const services = (rule.services ?? []).filter(({ name = "" }) => name !== "");
  const total = services.reduce((sum, { weight }) => sum + weightOf(weight), 0);
  const matches = matchesOf(route, rule);
  for (const { name = "", weight } of services) {
    const share = Math.round((weightOf(weight) / total) * 10_000) / 100;
    for (const match of matches) add(name, match === undefined ? { share } : { match, share });
  }
}

function weightOf(weight: number | undefined): number {
  return weight !== undefined && weight > 0 ? weight : 1;
}

/** A rule's conditions in words; undefined for one that every request meets. */
function matchesOf({ hostnames = [] }: HTTPRoute, { matches = [] }: HTTPRouteRule): readonly (string | undefined)[] {
  const host = hostnames.length === 0 ? [] : [`host ${hostnames.join(" or ")}`];
  const conditions =
    matches.length === 0 ? [anyRequest] : matches.map((match) => describeMatch({ http: asRouters(match) }));
  return conditions.map((words) => {
    const all = words === anyRequest ? host : [...host, words];
    return all.length === 0 ? undefined : all.join(", ");
  });
}

/** The conditions of a route of an API gateway as a router writes them. */
function asRouters({ path, headers = [], method = "", query = [] }: HTTPMatch): ServiceRouteHTTPMatch {
  return {
    ...byForm(path?.match, path?.value, { exact: "pathExact", prefix: "pathPrefix", regex: "pathRegex" }),
    header: headers.map(({ name = "", match, value }) => ({
      name,
      ...(match === "present"
        ? { present: true }
        : byForm(match, value, { exact: "exact", prefix: "prefix", suffix: "suffix", regex: "regex" })),
    })),
    queryParam: query.map(({ name = "", match, value }) => ({
      name,
      ...(match === "present" ? { present: true } : byForm(match, value, { exact: "exact", regex: "regex" })),
    })),
    methods: method === "" ? [] : [method.toUpperCase()],
  };
}

/** `{ pathExact: value }` for the form `exact`; nothing for a form that there is not. */
function byForm<Key extends string>(
  form = "",
  value = "",
  keys: Readonly<Record<string, Key>>,
): { readonly [Name in Key]?: string } {
  const key = Object.hasOwn(keys, form) ? keys[form] : undefined;
  const found: { [Name in Key]?: string } = {};
  if (key !== undefined) found[key] = value;
  return found;
}
