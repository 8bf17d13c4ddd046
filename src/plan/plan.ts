import type { Diagnostic } from "../base/diagnostic.js";
import type { Catalog } from "../catalog/catalog.js";
import type { PlanOptions } from "./dialling.js";
import { diagnosticsOf } from "./findings.js";
import { type FleetPlan, planFleet } from "./fleet.js";
import type { ProxyPlan, RoutePlan } from "./route-plan.js";

/** A plan and what was found wrong while making it. */
export interface PlanResult {
  readonly plan: RoutePlan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans all proxies and gateways of a catalog that dial services. Plans what is written, whether it works or not; what
 * cannot work is marked, and told once.
 *
 * ```ts
 * planRoutes(createCatalog(definitions)).plan.proxies[0]?.upstreams[0]?.routes[0]?.via; // "remote-gateway"
 * ```
 */
export function planRoutes(catalog: Catalog, options: PlanOptions = {}): PlanResult {
  return resultOf(planFleet(catalog, options));
}

/** The plan of all proxies; a fault that many of them show is told once. */
export function resultOf({ datacenters, tallies }: FleetPlan): PlanResult {
  const taken: Diagnostic[] = [];
  const proxies: ProxyPlan[] = [];
  for (const planned of datacenters.values()) {
    for (const { plan, faults } of planned) {
      proxies.push(plan);
      if (faults.taken.length > 0) taken.push(...faults.taken);
    }
  }
  return { plan: { version: 1, proxies }, diagnostics: diagnosticsOf(tallies, taken) };
}
