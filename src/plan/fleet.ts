import { type ProgressOptions, progressCounter } from "../base/progress.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { EntrySet } from "../catalog/entries.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { IsAffected } from "./affected.js";
import { type Callers, indexCallers, noCallers } from "./callers.js";
import { createFaultKeeper, type KeptFaults, type Tallies, tally, tallyAgain } from "./findings.js";
import { type PlanOptions, proxyPlanner } from "./proxy-planner.js";
import type { ProxyPlan } from "./route-plan.js";

/** A proxy's plan, and the faults that were found while it was made. */
export interface PlannedProxy {
  readonly registered: Registered;
  readonly plan: ProxyPlan;
  readonly faults: KeptFaults;
  /** True if intentions and exports of peers may bring services into it. */
  readonly mayInfer: boolean;
}

/** All plans of a catalog, kept so that only some of them need to be made again. */
export interface FleetPlan {
  readonly datacenters: ReadonlyMap<Datacenter, readonly PlannedProxy[]>;
  readonly tallies: Tallies;
  readonly callers: Callers;
}

/** Plans all proxies. */
export function planFleet(catalog: Catalog, options: PlanOptions & ProgressOptions = {}): FleetPlan {
  const planOne = keepingPlanner(catalog, options);
  const all = catalog.datacenters.reduce((sum, { registrations }) => sum + registrations.length, 0);
  const count = progressCounter("plan", all, options);
  const datacenters = new Map<Datacenter, readonly PlannedProxy[]>();
  for (const datacenter of catalog.datacenters) {
    const planned: PlannedProxy[] = [];
    for (const registered of datacenter.registrations) {
      const made = planOne(registered, datacenter);
      if (made !== undefined) planned.push(made);
      count();
    }
    datacenters.set(datacenter, planned);
  }
  return {
    datacenters,
    tallies: tally(faultsOf(datacenters.values())),
    callers: indexCallers(noCallers, [], [...datacenters.values()].flat()),
  };
}

/** Plans only proxies that are new or affected; the others keep their plans. */
export function planFleetAgain(
  before: FleetPlan,
  catalog: Catalog,
  options: PlanOptions,
  isAffected: IsAffected,
): FleetPlan {
  const { datacenters, lost, found } = planProxiesAgain(before, catalog, options, isAffected);
  return {
    datacenters,
    tallies: tallyAgain(before.tallies, faultsOf([lost]), faultsOf([found])),
    callers: indexCallers(before.callers, lost, found),
  };
}

/** What a change does to the plans of a fleet. */
export interface Replanned {
  readonly datacenters: FleetPlan["datacenters"];
  /** Plans that do not hold any more. */
  readonly lost: ReadonlySet<PlannedProxy>;
  /** Plans that are new. */
  readonly found: readonly PlannedProxy[];
}

/** The same without a look at what faults and callers are after it. */
export function planProxiesAgain(
  before: Pick<FleetPlan, "datacenters">,
  catalog: Catalog,
  options: PlanOptions,
  isAffected: IsAffected,
): Replanned {
  const planOne = keepingPlanner(catalog, options);
  const lost = new Set<PlannedProxy>();
  const found: PlannedProxy[] = [];
  const datacenters = new Map<Datacenter, readonly PlannedProxy[]>();
  const others = new Map([...before.datacenters].map(([datacenter, planned]) => [datacenter.name, planned]));
  for (const datacenter of catalog.datacenters) {
    const known = before.datacenters.get(datacenter);
    datacenters.set(
      datacenter,
      known === undefined
        ? planRegistered(datacenter, others.get(datacenter.name) ?? [])
        : planKnown(datacenter, known),
    );
    others.delete(datacenter.name);
  }
  for (const planned of others.values()) for (const one of planned) lost.add(one);
  return { datacenters, lost, found };

  /** The plans of a datacenter in which something else is registered than before. */
  function planRegistered(datacenter: Datacenter, known: readonly PlannedProxy[]): readonly PlannedProxy[] {
    const left = new Map(known.map((one) => [one.registered.definition, one]));
    for (const one of left.values()) lost.add(one);
    const planned: PlannedProxy[] = [];
    for (const registered of datacenter.registrations) {
      const old = left.get(registered.definition);
      const isKept = old !== undefined && !isAffected(old, datacenter);
      if (isKept) lost.delete(old);
      const made = isKept ? old : planOne(registered, datacenter);
      if (made !== undefined) planned.push(made);
      if (made !== undefined && !isKept) found.push(made);
    }
    return planned;
  }

  /** The plans of a datacenter that is the same as before. */
  function planKnown(datacenter: Datacenter, known: readonly PlannedProxy[]): readonly PlannedProxy[] {
    const affected = new Set(known.filter((one) => isAffected(one, datacenter)));
    if (affected.size === 0) return known;
    return known.map((one) => {
      if (!affected.has(one)) return one;
      lost.add(one);
      const made = planOne(one.registered, datacenter) ?? one;
      found.push(made);
      return made;
    });
  }
}

/** A planner that keeps the faults of each proxy beside its plan. */
export function keepingPlanner(catalog: Catalog, options: PlanOptions) {
  const planOne = proxyPlanner(catalog, options);
  return (registered: Registered, datacenter: Datacenter): PlannedProxy | undefined => {
    const keeper = createFaultKeeper();
    const plan = planOne(registered, datacenter, keeper);
    const mayInfer = mayBeTransparent(catalog.entries, registered.definition);
    return plan && { registered, plan, faults: keeper.kept(), mayInfer };
  };
}

function mayBeTransparent(entries: EntrySet, { value }: ServiceDefinition): boolean {
  const service = value.proxy?.destinationServiceName ?? "";
  return (
    value.proxy?.mode === "transparent" ||
    entries.get("service-defaults", service)?.value.mode === "transparent" ||
    entries.get("proxy-defaults", "global")?.value.mode === "transparent"
  );
}

function* faultsOf(planned: Iterable<Iterable<PlannedProxy>>): Iterable<KeptFaults> {
  for (const some of planned) for (const { faults } of some) yield faults;
}
