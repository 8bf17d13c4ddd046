import { quoted } from "./quoted.js";
import type { ServiceFacts } from "./service-facts.js";

// Consul's words for what is wrong with a chain. Scripts and people know them from its API, so they are the same here.

export function inconsistentProtocols(chain: string, facts: ServiceFacts, first: string): string {
  const { service, protocol } = facts;
  return `discovery chain ${quoted(chain)} uses inconsistent protocols; service ${quoted(service)} has ${quoted(protocol)} which is not ${quoted(first)}`;
}

export function noAdvancedRouting(chain: string, protocol: string): string {
  return `discovery chain ${quoted(chain)} uses a protocol ${quoted(protocol)} that does not permit advanced routing or splitting behavior`;
}

export function missingSubset(service: string, subset: string): string {
  return `service ${quoted(service)} does not have a subset named ${quoted(subset)}`;
}

export function circularRedirect(targetIds: readonly string[]): string {
  return `detected circular resolver redirect: [${targetIds.join(" -> ")}]`;
}

export function circularReference(nodeKeys: readonly string[]): string {
  return `detected circular reference: [${nodeKeys.join(" -> ")}]`;
}

export function externalService(service: string, what: "redirects" | "subsets" | "failover"): string {
  return `service ${quoted(service)} has an external SNI set; cannot define ${what} for external services`;
}

export function samenessGroupMissing(service: string): string {
  return `sameness group missing for service ${quoted(service)}`;
}

// Our own limits.

export function tooManyRedirects(service: string, limit: number): string {
  return `redirects from the service ${quoted(service)} go on for more than ${limit} steps`;
}

export function splittersTooDeep(chain: string, limit: number): string {
  return `discovery chain ${quoted(chain)} has splitters inside splitters, more than ${limit} deep`;
}

export function tooManySplits(chain: string, limit: number): string {
  return `discovery chain ${quoted(chain)} has more than ${limit} splits once nested splitters are multiplied out`;
}

// What the entries on the way to a fault have to do with it.

export const steps = {
  route: (router: string, position: number, service: string) =>
    `Route ${position + 1} of the router ${quoted(router)} leads to ${quoted(service)}.`,
  catchAll: (router: string) => `The router ${quoted(router)} sends what no route matches to its own service.`,
  split: (splitter: string, position: number, service: string) =>
    `Split ${position + 1} of the splitter ${quoted(splitter)} leads to ${quoted(service)}.`,
  redirect: (from: string, to: string) => `The resolver ${quoted(from)} redirects to ${to}.`,
  defaultSubset: (service: string, subset: string) =>
    `The resolver ${quoted(service)} makes ${quoted(subset)} the default subset.`,
  failover: (from: string, to: string) => `The resolver ${quoted(from)} fails over to ${to}.`,
  subsets: (service: string) => `The resolver ${quoted(service)} defines no such subset.`,
  externalSNI: (service: string) => `The service ${quoted(service)} is external.`,
  resolver: (service: string) => `The resolver of ${quoted(service)} stands here.`,
  protocol: (service: string, protocol: string) => `The protocol of ${quoted(service)} is ${quoted(protocol)}.`,
  needsL7: (kind: string, name: string) => `The ${kind} ${quoted(name)} needs a protocol like HTTP.`,
};
