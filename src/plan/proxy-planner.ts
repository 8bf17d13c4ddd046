import type { ProgressCounter } from "../base/progress.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { EntrySet } from "../catalog/entries.js";
import type { ServiceDefinition } from "../model/definition.js";
import { createDialler, type Dialling, type DiallingOptions } from "./dialling.js";
import type { KeptFaults, Problem } from "./findings.js";
import { createPlanner } from "./planner.js";
import type { ProxyPlan, UpstreamPlan } from "./route-plan.js";
import { planAllRoutes, type WantedRoutes, wantedRoutes } from "./routes.js";
import { planUpstream } from "./upstream-plan.js";
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
  wanted: ReadonlyMap<Datacenter, readonly Registered[]>,
  options: DiallingOptions = {},
  count: ProgressCounter = () => {},
): ReadonlyMap<Registered, PlannedProxy> {
  const planner = createPlanner(catalog);
  const dial = createDialler(planner, options);
  const proxies: ProxyRoutes[] = [];
  for (const [datacenter, registrations] of wanted) {
    for (const registered of registrations) {
      const dialling = dial(registered, datacenter);
      if (dialling === undefined) count();
      else proxies.push({ dialling, routes: dialling.dialled.map((dialled) => wantedRoutes(dialling.home, dialled)) });
    }
  }
  // The ways of one proxy are planned here and there, so proxies are counted by the part of all ways that is planned.
  let counted = 0;
  planAllRoutes(
    planner,
    proxies.flatMap((one) => one.routes),
    (part) => {
      const done = Math.floor(part * proxies.length);
      if (done > counted) count(done - counted);
      counted = done;
    },
  );
  return new Map(proxies.map((one) => [one.dialling.registered, plannedProxy(catalog.entries, one)]));
}

/** What a proxy dials, and the routes that are planned for it. */
interface ProxyRoutes {
  readonly dialling: Dialling;
  readonly routes: readonly WantedRoutes[];
}

function plannedProxy(entries: EntrySet, { dialling, routes }: ProxyRoutes): PlannedProxy {
  const { registered, service, home: datacenter, broken, faults } = dialling;
  const { value, origin } = registered.definition;
  const { id, kind = "" } = value;
  const planned = routes.map((one) => planUpstream(one, faults));
  const upstreams = broken === undefined ? planned : planned.map((upstream) => stopUpstream(upstream, broken));
  const { span: place } = origin;
  const plan: ProxyPlan =
    place === undefined
      ? { id, service, kind, datacenter, upstreams }
      : { id, service, kind, datacenter, place, upstreams };
  const mayInfer = mayBeTransparent(entries, registered.definition);
  return { registered, plan, faults: faults.kept(), mayInfer };
}

/** An upstream none of whose routes can be used, for a reason that has nothing to do with it. */
function stopUpstream(upstream: UpstreamPlan, problem: Problem): UpstreamPlan {
  const routes = upstream.routes.map((route) => ({ ...route, dead: route.dead ?? deadEnd(problem, 0) }));
  return { ...upstream, routes, dead: upstream.dead ?? deadEnd(problem) };
}

function mayBeTransparent(entries: EntrySet, { value }: ServiceDefinition): boolean {
  const service = value.proxy?.destinationServiceName ?? "";
  return (
    value.proxy?.mode === "transparent" ||
    entries.get("service-defaults", service)?.value.mode === "transparent" ||
    entries.get("proxy-defaults", "global")?.value.mode === "transparent"
  );
}
