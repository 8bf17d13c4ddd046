import type { Diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import type { Planned } from "../plan/explain.js";
import { failing, fits, given, wordActual, wordWanted } from "./conditions.js";
import { decisivePlace, upstreamPlace } from "./decisive-place.js";
import type { Policy, PolicyRule } from "./model.js";
import { forbidden, required, ruleUndecided, ruleWithoutRoutes, tooFewDatacenters } from "./problems.js";
import { type Subject, subjectsOf } from "./subject.js";
import { isUndecided, openPlace, wordOpen } from "./undecided.js";

/** A route that breaks a rule, or for rules about whole upstreams its first one. */
interface Breach {
  readonly subject: Subject;
  /** How it breaks the rule; breaches of one place in the same way are told together. */
  readonly how: string;
}

/**
 * Holds a team's rules against all routes. Each finding stands at the line that made the routes go their way and tells
 * the rule; routes that break one rule by one line in the same way are one finding. Where a value that files do not tell
 * says whether a route breaks a rule, the rule is neither kept nor broken: that is a finding too, of the rule's severity.
 *
 * @example
 * checkPolicy(analysis, { rules: [{ name: "all-alive", forbid: { dead: true } }] });
 */
export function checkPolicy({ plan, catalog }: Planned, policy: Policy): readonly Diagnostic[] {
  const subjects = subjectsOf(plan);
  return policy.rules.flatMap((rule) => {
    const meant = subjects.filter((subject) => fits(rule.for ?? {}, subject));
    const undecided = subjects.filter((subject) => isUndecided(rule, subject));
    if (meant.length + undecided.length === 0 && rule.for !== undefined) return [ruleWithoutRoutes(rule)];
    // The routes of an upstream are judged together where they are counted; else each by itself.
    const openUpstreams = new Set<unknown>(undecided.map(({ upstream }) => upstream));
    const openSubjects = new Set(undecided);
    const isOpen = (subject: Subject) =>
      rule.leastDatacenters === undefined ? openSubjects.has(subject) : openUpstreams.has(subject.upstream);
    const decided = meant.filter((subject) => !isOpen(subject));
    // How many datacenters there are is not decided by one line, so that rule's findings stand at the upstream.
    const placeOf = (subject: Subject) =>
      rule.leastDatacenters === undefined ? decisivePlace(catalog, subject) : upstreamPlace(subject);
    const open = undecided.map((subject) => ({ subject, how: wordOpen(subject) }));
    return [
      ...groupsOf(breaches(rule, decided), placeOf).map((group) => word(rule)({ rule, ...group })),
      ...groupsOf(open, openPlace).map((group) => ruleUndecided({ rule, ...group })),
    ];
  });
}

function breaches(rule: PolicyRule, meant: readonly Subject[]): readonly Breach[] {
  const { forbid, require, leastDatacenters } = rule;
  if (forbid !== undefined) {
    return meant
      .filter((subject) => fits(forbid, subject))
      .map((subject) => ({ subject, how: wordActual(given(forbid), subject) }));
  }
  if (require !== undefined) {
    return meant.flatMap((subject) => {
      const failed = failing(require, subject);
      if (failed.length === 0) return [];
      return [{ subject, how: `${wordWanted(failed, require)}, not ${wordActual(failed, subject)}` }];
    });
  }
  return leastDatacenters === undefined ? [] : tooFew(meant, leastDatacenters);
}

/** The upstreams whose routes lead to fewer datacenters than wanted; routes that do not work count for nothing. */
function tooFew(meant: readonly Subject[], least: number): readonly Breach[] {
  const byUpstream = new Map<unknown, Subject[]>();
  for (const subject of meant) {
    const known = byUpstream.get(subject.upstream);
    if (known === undefined) byUpstream.set(subject.upstream, [subject]);
    else known.push(subject);
  }
  return [...byUpstream.values()].flatMap((routes) => {
    const reached = new Set(routes.filter(({ isDead }) => !isDead).map(wherePlace));
    const [subject] = routes;
    if (subject === undefined || reached.size >= least) return [];
    return [{ subject, how: reached.size === 0 ? "none" : `only ${[...reached].sort().join(", ")}` }];
  });
}

function wherePlace({ datacenter, peer }: Subject): string {
  return peer === undefined ? (datacenter ?? "") : `peer ${peer}`;
}

interface Group {
  readonly how: string;
  readonly place: Span | undefined;
  readonly upstreams: readonly Subject[];
}

/** Puts breaches of one place and one way together; of each upstream the first one stands for all. */
function groupsOf(found: readonly Breach[], placeOf: (subject: Subject) => Span | undefined): readonly Group[] {
  const groups = new Map<string, { how: string; place: Span | undefined; upstreams: Map<unknown, Subject> }>();
  for (const { subject, how } of found) {
    const place = placeOf(subject);
    // Without a place it is not known that one line made them so.
    const key = JSON.stringify([how, place ?? [subject.proxy.datacenter, subject.proxy.id, subject.upstream.id]]);
    const group = groups.get(key) ?? { how, place, upstreams: new Map() };
    groups.set(key, group);
    if (!group.upstreams.has(subject.upstream)) group.upstreams.set(subject.upstream, subject);
  }
  return [...groups.values()].map((group) => ({ ...group, upstreams: [...group.upstreams.values()] }));
}

function word(rule: PolicyRule): typeof forbidden {
  if (rule.forbid !== undefined) return forbidden;
  return rule.require !== undefined ? required : tooFewDatacenters;
}
