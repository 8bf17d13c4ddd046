import { withFields } from "../base/record.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import { createFilter } from "../catalog/filter.js";
import type { ServiceResolverSubset } from "../model/service-resolver.js";
import { type Endpoint, type EndpointOwner, gatewayEndpoint, type Health, instanceEndpoint } from "./endpoint.js";
import type { Fault } from "./judge.js";
import { remember } from "./remember.js";
import type { Stop } from "./route-plan.js";
import type { FirstWay } from "./shared-hops.js";
import type { DrawnHop } from "./way.js";

/** The end of a hop, and what can be expected there. */
export interface StopState {
  readonly stop: Stop;
  /** False where the input tells nothing about the datacenter. */
  readonly isKnown: boolean;
  readonly isEmpty: boolean;
  readonly hasHealthy: boolean;
  /** Why it is not known of some instances whether the subset's filter takes them. They are listed all the same. */
  readonly doubt?: string;
  /** What was worked out for the first way that ends here, and is the same for all others. */
  readonly worked: WorkedOut;
}

/** Kept with the stop, since looking it up in a table of thousands of stops takes longer than much of the work. */
interface WorkedOut {
  /** The hop that leads here from a proxy of the same datacenter. */
  direct?: DrawnHop;
  /** Hops that lead here from proxies because of their upstreams' own modes. */
  firsts?: { readonly way: FirstWay; readonly drawn: DrawnHop }[];
  /** The hop that leads here from a gateway of the same datacenter. */
  arrival?: DrawnHop;
  /** What is wrong where this ends a first hop. */
  firstFaults?: readonly Fault[];
  /** What is wrong where this ends a later hop. */
  laterFaults?: readonly Fault[];
}

/** Makes the ends of hops. The same end is the same object, so that plans of large fleets stay small. */
export interface EndpointLists {
  /** All mesh gateways of a datacenter; `believed` is the health that the dialler takes all of them to have. */
  gateways(at: Whereabouts, isWan: boolean, believed?: Health): StopState;
  /** All instances of a service, or of a subset of it. */
  instances(at: Whereabouts, service: string, subset: ServiceResolverSubset | undefined, isWan: boolean): StopState;
}

/** A datacenter by name, what is known of it, and the peer that it belongs to. */
export interface Whereabouts extends EndpointOwner {
  readonly registered: Datacenter | undefined;
}

/** What was made for one datacenter. */
interface Made {
  /** Gateways, by how they are dialled and what is believed of them. */
  readonly gateways: Map<string, StopState>;
  /** All instances of a service, dialled from its own datacenter and from others. */
  readonly lan: Map<string, StopState>;
  readonly wan: Map<string, StopState>;
  /** Instances of subsets. */
  readonly subsets: Map<string, StopState>;
}

export function createEndpointLists(): EndpointLists {
  const made = new Map<string, Map<string, Made>>();
  const madeFor = ({ datacenter, peer = "" }: EndpointOwner): Made => {
    const ofPeer = remember(made, peer, () => new Map<string, Made>());
    return remember(ofPeer, datacenter, () => ({
      gateways: new Map(),
      lan: new Map(),
      wan: new Map(),
      subsets: new Map(),
    }));
  };
  return {
    gateways: (at, isWan, believed) =>
      remember(madeFor(at).gateways, `${isWan}${believed ?? ""}`, () =>
        stateOf("mesh-gateway", at, gatewaysOf(at), (gateway) => {
          const endpoint = gatewayEndpoint(gateway, at, isWan);
          return believed === undefined ? endpoint : withFields(endpoint, { health: believed });
        }),
      ),
    instances(at, service, subset, isWan) {
      const { lan, wan, subsets } = madeFor(at);
      if (subset === undefined) {
        return remember(isWan ? wan : lan, service, () => instancesOf(at, service, "", isWan, false));
      }
      const { filter = "", onlyPassing = false } = subset;
      return remember(subsets, `${isWan}|${onlyPassing}|${service.length}|${service}${filter}`, () =>
        instancesOf(at, service, filter, isWan, onlyPassing),
      );
    },
  };
}

/** The mesh gateways; undefined where answers about other services alone are known. */
function gatewaysOf({ registered }: Whereabouts): readonly Registered[] | undefined {
  return registered?.areGatewaysKnown === true ? registered.gateways : undefined;
}

function instancesOf(
  at: Whereabouts,
  service: string,
  filter: string,
  isWan: boolean,
  onlyPassing: boolean,
): StopState {
  const found = at.registered?.instancesOf(service) ?? [];
  const endpointOf = (instance: Registered) => instanceEndpoint(instance, service, at, isWan, onlyPassing);
  if (filter === "") return stateOf("instance", at, found, endpointOf);
  const { takes, doubt = "" } = createFilter(filter);
  const answers = found.map(takes);
  // What is not known for certain is kept: better an endpoint too many than a route that looks dead.
  const chosen = found.filter((_, index) => answers[index] !== false);
  const state = stateOf("instance", at, chosen, endpointOf);
  return answers.includes(undefined) ? { ...state, doubt } : state;
}

function stateOf(
  what: Stop["what"],
  { datacenter, peer, registered }: Whereabouts,
  found: readonly Registered[] | undefined,
  endpointOf: (registered: Registered) => Endpoint,
): StopState {
  const isKnown = registered?.isKnown === true;
  const place = { what, datacenter, ...(peer === undefined ? {} : { peer }) };
  if (!isKnown || found === undefined)
    return { stop: place, isKnown: false, isEmpty: true, hasHealthy: false, worked: {} };
  const endpoints = found.map(endpointOf);
  return {
    stop: withFields(place, { endpoints }),
    isKnown,
    isEmpty: endpoints.length === 0,
    hasHealthy: endpoints.some(({ health }) => health === "healthy"),
    worked: {},
  };
}
