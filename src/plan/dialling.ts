import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { ImportedService, IntendedService } from "../resolve/hand-over.js";
import type { ProxyResolution } from "../resolve/resolution.js";
import { createProxyResolver, type ProxyResolver, type ResolveOptions } from "../resolve/resolve.js";
import { type CentralSwitch, centralSwitch } from "./central-switch.js";
import { type Dialled, dialledBy } from "./dial.js";
import { createFaultKeeper, type FaultKeeper, type Problem } from "./findings.js";
import { planGatewayUpstreams } from "./gateway-upstreams.js";
import {
  callableServices,
  type IntentionDefault,
  type Intentions,
  intentionDefaultOf,
  readIntentions,
} from "./intentions.js";
import type { Planner } from "./planner.js";
import { remember } from "./remember.js";

/** How routes are planned. */
export interface PlanOptions {
  /**
   * Whether transparent proxies may call services that no intention covers. By default what the agents' `acl` settings say,
   * and `allow` where none is known, as in Consul.
   */
  readonly intentionDefault?: IntentionDefault;
}

/** The same, of some upstreams only. */
export interface DiallingOptions extends PlanOptions {
  /** Which upstreams are wanted, by their IDs; by default all. */
  readonly wants?: (upstreamId: string) => boolean;
}

/** What a proxy or gateway dials; the ways there are still to be planned. */
export interface Dialling {
  readonly registered: Registered;
  /** The service that it fronts; a gateway's own name. */
  readonly service: string;
  /** Where it runs. */
  readonly home: string;
  readonly dialled: readonly Dialled[];
  /** True if intentions and exports of peers may bring services into it. */
  readonly mayInfer: boolean;
  /** Present where Consul cannot configure the proxy at all, whatever it dials. */
  readonly broken?: Problem;
  /** Takes what is found wrong with the proxy. */
  readonly faults: FaultKeeper;
}

/** Tells what a registration dials; undefined for one that dials nothing, such as a typical service or a mesh gateway. */
export type Dialler = (registered: Registered, datacenter: Datacenter) => Dialling | undefined;

/**
 * Prepares a catalog for telling what its proxies dial. What one dials follows from the catalog and its own registration
 * alone, so they may be asked in any order, or only some of them.
 */
export function createDialler(planner: Planner, options: DiallingOptions): Dialler {
  const { catalog } = planner;
  const fleet: Fleet = {
    planner,
    resolver: createProxyResolver(catalog.entries),
    intentions: readIntentions(catalog.entries, options.intentionDefault ?? intentionDefaultOf(catalog)),
    switches: new Map(),
    callable: new Map(),
    imported: new Map(),
  };
  const { wants } = options;
  return (registered, datacenter) => {
    const { kind } = registered.definition.value;
    const all =
      kind === "connect-proxy"
        ? dialledBySidecar(fleet, registered, datacenter)
        : kind === "ingress-gateway" || kind === "api-gateway"
          ? dialledByGateway(fleet, registered, datacenter)
          : undefined;
    if (all === undefined || wants === undefined) return all;
    return { ...all, dialled: all.dialled.filter(({ handOver }) => wants(handOver.upstreamId)) };
  };
}

interface Fleet {
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

function dialledBySidecar(fleet: Fleet, registered: Registered, datacenter: Datacenter): Dialling {
  const { definition } = registered;
  const service = definition.value.proxy?.destinationServiceName ?? "";
  const faults = createFaultKeeper();
  const isCentralOff = remember(fleet.switches, datacenter.name, () => centralSwitch(datacenter.agents));
  const options = { datacenter: datacenter.name, centralConfigDisabled: isCentralOff(definition) };
  const explicit = fleet.resolver.resolveExplicit(definition, options);
  if ("error" in explicit) {
    faults.take([explicit.error.diagnostic]);
    return { registered, service, home: datacenter.name, dialled: nothing, mayInfer: false, faults };
  }
  const whole = explicit.isTransparent
    ? resolveTransparent(fleet, definition, service, datacenter, options)
    : undefined;
  const dialled = dialledBy(definition, explicit.upstreams, whole);
  return { registered, service, home: datacenter.name, dialled, mayInfer: explicit.isTransparent, faults };
}

/** With what intentions and exports of peers bring in. */
function resolveTransparent(
  fleet: Fleet,
  definition: ServiceDefinition,
  service: string,
  datacenter: Datacenter,
  options: ResolveOptions,
): ProxyResolution | undefined {
  const intentions = intendedBy(fleet, service, datacenter);
  const importedServices = importedIn(fleet, datacenter.name);
  const result = fleet.resolver.resolve(definition, { ...options, intentions, importedServices });
  return "error" in result ? undefined : result;
}

const nothing: readonly Dialled[] = [];

function intendedBy(fleet: Fleet, service: string, datacenter: Datacenter): readonly IntendedService[] {
  const callable = remember(fleet.callable, datacenter.name, () => callableServices(datacenter));
  // A service is no upstream of itself, whatever intentions say.
  return callable
    .filter((name) => name !== service && fleet.intentions.isAllowed(service, name))
    .map((name) => ({ name }));
}

function importedIn({ planner, imported }: Fleet, home: string): readonly ImportedService[] {
  const { catalog } = planner;
  return remember(imported, home, () =>
    catalog.peers
      .filter(({ name }) => catalog.peer(name, home) !== undefined)
      .flatMap((peer) => planner.exportsOf(peer).names.map((name) => ({ name, peer: peer.name }))),
  );
}

function dialledByGateway(fleet: Fleet, registered: Registered, datacenter: Datacenter): Dialling {
  const { definition } = registered;
  const { dialled, problems, broken } = planGatewayUpstreams(fleet.planner, definition, datacenter);
  const faults = createFaultKeeper();
  faults.note(problems, definition.origin.span);
  const dialling = {
    registered,
    service: definition.value.name,
    home: datacenter.name,
    dialled,
    mayInfer: false,
    faults,
  };
  return broken === undefined ? dialling : { ...dialling, broken };
}
