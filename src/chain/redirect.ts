import type { Path } from "../base/place.js";
import type { EntryDefinition } from "../model/definition.js";
import type { Assembly, Target } from "./assembly.js";
import { addStep, fail } from "./failing.js";
import { maxRedirects } from "./limits.js";
import { circularRedirect, steps, tooManyRedirects } from "./problems.js";
import { recordProtocol } from "./protocol.js";
import { rewritten } from "./target.js";

/** One step from a target to another, and the part of an entry that makes it. */
interface Step {
  readonly from: Target;
  readonly to: Target;
  readonly entry: EntryDefinition;
  readonly path: Path;
}

/**
 * Follows redirects and default subsets from a target to the one where they end. Every service on the way has a say in
 * the protocol. Undefined if something failed.
 */
export function follow(assembly: Assembly, start: Target): Target | undefined {
  const taken: Step[] = [];
  let target = start;
  while (target.node === undefined && target.leadsTo === undefined) {
    if (target.peer === "" && !recordProtocol(assembly, target.facts)) return addSteps(assembly, taken);
    if (taken.some(({ from }) => from === target)) {
      fail(assembly, "graph/circular-redirect", circularRedirect([...taken.map(({ from }) => from.id), target.id]));
      return addSteps(assembly, taken);
    }
    const step = redirectOf(assembly, target) ?? defaultSubsetOf(assembly, target);
    if (step === undefined) break;
    if (taken.length === maxRedirects) {
      fail(assembly, "chain/too-many-redirects", tooManyRedirects(start.service, maxRedirects));
      return addSteps(assembly, taken);
    }
    taken.push(step);
    target = step.to;
  }
  const end = target.leadsTo ?? target;
  for (const { from } of taken) from.leadsTo = end;
  if (taken.length > 0) assembly.trace?.passages.push(...taken);
  return end;
}

/** A redirect comes before a default subset. One that leads to the very same target has no effect. */
function redirectOf(assembly: Assembly, target: Target): Step | undefined {
  const entry = target.facts.resolver;
  const redirect = entry?.value.redirect;
  // A redirect to a sameness group is a kind of failover: see sameness-group.ts.
  if (entry === undefined || redirect === undefined || (redirect.samenessGroup ?? "") !== "") return undefined;
  const to = rewritten(assembly, target, redirect);
  return to === target ? undefined : { from: target, to, entry, path: ["redirect"] };
}

function defaultSubsetOf(assembly: Assembly, target: Target): Step | undefined {
  const entry = target.facts.resolver;
  const subset = entry?.value.defaultSubset ?? "";
  if (entry === undefined || subset === "" || target.serviceSubset !== "") return undefined;
  return { from: target, to: rewritten(assembly, target, { serviceSubset: subset }), entry, path: ["defaultSubset"] };
}

function addSteps(assembly: Assembly, taken: readonly Step[]): undefined {
  for (const { from, to, entry, path } of taken.toReversed()) {
    const says =
      path[0] === "redirect"
        ? steps.redirect(from.service, to.id)
        : steps.defaultSubset(from.service, to.serviceSubset);
    addStep(assembly, entry, path, says);
  }
}
