import type { Registered } from "../catalog/datacenter.js";
import type { PreparedQuery } from "../model/prepared-query.js";
import type { Planner } from "./planner.js";

/** What a prepared query finds. */
export type QueryAnswer =
  /** The datacenter that answers; the one that was asked, without instances, where none has any. */
  | { readonly datacenter: string; readonly instances: readonly Registered[] }
  /** Why it is not known which instances it finds: the end of a sentence about the query. */
  | { readonly open: string };

/**
 * Executes a query as the datacenter that is asked does: its own instances first, then those of the places to fail over
 * to, in turn. The first place that has a fitting instance answers.
 */
export function answerQuery(planner: Planner, query: PreparedQuery, asked: string): QueryAnswer {
  for (const place of placesOf(planner, query, asked)) {
    if ("peer" in place) {
      if (!mayExport(planner, place.peer, asked, query.service.service)) continue;
      return { open: `fails over to the peer \`${place.peer}\`` };
    }
    if ("nearest" in place) {
      return { open: `fails over to the nearest of ${place.nearest.map((name) => `\`${name}\``).join(", ")}` };
    }
    if (planner.catalog.datacenter(place.datacenter)?.isKnown === false) {
      return { open: `asks \`${place.datacenter}\`, whose instances are not known` };
    }
    const instances = fittingIn(planner, query, place.datacenter);
    if (instances.length > 0) return { datacenter: place.datacenter, instances };
  }
  return { datacenter: asked, instances: [] };
}

/** A place that may answer. Which of several datacenters is the nearest is measured, and no file tells it. */
type Place = { readonly datacenter: string } | { readonly peer: string } | { readonly nearest: readonly string[] };

function placesOf(planner: Planner, query: PreparedQuery, asked: string): readonly Place[] {
  const { targets = [], nearestN = 0, datacenters = [] } = query.service.failover ?? {};
  const own: Place = { datacenter: asked };
  if (targets.length > 0) {
    const named = targets.flatMap(({ peer = "", datacenter = "" }): readonly Place[] =>
      peer !== "" ? [{ peer }] : datacenter !== "" ? [{ datacenter }] : [],
    );
    return [own, ...named];
  }
  const listed = datacenters.map((datacenter) => ({ datacenter }));
  if (nearestN <= 0) return [own, ...listed];
  const others = planner.catalog.datacenters.filter(({ name }) => name !== asked);
  const able = others.filter(({ name, isKnown }) => !isKnown || fittingIn(planner, query, name).length > 0);
  const names = able.map(({ name }) => name);
  // Who is asked first does not matter where only one has anything, as long as it is asked at all.
  const [only] = names;
  const isAsked = nearestN >= others.length || (only !== undefined && datacenters.includes(only));
  if (only === undefined) return [own];
  return [own, names.length === 1 && isAsked ? { datacenter: only } : { nearest: names }];
}

function fittingIn(planner: Planner, { service: asks }: PreparedQuery, datacenter: string): readonly Registered[] {
  const instances = planner.catalog.datacenter(datacenter)?.instancesOf(asks.service) ?? [];
  return instances.filter(
    ({ worst, definition }) =>
      worst !== "critical" &&
      !(asks.onlyPassing === true && worst !== "passing") &&
      fitsTags(definition.value.tags ?? [], asks.tags ?? []),
  );
}

/** Every tag must be there, but for those with `!` in front, which must not. Letter case does not count. */
function fitsTags(tags: readonly string[], wanted: readonly string[]): boolean {
  const has = new Set(tags.map((tag) => tag.toLowerCase()));
  return wanted.every((tag) =>
    tag.startsWith("!") ? !has.has(tag.slice(1).toLowerCase()) : has.has(tag.toLowerCase()),
  );
}

/** False where it is known that the peer gives no instance of the service. */
function mayExport({ catalog, exportsOf }: Planner, name: string, asked: string, service: string): boolean {
  const peer = catalog.peer(name, asked);
  if (peer === undefined) return !catalog.arePeersKnown && !catalog.isPeerGone(name);
  return exportsOf(peer).of(service).state === "exported";
}
