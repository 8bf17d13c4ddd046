import type { AnalyzeOptions } from "./analyze.js";
import type { Diagnostic } from "./base/diagnostic.js";
import type { Catalog } from "./catalog/catalog.js";
import type { Datacenter } from "./catalog/datacenter.js";
import type { FleetPlan } from "./plan/fleet.js";
import type { ReadParts } from "./read.js";

/** The results of each step of an analysis. */
export interface AnalysisMemory {
  readonly options: AnalyzeOptions;
  readonly parts: ReadParts;
  readonly catalog: Catalog;
  readonly fleet: FleetPlan;
  /** What was found by looking at the registrations of each datacenter alone. */
  readonly found: ReadonlyMap<Datacenter, readonly Diagnostic[]>;
}

/** A symbol that is not enumerable: an analysis stays plain data for JSON, for comparison and for printing. */
export const memory: unique symbol = Symbol("memory");

/** Gives results the memory of how they came about. */
export function remembering<Results extends object>(
  results: Results,
  steps: AnalysisMemory,
): Results & { readonly [memory]: AnalysisMemory } {
  return Object.defineProperty({ ...results, [memory]: steps }, memory, { enumerable: false });
}
