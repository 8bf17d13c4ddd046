import { type Diagnostic, hasErrors } from "../base/diagnostic.js";

/** Where Consul refuses a definition: reading it, checking it, or registering it. */
export type RefusalStage = "decode" | "validate" | "register";

/** What one step of Consul's finds. If it finds an error, Consul goes no further. */
export interface Step {
  readonly stage: RefusalStage;
  readonly diagnostics: readonly Diagnostic[];
}

/** What all steps found, and at which Consul stops. */
export interface Outcome {
  /** Absent if nothing is refused. */
  readonly refusedAt?: RefusalStage;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Joins what the steps found in their order. The errors of the first step that has some are the ones that Consul reports;
 * those of later steps are marked as hidden.
 */
export function outcomeOf(steps: readonly Step[]): Outcome {
  let refusedAt: RefusalStage | undefined;
  const diagnostics: Diagnostic[] = [];
  for (const step of steps) {
    const isHidden = refusedAt !== undefined;
    for (const found of step.diagnostics) {
      diagnostics.push(isHidden && found.severity === "error" ? { ...found, hidden: true } : found);
    }
    if (!isHidden && hasErrors(step.diagnostics)) refusedAt = step.stage;
  }
  return { ...(refusedAt === undefined ? {} : { refusedAt }), diagnostics };
}
