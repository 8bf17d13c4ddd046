import type { Span } from "../base/span.js";
import { openAspects } from "../plan/undecided.js";
import { outcomeOf } from "./conditions.js";
import type { PolicyRule } from "./model.js";
import type { Subject } from "./subject.js";

/** True where a value that files do not tell says whether a route breaks a rule. */
export function isUndecided(rule: PolicyRule, subject: Subject): boolean {
  const open = openAspects(subject.upstream, subject.proxy.datacenter);
  if (open.length === 0) return false;
  const meant = outcomeOf(rule.for ?? {}, subject, open);
  if (meant === "fails") return false;
  const { forbid, require, leastDatacenters } = rule;
  if (leastDatacenters !== undefined) return meant === "open" || open.includes("way");
  const outcome = outcomeOf(forbid ?? require ?? {}, subject, open);
  if (outcome === "open") return true;
  const isBroken = (outcome === "holds") === (forbid !== undefined);
  return isBroken && meant === "open";
}

/** What is not known: `` `var.mode` ``. */
export function wordOpen({ upstream }: Subject): string {
  const expressions = new Set((upstream.undecided ?? []).map(({ expression }) => `\`${expression}\``));
  return [...expressions].join(" and ");
}

/** Where the first thing that is not known stands. */
export function openPlace({ upstream }: Subject): Span | undefined {
  return upstream.undecided?.[0]?.span;
}
