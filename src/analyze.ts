import { type AnalysisMemory, memory, remembering } from "./analysis-memory.js";
import { type Diagnostic, sortDiagnostics } from "./base/diagnostic.js";
import type { Source } from "./base/source.js";
import { type Catalog, type CatalogOptions, createCatalog } from "./catalog/catalog.js";
import type { CatalogDefinition } from "./catalog/cluster.js";
import { checkDenials } from "./plan/denials.js";
import type { PlanOptions } from "./plan/dialling.js";
import { planFleet } from "./plan/fleet.js";
import { resultOf } from "./plan/plan.js";
import { checkFederation, checkRegistrations, type PrerequisiteOptions } from "./plan/prerequisites/check.js";
import type { RoutePlan } from "./plan/route-plan.js";
import { markUndecided } from "./plan/undecided.js";
import { partsOf, type ReadOptions, type ReadParts, readingOf, readParts, remarksOf } from "./read.js";

/** How sources are read, put together and planned. All of them may be left out. */
export interface AnalyzeOptions extends CatalogOptions, PlanOptions, PrerequisiteOptions, ReadOptions {}

/** Everything that the sources say about where traffic goes. */
export interface Analysis {
  readonly plan: RoutePlan;
  /** What is wrong with the sources and with the routes, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
  /** All definitions, to ask further questions of. */
  readonly catalog: Catalog;
  /** What is needed to do only part of the work again when something changes. Not printed, not compared. */
  readonly [memory]: AnalysisMemory;
}

/**
 * Reads sources, puts their definitions together and plans the route of every upstream. Never throws for bad input.
 *
 * @example
 * const { plan } = analyze([{ file: "web.hcl", text }], { datacenter: "primary" });
 * plan.proxies[0]?.upstreams[0]?.mode.value; // "remote"
 */
export function analyze(sources: readonly Source[], options: AnalyzeOptions = {}): Analysis {
  return analyzeParts(readParts(sources, options), options);
}

/** Definitions, one by one or in groups, such as a service with its sidecar. */
export type DefinitionGroups = readonly (CatalogDefinition | readonly CatalogDefinition[])[];

/**
 * The same for definitions that a program made or that were read before.
 *
 * @example
 * analyzeDefinitions([define.service({ name: "web", upstreams: ["api"] }), define.proxyDefaults({})]).plan;
 */
export function analyzeDefinitions(definitions: DefinitionGroups, options: AnalyzeOptions = {}): Analysis {
  return analyzeParts(partsOf(definitions.flat()), options);
}

function analyzeParts(parts: ReadParts, options: AnalyzeOptions): Analysis {
  const catalog = createCatalog(readingOf(parts).definitions, options);
  return analysisOf({ options, parts, catalog, fleet: planFleet(catalog, options) });
}

/** Puts the results of all steps together; what was `found` in datacenters that are still the same is taken over. */
export function analysisOf(steps: Omit<AnalysisMemory, "found">, known?: AnalysisMemory["found"]): Analysis {
  const { options, parts, catalog, fleet } = steps;
  const reading = remarksOf(parts);
  const planned = resultOf(fleet);
  const { plan, diagnostics } = markUndecided(planned.plan, reading.definitions);
  const found = new Map(catalog.datacenters.map((one) => [one, known?.get(one) ?? checkRegistrations(one)]));
  const all = [
    reading.diagnostics,
    catalog.diagnostics,
    planned.diagnostics,
    diagnostics,
    checkDenials(catalog.entries, plan),
    checkFederation(catalog, options),
    ...found.values(),
  ];
  return remembering({ plan, diagnostics: sortDiagnostics(all.flat()), catalog }, { ...steps, found });
}
