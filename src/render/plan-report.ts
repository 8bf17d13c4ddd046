import type { Diagnostic } from "../base/diagnostic.js";
import type { PlanDiff } from "../diff/plan-diff.js";
import type { RoutePlan } from "../plan/route-plan.js";

/** What `meshplan plan --format json` prints. Its JSON Schema is docs/schema/plan.schema.json. */
export interface PlanReport extends RoutePlan {
  /** What is wrong with the sources and with the routes. */
  readonly diagnostics: readonly Diagnostic[];
  /** With `--without`, `--set` or `--remove`: what differs from the plan of the files as they are. */
  readonly changes?: PlanDiff;
}

/** Puts a plan, its diagnostics and perhaps its changes into one document for programs. Stable: parts are added, and none changes its meaning within a version. */
export function toPlanReport(plan: RoutePlan, diagnostics: readonly Diagnostic[], changes?: PlanDiff): PlanReport {
  return changes === undefined ? { ...plan, diagnostics } : { ...plan, diagnostics, changes };
}
