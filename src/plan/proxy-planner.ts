import type { ProgressCounter } from "../base/progress.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { DialledUpstream } from "./dial.js";
import { createDialler, type Dialling, type DiallingOptions } from "./dialling.js";
import type { KeptFaults, Problem } from "./findings.js";
import { createPlanner } from "./planner.js";
import type { ProxyPlan, UpstreamPlan } from "./route-plan.js";
import { planUpstreams } from "./upstream-plans.js";
import { deadEnd } from "./way.js";

/** A proxy's plan, and the faults that were found while it was made. */
export interface PlannedProxy {
  readonly registered: Registered;
  readonly plan: ProxyPlan;
  readonly faults: KeptFaults;
  /** True if intentions and exports of peers may bring services into it. */
  readonly mayInfer: boolean;
}

/**
 * Plans proxies of a catalog: first what each one dials, then the ways there, service by service, then each plan is put
 * together. Registrations that dial nothing have no plan. Each plan follows from the catalog and its own registration alone.
 */
export function planProxies(
  catalog: Catalog,
  registrations: ReadonlyMap<Datacenter, readonly Registered[]>,
  options: DiallingOptions = {},
  count: ProgressCounter = () => {},
): ReadonlyMap<Registered, PlannedProxy> {
  const planner = createPlanner(catalog);
  const dial = createDialler(planner, options);
  const dialling: Dialling[] = [];
  for (const [datacenter, own] of registrations) {
    for (const registered of own) {
      const one = dial(registered, datacenter);
      if (one === undefined) count();
      else dialling.push(one);
    }
  }
  // The upstreams of one proxy are planned here and there, so proxies are counted by the part of all that is planned.
  let counted = 0;
  const plans = planUpstreams(planner, dialling.flatMap(upstreamsOf), (part) => {
    const done = Math.floor(part * dialling.length);
    if (done > counted) count(done - counted);
    counted = done;
  });
  if (counted < dialling.length) count(dialling.length - counted);
  let at = 0;
  return new Map(
    dialling.map((one) => {
      const own = plans.slice(at, at + one.dialled.length);
      at += own.length;
      return [one.registered, plannedProxy(one, own)];
    }),
  );
}

function upstreamsOf({ home, dialled, faults }: Dialling): readonly DialledUpstream[] {
  return dialled.map((one) => ({ home, dialled: one, faults }));
}

function plannedProxy(dialling: Dialling, planned: readonly UpstreamPlan[]): PlannedProxy {
  const { registered, service, home: datacenter, mayInfer, broken, faults } = dialling;
  const { value, origin } = registered.definition;
  const { id, kind = "" } = value;
  const upstreams = broken === undefined ? planned : planned.map((upstream) => stopUpstream(upstream, broken));
  const { span: place } = origin;
  const plan: ProxyPlan =
    place === undefined
      ? { id, service, kind, datacenter, upstreams }
      : { id, service, kind, datacenter, place, upstreams };
  return { registered, plan, faults: faults.kept(), mayInfer };
}

/** An upstream none of whose routes can be used, for a reason that has nothing to do with it. */
function stopUpstream(upstream: UpstreamPlan, problem: Problem): UpstreamPlan {
  const routes = upstream.routes.map((route) => ({ ...route, dead: route.dead ?? deadEnd(problem, 0) }));
  return { ...upstream, routes, dead: upstream.dead ?? deadEnd(problem) };
}
