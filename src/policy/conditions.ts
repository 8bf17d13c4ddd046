import { matchesGlob } from "../plan/select.js";
import type { OpenAspect } from "../plan/undecided.js";
import type { RouteConditions } from "./model.js";
import type { Subject } from "./subject.js";

type Condition = keyof RouteConditions;

/** What each condition looks at, for the words of a finding and for the comparison: a list of texts or a yes or no. */
const looksAt: { readonly [Name in Condition]: (subject: Subject) => readonly string[] | boolean } = {
  proxies: ({ proxy }) => [proxy.id, proxy.service],
  datacenters: ({ proxy }) => [proxy.datacenter],
  upstreams: ({ upstream }) => [upstream.id, upstream.name],
  targets: ({ service }) => [service],
  targetDatacenters: ({ datacenter }) => (datacenter === undefined ? [] : [datacenter]),
  peers: ({ peer }) => (peer === undefined ? [] : [peer]),
  via: ({ via }) => [via],
  modes: ({ upstream }) => [upstream.mode.value ?? "unset"],
  levels: ({ upstream }) => (upstream.mode.decidedBy === undefined ? [] : [upstream.mode.decidedBy.level]),
  crossing: ({ isCrossing }) => isCrossing,
  failover: ({ isFailover }) => isFailover,
  dead: ({ isDead }) => isDead,
};

/** True if every condition that is given holds. */
export function fits(conditions: RouteConditions, subject: Subject): boolean {
  return failing(conditions, subject).length === 0;
}

/** The conditions that do not hold, in the order of the table. */
export function failing(conditions: RouteConditions, subject: Subject): readonly Condition[] {
  return given(conditions).filter((name) => isFailing(name, conditions, subject));
}

function isFailing(name: Condition, conditions: RouteConditions, subject: Subject): boolean {
  const wanted = conditions[name];
  const actual = looksAt[name](subject);
  if (typeof wanted === "boolean" || typeof actual === "boolean") return wanted !== actual;
  return !(wanted ?? []).some((glob) => actual.some((text) => matchesGlob(glob, text)));
}

/** What each condition hangs on; those about who calls what hang on nothing that may be undecided. */
const hangsOn: { readonly [Name in Condition]?: OpenAspect } = {
  targets: "target",
  targetDatacenters: "target",
  peers: "target",
  via: "way",
  modes: "mode",
  levels: "mode",
  crossing: "target",
  failover: "target",
  dead: "way",
};

/**
 * Whether all conditions hold for a route of which some aspects are open: `open` where that hangs on them. One that fails
 * and is not open decides, whatever the others are.
 */
export function outcomeOf(
  conditions: RouteConditions,
  subject: Subject,
  open: readonly OpenAspect[],
): "holds" | "fails" | "open" {
  const isOpen = (name: Condition) => open.some((aspect) => aspect === hangsOn[name]);
  if (failing(conditions, subject).some((name) => !isOpen(name))) return "fails";
  return given(conditions).some(isOpen) ? "open" : "holds";
}

/** The conditions that are given, in the order of the table. */
export function given(conditions: RouteConditions): readonly Condition[] {
  // The keys of the table are the names of the conditions.
  return (Object.keys(looksAt) as Condition[]).filter((name) => conditions[name] !== undefined);
}

/** How a subject is in the eyes of some conditions: `via direct, crossing datacenters`. */
export function wordActual(names: readonly Condition[], subject: Subject): string {
  return names
    .map((name) => {
      const actual = looksAt[name](subject);
      if (typeof actual !== "boolean") return `${words[name]} ${actual[0] ?? "none"}`;
      const reason =
        name === "dead" && subject.dead !== undefined ? ` (${subject.dead.reason.replace(/\.$/, "")})` : "";
      return `${actual ? "" : "not "}${words[name]}${reason}`;
    })
    .join(", ");
}

/** What some conditions want: `via local-gateway or direct`. */
export function wordWanted(names: readonly Condition[], conditions: RouteConditions): string {
  return names
    .map((name) => {
      const wanted = conditions[name];
      if (typeof wanted === "boolean") return `${wanted ? "" : "not "}${words[name]}`;
      return `${words[name]} ${(wanted ?? []).join(" or ") || "nothing"}`;
    })
    .join(", ");
}

const words: { readonly [Name in Condition]: string } = {
  proxies: "from proxy",
  datacenters: "from datacenter",
  upstreams: "to upstream",
  targets: "to service",
  targetDatacenters: "to datacenter",
  peers: "to peer",
  via: "via",
  modes: "mode",
  levels: "mode decided by level",
  crossing: "crossing datacenters",
  failover: "a failover",
  dead: "dead",
};
