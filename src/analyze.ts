import { type Diagnostic, sortDiagnostics } from "./base/diagnostic.js";
import type { Source } from "./base/source.js";
import { type Catalog, type CatalogOptions, createCatalog } from "./catalog/catalog.js";
import { type PlanOptions, planRoutes } from "./plan/plan.js";
import type { RoutePlan } from "./plan/route-plan.js";
import { type ReadOptions, readSources } from "./read.js";

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
  const reading = readSources(sources, options);
  const catalog = createCatalog(reading.definitions, options);
  const { plan, diagnostics } = planRoutes(catalog, options);
  return {
    plan,
    diagnostics: sortDiagnostics([...reading.diagnostics, ...catalog.diagnostics, ...diagnostics]),
    catalog,
  };
}
