import type { Datacenter } from "../catalog/datacenter.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { EffectiveMode } from "../resolve/mode.js";
import { routedServices } from "./api-gateway-routes.js";
import type { Dialled } from "./dial.js";
import type { Problem } from "./findings.js";
import { chainRequest, type Planner } from "./planner.js";
import { gatewayEntryMissing, ingressPeerRedirect } from "./problems.js";
import type { Leg } from "./route-plan.js";

/** What a gateway that lets traffic in dials. */
export interface GatewayUpstreams {
  readonly dialled: readonly Dialled[];
  readonly problems: readonly Problem[];
  /** Present where Consul cannot configure the gateway at all, whatever upstreams it has besides. */
  readonly broken?: Problem;
}

/**
 * The services that an ingress or API gateway leads to. Whatever its own registration or service-defaults say, its
 * upstreams have no mode, so that each target has its own.
 */
export function planGatewayUpstreams(
  planner: Planner,
  { value, origin }: ServiceDefinition,
  datacenter: Datacenter,
): GatewayUpstreams {
  const { kind = "", name } = value;
  const found =
    kind === "ingress-gateway" ? ingressServices(planner, name, datacenter) : dialRoutes(planner, name, datacenter);
  return found ?? { dialled: [], problems: [gatewayEntryMissing(kind, name, origin.span)] };
}

const unset: EffectiveMode = { levels: [] };

function dial(service: string, datacenter: string, legs?: readonly Leg[]): Dialled {
  return {
    ...(legs === undefined ? {} : { legs }),
    handOver: {
      to: "chain",
      upstreamId: service,
      source: "explicit",
      name: service,
      evaluateInDatacenter: datacenter,
      mode: unset,
    },
    isImported: false,
    connectTimeoutMs: 0,
  };
}

const nothing: readonly Problem[] = [];

/** The services that the listeners of an ingress gateway name; `*` is all services of the listener's protocol. */
function ingressServices(planner: Planner, gateway: string, datacenter: Datacenter): GatewayUpstreams | undefined {
  const entry = planner.catalog.entries.get("ingress-gateway", gateway);
  if (entry === undefined) return undefined;
  const services: string[] = [];
  const problems: Problem[] = [];
  for (const { protocol = "tcp", services: listed = [] } of entry.value.listeners ?? []) {
    for (const { name = "" } of listed) {
      if (name === "*") services.push(...servicesOfProtocol(planner, protocol, datacenter));
      else services.push(name);
      if (protocol === "tcp") problems.push(...peerRedirects(planner, gateway, name, datacenter));
    }
  }
  const dialled = [...new Set(services)].map((service) => dial(service, datacenter.name));
  const [broken] = problems;
  return broken === undefined ? { dialled, problems } : { dialled, problems, broken };
}

/** The services of the routes that are attached to an API gateway. */
function dialRoutes({ catalog }: Planner, gateway: string, datacenter: Datacenter): GatewayUpstreams | undefined {
  const services = routedServices(catalog.entries, gateway);
  if (services === undefined) return undefined;
  return {
    dialled: [...services].map(([service, legs]) => dial(service, datacenter.name, legs)),
    problems: nothing,
  };
}

function servicesOfProtocol(planner: Planner, protocol: string, datacenter: Datacenter): readonly string[] {
  return datacenter.meshServices().filter((service) => {
    const result = compileUnset(planner, service, datacenter);
    return "chain" in result && result.chain.protocol === protocol;
  });
}

function peerRedirects(planner: Planner, gateway: string, service: string, datacenter: Datacenter): readonly Problem[] {
  const result = compileUnset(planner, service, datacenter);
  if ("error" in result) return nothing;
  const { nodes, targets, startNode } = result.chain;
  const start = Object.hasOwn(nodes, startNode) ? nodes[startNode] : undefined;
  if (start?.type !== "resolver") return nothing;
  const peer = targets[start.resolver.target]?.peer;
  return peer === undefined ? nothing : [ingressPeerRedirect(gateway, service, peer)];
}

function compileUnset(planner: Planner, name: string, datacenter: Datacenter) {
  const question = { name, datacenter: datacenter.name, mode: "", protocol: "", connectTimeoutMs: 0 };
  return planner.compile(chainRequest(planner.catalog, question));
}
