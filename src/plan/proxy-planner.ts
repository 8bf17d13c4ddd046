import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { ImportedService, IntendedService } from "../resolve/hand-over.js";
import { createProxyResolver, type ProxyResolver } from "../resolve/resolve.js";
import { type CentralSwitch, centralSwitch } from "./central-switch.js";
import { type Dialled, dialledBy } from "./dial.js";
import type { FaultSink, Problem } from "./findings.js";
import { planGatewayUpstreams } from "./gateway-upstreams.js";
import {
  callableServices,
  type IntentionDefault,
  type Intentions,
  intentionDefaultOf,
  readIntentions,
} from "./intentions.js";
import { createPlanner, type Planner } from "./planner.js";
import { remember } from "./remember.js";
import type { ProxyPlan, UpstreamPlan } from "./route-plan.js";
import { planUpstream } from "./upstream-plan.js";
import { deadEnd } from "./way.js";

/** How routes are planned. */
export interface PlanOptions {
  /**
   * Whether transparent proxies may call services that no intention covers. By default what the agents' `acl` settings say,
   * and `allow` where none is known, as in Consul.
   */
  readonly intentionDefault?: IntentionDefault;
}

/** Plans one proxy; undefined for a registration that dials nothing, such as a typical service or a mesh gateway. */
export type ProxyPlanner = (
  registered: Registered,
  datacenter: Datacenter,
  findings: FaultSink,
) => ProxyPlan | undefined;

/**
 * Prepares a catalog for planning any of its proxies. Each plan follows from the catalog and its own registration alone, so
 * proxies may be planned in any order, or only some of them; and of each only the upstreams whose IDs are wanted.
 */
export function proxyPlanner(
  catalog: Catalog,
  options: PlanOptions = {},
  wants?: (upstreamId: string) => boolean,
): ProxyPlanner {
  const fleet: Fleet = {
    ...(wants === undefined ? {} : { wants }),
    planner: createPlanner(catalog),
    resolver: createProxyResolver(catalog.entries),
    intentions: readIntentions(catalog.entries, options.intentionDefault ?? intentionDefaultOf(catalog)),
    switches: new Map(),
    callable: new Map(),
    imported: new Map(),
  };
  return (registered, datacenter, findings) => {
    switch (registered.definition.value.kind) {
      case "connect-proxy":
        return planSidecar(fleet, registered, datacenter, findings);
      case "ingress-gateway":
      case "api-gateway":
        return planGateway(fleet, registered, datacenter, findings);
      default:
        return undefined;
    }
  };
}

interface Fleet {
  /** Which upstreams are planned; absent for all. */
  readonly wants?: (upstreamId: string) => boolean;
  readonly planner: Planner;
  readonly resolver: ProxyResolver;
  readonly intentions: Intentions;
  /** Whether the agents of each datacenter merge central configuration; filled when the first of its proxies asks. */
  readonly switches: Map<string, CentralSwitch>;
  /** Services that transparent proxies of each datacenter may call; filled when the first one asks. */
  readonly callable: Map<string, readonly string[]>;
  /** Services that each datacenter imports; filled in the same way. */
  readonly imported: Map<string, readonly ImportedService[]>;
}

function planSidecar(fleet: Fleet, { definition }: Registered, datacenter: Datacenter, findings: FaultSink): ProxyPlan {
  const { proxy } = definition.value;
  const service = proxy?.destinationServiceName ?? "";
  const isCentralOff = remember(fleet.switches, datacenter.name, () => centralSwitch(datacenter.agents));
  const options = { datacenter: datacenter.name, centralConfigDisabled: isCentralOff(definition) };
  let result = fleet.resolver.resolve(definition, options);
  if ("error" in result) findings.take([result.error.diagnostic]);
  else if (result.registration.proxy?.mode === "transparent") {
    const intentions = intendedBy(fleet, service, datacenter);
    const importedServices = importedIn(fleet, datacenter.name);
    result = fleet.resolver.resolve(definition, { ...options, intentions, importedServices });
  }
  const dialled = "error" in result ? [] : dialledBy(definition, result);
  return proxyPlan(fleet, definition, service, datacenter, dialled, findings);
}

function intendedBy(fleet: Fleet, service: string, datacenter: Datacenter): readonly IntendedService[] {
  const callable = fleet.callable.get(datacenter.name) ?? callableServices(datacenter);
  fleet.callable.set(datacenter.name, callable);
  // A service is no upstream of itself, whatever intentions say.
  return callable
    .filter((name) => name !== service && fleet.intentions.isAllowed(service, name))
    .map((name) => ({ name }));
}

function importedIn({ planner, imported }: Fleet, home: string): readonly ImportedService[] {
  const known = imported.get(home);
  if (known !== undefined) return known;
  const found = planner.catalog.peers
    .filter(({ name }) => planner.catalog.peer(name, home) !== undefined)
    .flatMap((peer) => planner.exportsOf(peer).names.map((name) => ({ name, peer: peer.name })));
  imported.set(home, found);
  return found;
}

function planGateway(fleet: Fleet, registered: Registered, datacenter: Datacenter, findings: FaultSink): ProxyPlan {
  const { definition } = registered;
  const { dialled, problems, broken } = planGatewayUpstreams(fleet.planner, definition, datacenter);
  findings.note(problems, definition.origin.span);
  const plan = proxyPlan(fleet, definition, definition.value.name, datacenter, dialled, findings);
  return broken === undefined
    ? plan
    : { ...plan, upstreams: plan.upstreams.map((upstream) => stopUpstream(upstream, broken)) };
}

/** An upstream none of whose routes can be used, for a reason that has nothing to do with it. */
function stopUpstream(upstream: UpstreamPlan, problem: Problem): UpstreamPlan {
  const routes = upstream.routes.map((route) => ({ ...route, dead: route.dead ?? deadEnd(problem, 0) }));
  return { ...upstream, routes, dead: upstream.dead ?? deadEnd(problem) };
}

function proxyPlan(
  { planner, wants }: Fleet,
  { value, origin }: ServiceDefinition,
  service: string,
  { name: datacenter }: Datacenter,
  dialled: readonly Dialled[],
  findings: FaultSink,
): ProxyPlan {
  const { id, kind = "" } = value;
  const wanted = wants === undefined ? dialled : dialled.filter(({ handOver }) => wants(handOver.upstreamId));
  const upstreams = wanted.map((one) => planUpstream(planner, datacenter, one, findings));
  const { span: place } = origin;
  return place === undefined
    ? { id, service, kind, datacenter, upstreams }
    : { id, service, kind, datacenter, place, upstreams };
}
