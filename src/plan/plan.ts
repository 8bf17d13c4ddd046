import type { Diagnostic } from "../base/diagnostic.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { EntrySet } from "../catalog/entries.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { ImportedService, IntendedService } from "../resolve/hand-over.js";
import { createProxyResolver, type ProxyResolver } from "../resolve/resolve.js";
import { type Callers, indexCallers, noCallers } from "./callers.js";
import { planChain } from "./chain-routes.js";
import { type Dialled, dialledBy, plainTimeout } from "./dial.js";
import {
  createFaultKeeper,
  diagnosticsOf,
  type FaultSink,
  type KeptFaults,
  type Tallies,
  tally,
  tallyAgain,
} from "./findings.js";
import { planGatewayUpstreams } from "./gateway-upstreams.js";
import { callableServices, type IntentionDefault, type Intentions, readIntentions } from "./intentions.js";
import { ineffectiveMode } from "./mode-effect.js";
import { planPeer } from "./peer-routes.js";
import { type Answer, createPlanner, type PlannedRoutes, type Planner } from "./planner.js";
import { planQuery } from "./query-routes.js";
import { remember } from "./remember.js";
import type { ProxyPlan, RoutePlan, UpstreamPlan } from "./route-plan.js";
import type { Draft } from "./way.js";

/** How routes are planned. */
export interface PlanOptions {
  /**
   * Whether transparent proxies may call services that no intention covers. By default what the agents' `acl` settings say,
   * and `allow` where none is known, as in Consul.
   */
  readonly intentionDefault?: IntentionDefault;
}

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
export function planFleet(catalog: Catalog, options: PlanOptions = {}): FleetPlan {
  const planOne = keepingPlanner(catalog, options);
  const datacenters = new Map<Datacenter, readonly PlannedProxy[]>();
  for (const datacenter of catalog.datacenters) {
    const planned: PlannedProxy[] = [];
    for (const registered of datacenter.registrations) {
      const made = planOne(registered, datacenter);
      if (made !== undefined) planned.push(made);
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
  isAffected: (planned: PlannedProxy, datacenter: Datacenter) => boolean,
): FleetPlan {
  const planOne = keepingPlanner(catalog, options);
  const lost = new Set<PlannedProxy>();
  const found: PlannedProxy[] = [];
  const datacenters = new Map<Datacenter, readonly PlannedProxy[]>();
  const others = new Map([...before.datacenters].map(([datacenter, planned]) => [datacenter.name, planned]));
  for (const datacenter of catalog.datacenters) {
    const known = before.datacenters.get(datacenter);
    if (known === undefined) {
      const left = new Map((others.get(datacenter.name) ?? []).map((one) => [one.registered.definition, one]));
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
      datacenters.set(datacenter, planned);
    } else {
      const affected = new Set(known.filter((one) => isAffected(one, datacenter)));
      const again = known.map((one) => {
        if (!affected.has(one)) return one;
        lost.add(one);
        const made = planOne(one.registered, datacenter) ?? one;
        found.push(made);
        return made;
      });
      datacenters.set(datacenter, affected.size === 0 ? known : again);
    }
    others.delete(datacenter.name);
  }
  for (const planned of others.values()) for (const one of planned) lost.add(one);
  return {
    datacenters,
    tallies: tallyAgain(before.tallies, faultsOf([lost]), faultsOf([found])),
    callers: indexCallers(before.callers, lost, found),
  };
}

function keepingPlanner(catalog: Catalog, options: PlanOptions) {
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
  const planned = keepingPlanner(catalog, options)(registered, datacenter);
  if (planned === undefined) return { diagnostics: [] };
  return { proxy: planned.plan, diagnostics: diagnosticsOf(tally([planned.faults]), planned.faults.taken) };
}

/** Plans one proxy; undefined for a registration that dials nothing, such as a typical service or a mesh gateway. */
export type ProxyPlanner = (
  registered: Registered,
  datacenter: Datacenter,
  findings: FaultSink,
) => ProxyPlan | undefined;

/**
 * Prepares a catalog for planning any of its proxies. Each plan follows from the catalog and its own registration alone, so
 * proxies may be planned in any order, or only some of them.
 */
export function proxyPlanner(catalog: Catalog, options: PlanOptions = {}): ProxyPlanner {
  const fleet: Fleet = {
    planner: createPlanner(catalog),
    resolver: createProxyResolver(catalog.entries),
    intentions: readIntentions(catalog.entries, options.intentionDefault ?? intentionDefaultOf(catalog)),
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
  readonly planner: Planner;
  readonly resolver: ProxyResolver;
  readonly intentions: Intentions;
  /** Services that transparent proxies of each datacenter may call; filled when the first one asks. */
  readonly callable: Map<string, readonly string[]>;
  /** Services that each datacenter imports; filled in the same way. */
  readonly imported: Map<string, readonly ImportedService[]>;
}

/** As agents with ACLs decide it; without ACLs everything is allowed. */
export function intentionDefaultOf(catalog: Catalog): IntentionDefault {
  const denies = catalog.datacenters.some(({ agents }) =>
    agents.some(({ value }) => value.acl.enabled && value.acl.defaultPolicy === "deny"),
  );
  return denies ? "deny" : "allow";
}

function planSidecar(fleet: Fleet, { definition }: Registered, datacenter: Datacenter, findings: FaultSink): ProxyPlan {
  const { id, proxy } = definition.value;
  const service = proxy?.destinationServiceName ?? "";
  const base = {
    id,
    service,
    kind: "connect-proxy",
    datacenter: datacenter.name,
    ...(definition.origin.span === undefined ? {} : { place: definition.origin.span }),
  };
  const centralConfigDisabled = datacenter.agents.some(({ value }) => !value.enableCentralServiceConfig);
  const shared = { datacenter: datacenter.name, centralConfigDisabled };
  let result = fleet.resolver.resolve(definition, shared);
  if ("error" in result) {
    findings.take([result.error.diagnostic]);
    return { ...base, upstreams: [] };
  }
  if (result.registration.proxy?.mode === "transparent") {
    const intentions = intendedBy(fleet, service, datacenter);
    result = fleet.resolver.resolve(definition, {
      ...shared,
      intentions,
      importedServices: importedIn(fleet, datacenter.name),
    });
    if ("error" in result) return { ...base, upstreams: [] };
  }
  const upstreams = dialledBy(definition, result).map((dialled) =>
    planUpstream(fleet.planner, datacenter.name, dialled, findings),
  );
  return { ...base, upstreams };
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
  const { id, name, kind = "" } = definition.value;
  const { dialled, problems } = planGatewayUpstreams(fleet.planner, definition, datacenter);
  findings.note(problems, definition.origin.span);
  return {
    id,
    service: name,
    kind,
    datacenter: datacenter.name,
    ...(definition.origin.span === undefined ? {} : { place: definition.origin.span }),
    upstreams: dialled.map((one) => planUpstream(fleet.planner, datacenter.name, one, findings)),
  };
}

/** Plans one upstream of a proxy whose home is `home`. */
function planUpstream(planner: Planner, home: string, dialled: Dialled, findings: FaultSink): UpstreamPlan {
  const { handOver, implicit, datacenter, place } = dialled;
  const { routes, dead, problems, request } = routesOf(planner, home, dialled);
  findings.note(problems, place);
  const useless = ineffectiveMode(handOver, routes, home);
  if (useless !== undefined) findings.note([useless], place);
  const plan: Draft<UpstreamPlan> = {
    id: handOver.upstreamId,
    type: handOver.to === "prepared-query" ? "prepared-query" : "service",
    name: handOver.name,
    mode: handOver.mode,
    routes,
  };
  if (place !== undefined) plan.place = place;
  if (request !== undefined) plan.request = request;
  if (datacenter !== undefined) plan.datacenter = datacenter;
  if (handOver.to === "peer") plan.peer = handOver.peer;
  if (implicit !== undefined) plan.implicit = implicit;
  if (dead !== undefined) plan.dead = dead;
  return plan;
}

/** The routes are the same for all proxies of one datacenter that ask the same, so they are planned once. */
function routesOf(planner: Planner, home: string, dialled: Dialled): PlannedRoutes {
  const { handOver } = dialled;
  const ofHome = remember(planner.planned, home, () => new Map<string, Answer[]>());
  const answers = remember(ofHome, handOver.upstreamId, () => []);
  const known = answers.find(({ question }) => asksTheSame(question, dialled));
  if (known !== undefined) return known.planned;
  const planned = planNew(planner, home, dialled);
  // Few settings tell the askers of one upstream apart; more than these are not looked for again.
  if (answers.length < maxAnswers) answers.push({ question: dialled, planned });
  return planned;
}

/** Answers to one upstream that are kept for those who ask the same. */
const maxAnswers = 32;

/** True if the routes to an upstream of one ID are the same for both, seen from one datacenter. */
function asksTheSame(a: Dialled, b: Dialled): boolean {
  if (a.handOver.mode.value !== b.handOver.mode.value) return false;
  if (a.connectTimeoutMs !== b.connectTimeoutMs || a.isImported !== b.isImported) return false;
  if (a.handOver.to !== "chain" || b.handOver.to !== "chain") return a.handOver.to === b.handOver.to;
  return (
    a.handOver.name === b.handOver.name &&
    a.handOver.evaluateInDatacenter === b.handOver.evaluateInDatacenter &&
    a.handOver.overrideProtocol === b.handOver.overrideProtocol
  );
}

function planNew(planner: Planner, home: string, { handOver, isImported, connectTimeoutMs }: Dialled): PlannedRoutes {
  const mode = handOver.mode.value ?? "";
  switch (handOver.to) {
    case "chain": {
      const { name, evaluateInDatacenter: datacenter, overrideProtocol: protocol = "" } = handOver;
      return planChain(planner, home, { name, datacenter, mode, protocol, connectTimeoutMs });
    }
    case "peer": {
      const { upstreamId: id, name: service, peer } = handOver;
      return planPeer(planner, home, {
        id,
        service,
        peer,
        mode,
        connectTimeout: plainTimeout(connectTimeoutMs),
        isImported,
      });
    }
    case "prepared-query": {
      const { upstreamId: id, name, datacenter } = handOver;
      return planQuery(planner, home, { id, name, datacenter, connectTimeout: plainTimeout(connectTimeoutMs) });
    }
    default:
      return handOver satisfies never;
  }
}
