import { isHostName } from "../catalog/address.js";
import type { Registered } from "../catalog/datacenter.js";
import type { Whereabouts } from "./endpoint-lists.js";
import type { Problem } from "./findings.js";
import { isMissingDatacenter } from "./missing-datacenter.js";
import type { Planner } from "./planner.js";
import {
  datacenterMissing,
  datacenterUnknown,
  gatewaysMissing,
  gatewaysUnhealthy,
  gatewaysUnknown,
  gatewaysWithoutWan,
  hostNames,
  instancesMissing,
  instancesUnasked,
  instancesUnhealthy,
  instancesWithoutWan,
  plainOnly,
  serviceUnknown,
  subsetEmpty,
  subsetUndecided,
} from "./problems.js";
import type { DeadEnd } from "./route-plan.js";
import { type DrawnHop, deadEnd } from "./way.js";

/** What was found wrong with a way. */
export interface Verdict {
  readonly dead: DeadEnd | undefined;
  readonly problems: readonly Problem[];
}

/** What the way leads to. */
export interface Destination {
  readonly at: Whereabouts;
  readonly service: string;
  /** Name of the subset; undefined for all instances. */
  readonly subset: string | undefined;
}

/** A fault at one hop: either connections end there, or it is merely worth knowing. */
export interface Fault {
  readonly problem: Problem;
  readonly isDeadly: boolean;
}

const noFaults: readonly Fault[] = [];
const faultless: Verdict = { dead: undefined, problems: [] };

/** Looks at each hop of a way in turn. The first one that fails is where the way ends; later ones are looked at all the same. */
export function judge(planner: Planner, destination: Destination, hops: readonly DrawnHop[]): Verdict {
  if (isMissingDatacenter(planner.catalog, destination.at)) {
    const problem = datacenterMissing(destination.at.datacenter);
    return { dead: deadEnd(problem, 0), problems: [problem] };
  }
  let problems: Problem[] | undefined;
  let dead: DeadEnd | undefined;
  for (const [index, drawn] of hops.entries()) {
    const isFirst = index === 0;
    // Subsets of one filter have their instances in common, but faults name the subset.
    const isShared = destination.subset === undefined || drawn.hop.to.what !== "instance";
    const { worked } = drawn.state;
    const known = isFirst ? worked.firstFaults : worked.laterFaults;
    const faults = (isShared ? known : undefined) ?? faultsOf(planner, destination, drawn, isFirst);
    if (isShared && isFirst) worked.firstFaults = faults;
    else if (isShared) worked.laterFaults = faults;
    for (const { problem, isDeadly } of faults) {
      if (isDeadly) dead ??= deadEnd(problem, index);
      problems ??= [];
      if (!problems.some(({ key }) => key === problem.key)) problems.push(problem);
    }
  }
  return problems === undefined ? faultless : { dead, problems };
}

function faultsOf(planner: Planner, destination: Destination, drawn: DrawnHop, isFirst: boolean): readonly Fault[] {
  const { hop, state } = drawn;
  if (!state.isKnown) {
    const isPartial =
      hop.to.peer === undefined && planner.whereabouts(hop.to.datacenter).registered?.isPartial === true;
    const problem = isPartial ? gatewaysUnknown(hop.to.datacenter) : datacenterUnknown(hop.to.datacenter);
    return [{ problem, isDeadly: false }];
  }
  const faults: Fault[] = [];
  if (hop.to.what === "instance") {
    if (state.isEmpty) faults.push(absenceOf(planner, destination));
    else if (!state.hasHealthy) {
      const problem = instancesUnhealthy(destination.service, destination.subset, destination.at.datacenter);
      faults.push({ problem, isDeadly: true });
    }
    if (state.doubt !== undefined && destination.subset !== undefined) {
      const problem = subsetUndecided(destination.service, destination.subset, state.doubt);
      faults.push({ problem, isDeadly: false });
    }
  } else if (state.isEmpty) {
    return [{ problem: gatewaysMissing(hop.to.datacenter, hop.via), isDeadly: true }];
  } else if (!isFirst && !state.hasHealthy) {
    // In the proxy's list the gateways' own checks are overruled; a gateway that chooses the next one does look at them.
    faults.push({ problem: gatewaysUnhealthy(hop.to.datacenter), isDeadly: true });
  }
  if (isFirst) addAddressFaults(drawn, faults);
  if (hop.network === "wan") addWanFaults(drawn, destination.at, faults);
  return faults.length === 0 ? noFaults : faults;
}

/** Why there is nothing to dial for a service. */
function absenceOf(planner: Planner, { at, service, subset }: Destination): Fault {
  const { datacenter, registered } = at;
  if (subset !== undefined && (registered?.instancesOf(service).length ?? 0) > 0) {
    return { problem: subsetEmpty(service, subset, datacenter), isDeadly: true };
  }
  if (registered?.isPartial === true && !registered.isGone(service)) {
    return { problem: instancesUnasked(service, datacenter), isDeadly: false };
  }
  const plain = registered?.plainOf(service) ?? [];
  if (plain.length > 0) return { problem: plainOnly(service, datacenter, placeOf(plain)), isDeadly: true };
  // Files of agents rarely describe a whole fleet: a service that none of them knows is not therefore gone.
  const isKnownElsewhere = planner.catalog.datacenters.some((one) => one.instancesOf(service).length > 0);
  return registered?.isInventory === true || registered?.isGone(service) === true || isKnownElsewhere
    ? { problem: instancesMissing(service, datacenter), isDeadly: true }
    : { problem: serviceUnknown(service, datacenter), isDeadly: false };
}

function registeredAs(id: string, registrations: readonly Registered[] = []): readonly Registered[] {
  return registrations.filter(({ definition }) => definition.value.id === id);
}

function placeOf(registrations: readonly Registered[]) {
  return registrations[0]?.definition.origin.span;
}

/** Envoy does not look up the names in the list that a proxy gets; gateways do, for the gateways that they dial. */
function addAddressFaults({ hop }: DrawnHop, faults: Fault[]): void {
  const endpoints = hop.to.endpoints ?? [];
  const first = endpoints.find(({ address }) => isHostName(address));
  if (first === undefined) return;
  faults.push({ problem: hostNames(hop, first), isDeadly: endpoints.every(({ address }) => isHostName(address)) });
}

/** Without an address for others, those in other datacenters are given the one that is meant for neighbours. */
function addWanFaults({ hop }: DrawnHop, at: Whereabouts, faults: Fault[]): void {
  const without = hop.to.endpoints?.find(({ addressFrom }) => addressFrom === "service" || addressFrom === "node");
  if (without === undefined) return;
  // Only gateways of the target's own datacenter are dialled from others.
  const problem =
    hop.to.what === "mesh-gateway"
      ? gatewaysWithoutWan(without, placeOf(registeredAs(without.id, at.registered?.gateways)))
      : instancesWithoutWan(without);
  faults.push({ problem, isDeadly: false });
}
