import { compareText } from "../base/text-order.js";
import type { Datacenter } from "../catalog/datacenter.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { ResourceReference } from "../model/resource-reference.js";
import type { EffectiveMode } from "../resolve/mode.js";
import type { Dialled } from "./dial.js";
import type { Problem } from "./findings.js";
import { chainRequest, type Planner } from "./planner.js";
import { gatewayEntryMissing, ingressPeerRedirect } from "./problems.js";

/** What a gateway that lets traffic in dials. */
export interface GatewayUpstreams {
  readonly dialled: readonly Dialled[];
  readonly problems: readonly Problem[];
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
  const found = kind === "ingress-gateway" ? ingressServices(planner, name, datacenter) : routedServices(planner, name);
  if (found === undefined) return { dialled: [], problems: [gatewayEntryMissing(kind, name, origin.span)] };
  const dialled = [...new Set(found.services)].map((service) => dial(service, datacenter.name));
  return { dialled, problems: found.problems };
}

const unset: EffectiveMode = { levels: [] };

function dial(service: string, datacenter: string): Dialled {
  return {
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

interface FoundServices {
  readonly services: readonly string[];
  readonly problems: readonly Problem[];
}

const nothing: readonly Problem[] = [];

/** The services that the listeners of an ingress gateway name; `*` is all services of the listener's protocol. */
function ingressServices(planner: Planner, gateway: string, datacenter: Datacenter): FoundServices | undefined {
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
  return { services, problems };
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

/** The services of the routes that are attached to an API gateway. */
function routedServices({ catalog: { entries } }: Planner, gateway: string): FoundServices | undefined {
  if (entries.get("api-gateway", gateway) === undefined) return undefined;
  const isAttached = (parents: readonly ResourceReference[] = []) =>
    parents.some(({ kind = "api-gateway", name }) => (kind === "" || kind === "api-gateway") && name === gateway);
  const services: string[] = [];
  for (const { value } of entries.list("http-route")) {
    if (!isAttached(value.parents)) continue;
    for (const rule of value.rules ?? []) services.push(...namesOf(rule.services));
  }
  for (const { value } of entries.list("tcp-route")) {
    if (isAttached(value.parents)) services.push(...namesOf(value.services));
  }
  return { services: services.sort(compareText), problems: nothing };
}

function namesOf(services: readonly { readonly name?: string }[] = []): readonly string[] {
  return services.flatMap(({ name = "" }) => (name === "" ? [] : [name]));
}
