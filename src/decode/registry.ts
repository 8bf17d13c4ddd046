import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Finding } from "../base/finding.js";
import type { Place } from "../base/place.js";
import type { Draft } from "../base/record.js";
import type { Check } from "../model/check.js";
import { type ServiceDefinition, withPlaces } from "../model/definition.js";
import * as problems from "../model/service-rules/problems.js";
import type { WrittenService } from "../model/written-service.js";
import { completeRegistration } from "./registration.js";

/** The services that an agent holds while it starts, in the order in which their IDs came first. */
export interface Registry {
  readonly entries: Map<string, RegistryEntry>;
  /** How many of them use a port. */
  readonly portUse: Map<number, number>;
  /** First and last port for sidecars without one; -1 is off. */
  readonly sidecarPorts: readonly [number, number];
}

/** One registration and what it was made of. */
export interface RegistryEntry {
  readonly definition: ServiceDefinition;
  readonly document: Document;
  readonly place: Place;
  /** Consul's path of the definition inside its document. */
  readonly prefix: string;
}

/** What is to be registered. */
export interface Registrant {
  readonly service: WrittenService;
  readonly checks: readonly Check[];
  readonly document: Document;
  readonly place: Place;
  readonly prefix: string;
  readonly datacenter?: string;
  readonly sidecarOf?: string;
  readonly assignedPort?: number;
}

/** An agent without services, that assigns the ports from the first to the last of the range to sidecars. */
export function createRegistry(sidecarPorts: readonly [number, number]): Registry {
  return { entries: new Map(), portUse: new Map(), sidecarPorts };
}

/** Registers a service; one with the same ID gives up its place to it. */
export function register(registry: Registry, registrant: Registrant): readonly Diagnostic[] {
  const { service, checks, document, place, prefix, datacenter, sidecarOf, assignedPort } = registrant;
  const value = completeRegistration(service, assignedPort);
  const known = registry.entries.get(value.id);
  const { file } = document;
  const span = document.span(place.start, place.end);
  const origin = datacenter === undefined ? { file, span } : { file, span, datacenter };
  const definition: Draft<ServiceDefinition> = { type: "service", value, origin };
  if (sidecarOf !== undefined) definition.sidecarOf = sidecarOf;
  if (assignedPort !== undefined) definition.assignedPort = assignedPort;
  if (checks.length > 0) definition.checkDefinitions = checks;
  if (service.token !== undefined && service.token !== "") definition.token = service.token;
  const entry = { definition: withPlaces(definition, document, place), document, place, prefix };
  registry.entries.set(value.id, entry);
  countPort(registry, entry, 1);
  if (known !== undefined) countPort(registry, known, -1);
  if (known === undefined) return [];
  const message = `The ID "${value.id}" was registered before; this registration replaces that one.`;
  return [
    diagnostic("service/id-twice", message, {
      span: document.span(place.start, place.end),
      path: prefix,
      hint: "Give each instance an `id` of its own.",
      related: [{ message: "registered before here", span: known.document.span(known.place.start, known.place.end) }],
    }),
  ];
}

/**
 * The port that an agent assigns to a sidecar: the one that it has already, else the lowest of the range that no service
 * registered so far uses.
 */
export function assignPort(registry: Registry, sidecarId: string): number | Finding {
  const [first, last] = registry.sidecarPorts;
  const registered = registry.entries.get(sidecarId);
  const kept = registered === undefined ? 0 : portOf(registered);
  if (kept >= first && kept <= last && kept > 0) return kept;
  if (first < 1 || last < 1) return problems.sidecarPortDisabled();
  for (let port = first; port <= last; port += 1) if ((registry.portUse.get(port) ?? 0) === 0) return port;
  return problems.sidecarPortExhausted(first, last);
}

function countPort({ portUse }: Registry, entry: RegistryEntry, by: 1 | -1): void {
  const port = portOf(entry);
  portUse.set(port, (portUse.get(port) ?? 0) + by);
}

function portOf({ definition }: RegistryEntry): number {
  return definition.assignedPort ?? definition.value.port ?? 0;
}
