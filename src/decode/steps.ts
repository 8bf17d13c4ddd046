import { type Diagnostic, hasErrors } from "../base/diagnostic.js";
import { isConsequence, type SpoiltBlocks, spoiltBlocks } from "./consequences.js";

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

const faultless: Outcome = { diagnostics: [] };

/**
 * Joins what the steps found in their order. The errors of the first step that has some are the ones that Consul reports;
 * those of later steps are marked as hidden, and left out where they only follow from an earlier one.
 */
export function outcomeOf(steps: readonly Step[]): Outcome {
  if (steps.every((step) => step.diagnostics.length === 0)) return faultless;
  let refusedAt: RefusalStage | undefined;
  const spoilt = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const step of steps) {
    const found = refusedAt === undefined ? step.diagnostics : hidden(step.diagnostics, spoilt);
    for (const one of found) diagnostics.push(one);
    for (const block of spoiltBlocks(found.filter((one) => one.severity === "error"))) spoilt.add(block);
    if (refusedAt === undefined && hasErrors(found)) refusedAt = step.stage;
  }
  return { ...(refusedAt === undefined ? {} : { refusedAt }), diagnostics };
}

function hidden(diagnostics: readonly Diagnostic[], spoilt: SpoiltBlocks): readonly Diagnostic[] {
  return diagnostics
    .filter((one) => !isConsequence(one, spoilt))
    .map((one) => (one.severity === "error" ? { ...one, hidden: true as const } : one));
}
