import { type ProgressOptions, progressCounter } from "../base/progress.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { IsAffected } from "./affected.js";
import { type Callers, indexCallers, noCallers } from "./callers.js";
import type { PlanOptions } from "./dialling.js";
import { type KeptFaults, type Tallies, tally, tallyAgain } from "./findings.js";
import { type PlannedProxy, planProxies } from "./proxy-planner.js";

/** All plans of a catalog, kept so that only some of them need to be made again. */
export interface FleetPlan {
  readonly datacenters: ReadonlyMap<Datacenter, readonly PlannedProxy[]>;
  readonly tallies: Tallies;
  readonly callers: Callers;
}

/** Plans all proxies. */
export function planFleet(catalog: Catalog, options: PlanOptions & ProgressOptions = {}): FleetPlan {
  const all = new Map(catalog.datacenters.map((datacenter) => [datacenter, datacenter.registrations]));
  const total = catalog.datacenters.reduce((sum, { registrations }) => sum + registrations.length, 0);
  const made = planProxies(catalog, all, options, progressCounter("plan", total, options));
  const datacenters = new Map(
    [...all].map(([datacenter, registrations]) => [
      datacenter,
      registrations.flatMap((registered) => made.get(registered) ?? []),
    ]),
  );
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
  const others = new Map([...before.datacenters].map(([datacenter, planned]) => [datacenter.name, planned]));
  const parts = catalog.datacenters.map((datacenter): Replanning => {
    const same = before.datacenters.get(datacenter);
    const known = same ?? others.get(datacenter.name) ?? [];
    others.delete(datacenter.name);
    return same === undefined
      ? withinChanged(datacenter, known, isAffected)
      : withinSame(datacenter, known, isAffected);
  });
  const made = planProxies(catalog, new Map(parts.map(({ datacenter, wanted }) => [datacenter, wanted])), options);
  const lost = new Set([...others.values()].flat());
  for (const part of parts) for (const one of part.lost) lost.add(one);
  return {
    datacenters: new Map(parts.map(({ datacenter, plans }) => [datacenter, plans(made)])),
    lost,
    found: [...made.values()],
  };
}

/** What a change does to the plans of one datacenter. */
interface Replanning {
  readonly datacenter: Datacenter;
  /** Registrations that are to be planned. */
  readonly wanted: readonly Registered[];
  readonly lost: ReadonlySet<PlannedProxy>;
  /** All plans, given those that were wanted. */
  plans(made: ReadonlyMap<Registered, PlannedProxy>): readonly PlannedProxy[];
}

/** The same is registered as before. */
function withinSame(datacenter: Datacenter, known: readonly PlannedProxy[], isAffected: IsAffected): Replanning {
  const lost = new Set(known.filter((one) => isAffected(one, datacenter)));
  return {
    datacenter,
    wanted: [...lost].map(({ registered }) => registered),
    lost,
    plans: (made) => (lost.size === 0 ? known : known.map((one) => made.get(one.registered) ?? one)),
  };
}

/** Something else is registered than before. */
function withinChanged(datacenter: Datacenter, known: readonly PlannedProxy[], isAffected: IsAffected): Replanning {
  const before = new Map(known.map((one) => [one.registered.definition, one]));
  const lost = new Set(known);
  const kept = new Map<Registered, PlannedProxy>();
  for (const registered of datacenter.registrations) {
    const one = before.get(registered.definition);
    if (one === undefined || isAffected(one, datacenter)) continue;
    kept.set(registered, one);
    lost.delete(one);
  }
  return {
    datacenter,
    wanted: datacenter.registrations.filter((registered) => !kept.has(registered)),
    lost,
    plans: (made) =>
      datacenter.registrations.flatMap((registered) => kept.get(registered) ?? made.get(registered) ?? []),
  };
}

function* faultsOf(planned: Iterable<Iterable<PlannedProxy>>): Iterable<KeptFaults> {
  for (const some of planned) for (const { faults } of some) yield faults;
}
