import type { Diagnostic } from "../base/diagnostic.js";
import type { CauseGroup, PlanDiff, UpstreamChange } from "./plan-diff.js";
import { breaksRoutes, changesReasons, changesRoutes } from "./problems.js";
import { placeOfCause } from "./words.js";

/**
 * A difference as diagnostics, one for each cause, at the line that did it: a warning where something that worked works no
 * more, else a note. For reports that show diagnostics beside the lines of a change.
 */
export function diffDiagnostics(diff: PlanDiff): readonly Diagnostic[] {
  return diff.causes.map((group) => finding(group, diff.upstreams));
}

function finding(group: CauseGroup, upstreams: readonly UpstreamChange[]): Diagnostic {
  const changes = group.upstreams.flatMap((index) => upstreams[index] ?? []);
  const span = placeOfCause(group.cause);
  const broken = changes.filter(isBroken).length;
  if (broken > 0) return breaksRoutes(group, broken, span);
  const isReasonOnly = changes.length > 0 && changes.every(({ aspects }) => aspects.includes("reason"));
  return isReasonOnly ? changesReasons(group, span) : changesRoutes(group, span);
}

/** True if a target that could be reached cannot be any more, or the whole upstream. */
function isBroken(change: UpstreamChange): boolean {
  if (change.change !== "changed") return false;
  const { before, after } = change;
  if (after.dead !== undefined || before.dead !== undefined) return before.dead === undefined;
  const alive = new Set(before.routes.flatMap(({ target, dead }) => (dead === undefined ? [target] : [])));
  return after.routes.some(({ target, dead }) => dead !== undefined && alive.has(target));
}
