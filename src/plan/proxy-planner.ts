import type { ProgressCounter } from "../base/progress.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { EntrySet } from "../catalog/entries.js";
import type { ServiceDefinition } from "../model/definition.js";
import { createDialler, type Dialling, type DiallingOptions } from "./dialling.js";
import type { KeptFaults, Problem } from "./findings.js";
import { createPlanner } from "./planner.js";
import type { ProxyPlan, UpstreamPlan } from "./route-plan.js";
import { planWanted, type WantedUpstream } from "./wanted.js";
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
  const proxies: WantedProxy[] = [];
  for (const [datacenter, registrations] of wanted) {
    for (const registered of registrations) {
      const dialling = dial(registered, datacenter);
      if (dialling === undefined) count();
      else proxies.push(wantedProxy(dialling));
    }
  }
  // The ways of one proxy are planned here and there, so proxies are counted by the part of all ways that is planned.
  let counted = 0;
  planWanted(
    planner,
    proxies.flatMap((one) => one.upstreams),
    (part) => {
      const done = Math.floor(part * proxies.length);
      if (done > counted) count(done - counted);
      counted = done;
    },
  );
  return new Map(proxies.map((one) => [one.dialling.registered, plannedProxy(catalog.entries, one)]));
}

/** What a proxy dials, and the plans of that. */
interface WantedProxy {
  readonly dialling: Dialling;
  readonly upstreams: readonly WantedUpstream[];
}

function wantedProxy(dialling: Dialling): WantedProxy {
  const { home, faults } = dialling;
  return { dialling, upstreams: dialling.dialled.map((dialled) => ({ home, dialled, faults, plan: undefined })) };
}

function plannedProxy(entries: EntrySet, { dialling, upstreams: wanted }: WantedProxy): PlannedProxy {
  const { registered, service, home: datacenter, broken, faults } = dialling;
  const { value, origin } = registered.definition;
  const { id, kind = "" } = value;
  // A list that has grown one by one has room for many more; plans are kept, so it is cut to its size.
  const planned = wanted.flatMap(({ plan }) => plan ?? []).slice();
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
