import { type Diagnostic, sortDiagnostics } from "./base/diagnostic.js";
import type { Source } from "./base/source.js";
import { type Catalog, type CatalogOptions, createCatalog } from "./catalog/catalog.js";
import type { CatalogDefinition } from "./catalog/cluster.js";
import { type PlanOptions, planRoutes } from "./plan/plan.js";
import type { RoutePlan } from "./plan/route-plan.js";
import { markUndecided } from "./plan/undecided.js";
import { type Reading, type ReadOptions, readSources } from "./read.js";

export interface AnalyzeOptions extends CatalogOptions, PlanOptions, ReadOptions {}

/** Everything that the sources say about where traffic goes. */
export interface Analysis {
  readonly plan: RoutePlan;
  /** What is wrong with the sources and with the routes, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
  /** All definitions, to ask further questions of. */
  readonly catalog: Catalog;
}

/**
 * Reads sources, puts their definitions together and plans the route of every upstream. Never throws for bad input.
 *
 * @example
 * const { plan } = analyze([{ file: "web.hcl", text }], { datacenter: "primary" });
 * plan.proxies[0]?.upstreams[0]?.mode.value; // "remote"
 */
export function analyze(sources: readonly Source[], options: AnalyzeOptions = {}): Analysis {
  return analyzeReading(readSources(sources, options), options);
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
  return analyzeReading({ definitions: definitions.flat(), diagnostics: [] }, options);
}

function analyzeReading(reading: Reading, options: AnalyzeOptions): Analysis {
  const catalog = createCatalog(reading.definitions, options);
  const { plan, diagnostics } = planRoutes(catalog, options);
  const marked = markUndecided(plan, reading.definitions);
  return {
    plan: marked.plan,
    diagnostics: sortDiagnostics([
      ...reading.diagnostics,
      ...catalog.diagnostics,
      ...diagnostics,
      ...marked.diagnostics,
    ]),
    catalog,
  };
}
