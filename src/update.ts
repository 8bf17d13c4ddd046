import { memory } from "./analysis-memory.js";
import { type Analysis, analysisOf } from "./analyze.js";
import type { Catalog } from "./catalog/catalog.js";
import type { CatalogChange } from "./catalog/cluster.js";
import { affectedBy, type IsAffected } from "./plan/affected.js";
import type { PlanOptions } from "./plan/dialling.js";
import { type FleetPlan, planFleetAgain, planProxiesAgain } from "./plan/fleet.js";
import { readAgain, type SourceChanges } from "./read-again.js";

export { changeSources, type SourceChanges } from "./read-again.js";

/**
 * The analysis after some sources have changed. It equals the analysis of all sources as they are then, and is there much
 * sooner: unchanged sources are not read, and only those proxies are planned that the change may concern. The analysis that
 * is given stays as it is. Takes analyses of `analyze` or of itself; those of `analyzeDefinitions` have no sources but may get some.
 *
 * @example
 * updateAnalysis(analysis, { set: [{ file: "web.hcl", text }], remove: ["old.hcl"] }).plan;
 */
export function updateAnalysis(analysis: Analysis, changes: SourceChanges): Analysis {
  const { options, parts, catalog, fleet, found } = analysis[memory];
  const again = readAgain(parts, changes, options);
  const change: CatalogChange = { removed: again.removed, added: again.added };
  const next = catalog.changed(change);
  const planned = planAgain(fleet, catalog, next, change, options);
  return analysisOf({ options, parts: again.parts, catalog: next, fleet: planned }, found);
}

/** Plans those proxies of the catalog `after` that may have other routes than they had `before`. */
export function planAgain(
  fleet: FleetPlan,
  before: Catalog,
  after: Catalog,
  change: CatalogChange,
  options: PlanOptions,
): FleetPlan {
  return planFleetAgain(fleet, after, options, affectedOf(fleet, before, after, change, options));
}

/** The same for those who only want the plans. */
export function plansAgain(
  fleet: FleetPlan,
  before: Catalog,
  after: Catalog,
  change: CatalogChange,
  options: PlanOptions,
): FleetPlan["datacenters"] {
  return planProxiesAgain(fleet, after, options, affectedOf(fleet, before, after, change, options)).datacenters;
}

function affectedOf(
  { callers }: FleetPlan,
  before: Catalog,
  after: Catalog,
  { removed, added, gonePeers = [] }: CatalogChange,
  { intentionDefault }: PlanOptions,
): IsAffected {
  if (gonePeers.length > 0) return () => true;
  return affectedBy({ before, after, touched: [...removed, ...added], intentionDefault }, callers);
}
