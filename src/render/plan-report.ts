import type { Diagnostic } from "../base/diagnostic.js";
import type { RoutePlan } from "../plan/route-plan.js";

/** What `meshplan plan --format json` prints. Its JSON Schema is docs/schema/plan.schema.json. */
export interface PlanReport extends RoutePlan {
  /** What is wrong with the sources and with the routes. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts a plan and its diagnostics into one document for programs. Stable: parts are added, and none changes its meaning within a version. */
export function toPlanReport(plan: RoutePlan, diagnostics: readonly Diagnostic[]): PlanReport {
  return { ...plan, diagnostics };
}
