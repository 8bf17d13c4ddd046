import { defineAgent } from "./define-agent.js";
import { entryDefiner, writeEntry } from "./define-entry.js";
import { defineMeshGateway, defineProxy, defineService } from "./define-service.js";

/**
 * Makes definitions for tests, of objects in this library's spelling, with sane defaults: a service has a sidecar, an
 * upstream a port, a gateway an address for others. Each goes through the same checks as a request to Consul's HTTP API;
 * what Consul would refuse throws an error that shows the place. What they give is for `analyzeDefinitions`.
 *
 * @example
 * const { plan } = analyzeDefinitions([
 *   define.proxyDefaults({ meshGateway: { mode: "local" } }),
 *   define.service({ name: "web", upstreams: [{ destinationName: "api", datacenter: "dc2" }] }),
 *   define.service({ name: "api", datacenter: "dc2" }),
 *   define.meshGateway(),
 *   define.meshGateway({ datacenter: "dc2" }),
 * ]);
 */
export const define = {
  /** The settings of an agent, which count for its datacenter. */
  agent: defineAgent,
  /** A service and its sidecar. A gateway of another kind, or a service with `connect.native`, has none. */
  service: defineService,
  /** A sidecar by itself. */
  proxy: defineProxy,
  meshGateway: defineMeshGateway,
  /** The entry `proxy-defaults`, of which there is only one. */
  proxyDefaults: entryDefiner("proxy-defaults", { name: "global" }),
  serviceDefaults: entryDefiner("service-defaults"),
  serviceResolver: entryDefiner("service-resolver"),
  serviceSplitter: entryDefiner("service-splitter"),
  serviceRouter: entryDefiner("service-router"),
  serviceIntentions: entryDefiner("service-intentions"),
  exportedServices: entryDefiner("exported-services", { name: "default" }),
  /** A config entry of any kind. */
  entry: writeEntry,
} as const;
