import type { Route } from "../plan/route-plan.js";

/** A target of an upstream, by any of what tells targets apart; a text is the name of its datacenter. */
export type TargetPlace =
  | string
  | {
      readonly service?: string;
      readonly subset?: string;
      readonly datacenter?: string;
      readonly peer?: string;
    };

/** True if the route leads there. */
export function leadsTo(route: Route, place: TargetPlace): boolean {
  if (typeof place === "string") return route.datacenter === place && route.peer === undefined;
  return (["service", "subset", "datacenter", "peer"] as const).every(
    (part) => place[part] === undefined || place[part] === route[part],
  );
}

/** `dc2`; `v1 of api in dc2`. */
export function wordPlace(place: TargetPlace): string {
  if (typeof place === "string") return place;
  const { service, subset, datacenter, peer } = place;
  const what = [subset, service].filter((part) => part !== undefined).join(" of ");
  const where = [datacenter, peer === undefined ? undefined : `peer ${peer}`]
    .filter((part) => part !== undefined)
    .join(" at ");
  return [what, where].filter((part) => part !== "").join(" in ");
}
