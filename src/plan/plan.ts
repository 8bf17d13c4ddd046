import type { Diagnostic } from "../base/diagnostic.js";
import type { Catalog } from "../catalog/catalog.js";
import type { PlanOptions } from "./dialling.js";
import { diagnosticsOf, tally } from "./findings.js";
import { type FleetPlan, planFleet } from "./fleet.js";
import { planProxies } from "./proxy-planner.js";
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

/** The plan of one proxy and what was found wrong while making it. */
export interface ProxyPlanResult {
  /** Absent if there is no such registration, or if it dials nothing. */
  readonly proxy?: ProxyPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans one proxy or gateway, by the datacenter and ID of its registration. The first one counts where several nodes have
 * one of that ID.
 */
export function planProxy(
  catalog: Catalog,
  wanted: { readonly datacenter: string; readonly id: string },
  options: PlanOptions = {},
): ProxyPlanResult {
  const datacenter = catalog.datacenter(wanted.datacenter);
  const registered = datacenter?.registrations.find(({ definition }) => definition.value.id === wanted.id);
  if (datacenter === undefined || registered === undefined) return { diagnostics: [] };
  const planned = planProxies(catalog, new Map([[datacenter, [registered]]]), options).get(registered);
  if (planned === undefined) return { diagnostics: [] };
  return { proxy: planned.plan, diagnostics: diagnosticsOf(tally([planned.faults]), planned.faults.taken) };
}
