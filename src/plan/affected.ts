import type { Catalog } from "../catalog/catalog.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import type { Datacenter, Registered } from "../catalog/datacenter.js";
import type { EntrySet } from "../catalog/entries.js";
import type { EntryDefinition, ServiceDefinition } from "../model/definition.js";
import { nameOf } from "../model/entry-name.js";
import type { ConfigEntry, EntryKind } from "../model/kinds.js";
import { namesReading } from "./affected-names.js";
import type { Callers } from "./callers.js";
import { callableServices, type IntentionDefault, intentionDefaultOf, readIntentions } from "./intentions.js";
import type { PlannedProxy } from "./proxy-planner.js";
import { remember } from "./remember.js";
import type { Route } from "./route-plan.js";

/** Whose plans an entry may change. */
type Reach =
  /** All. */
  | "all"
  /** Proxies whose chains read the service of its name, and the service's own. */
  | "service"
  /** Transparent proxies of the services that it decides about. */
  | "intentions"
  /** The ingress or API gateway of its name. */
  | "gateway"
  /** All API gateways. */
  | "api-gateways"
  /** Proxies whose chains lead to services that it links. */
  | "links"
  /** None: planning does not look at it. */
  | "none";

const reaches: { readonly [Kind in EntryKind]: Reach } = {
  "proxy-defaults": "all",
  "sameness-group": "all",
  "service-defaults": "service",
  "service-resolver": "service",
  "service-splitter": "service",
  "service-router": "service",
  "service-intentions": "intentions",
  "ingress-gateway": "gateway",
  "api-gateway": "gateway",
  "bound-api-gateway": "none",
  "http-route": "api-gateways",
  "tcp-route": "api-gateways",
  "terminating-gateway": "links",
  "exported-services": "none",
  "file-system-certificate": "none",
  "inline-certificate": "none",
  "control-plane-request-limit": "none",
  "jwt-provider": "none",
  mesh: "none",
};

/** Tells whether a plan that was made before a change may be another one after it. */
export type IsAffected = (planned: PlannedProxy, datacenter: Datacenter) => boolean;

/** Two catalogs, the definitions in which they differ, and how both are planned. */
export interface Difference {
  readonly before: Catalog;
  readonly after: Catalog;
  /** Definitions that only one of them has. */
  readonly touched: readonly CatalogDefinition[];
  readonly intentionDefault: IntentionDefault | undefined;
}

/** What a change touches, names in lower case as Consul's store finds them. */
interface Touched {
  /** Services of which an entry or an instance changed. */
  readonly services: Set<string>;
  /** Services of which service-defaults changed. */
  readonly defaults: Set<string>;
  /** Names of destinations as `service-intentions` have them. */
  readonly intentions: Set<string>;
  /** Ingress and API gateways whose own entry changed. */
  readonly gateways: Set<string>;
  /** Datacenters of which a mesh gateway changed. */
  readonly meshGateways: Set<string>;
  /** Datacenters of which it is known that nothing runs there any more, or is not known any more. */
  readonly downs: Set<string>;
  /** True if a service has got its first instance anywhere or lost its last one. */
  presence: boolean;
  apiGateways: boolean;
  all: boolean;
}

/**
 * Finds out whose plans a change may affect. It may take too many, never too few: a plan depends on its own registration,
 * on the entries that its chains read, on instances of the services that these lead to, and on mesh gateways of the
 * datacenters that its hops pass; where that is not enough to tell, all are affected.
 */
export function affectedBy(difference: Difference, callers: Callers): IsAffected {
  const { before, after } = difference;
  const touched: Touched = {
    services: new Set(),
    defaults: new Set(),
    intentions: new Set(),
    gateways: new Set(),
    meshGateways: new Set(),
    downs: new Set(),
    presence: false,
    apiGateways: false,
    all: false,
  };
  const entries = changedEntries(difference);
  for (const entry of entries) touchEntry(touched, entry.value);
  touchDatacenters(touched, difference);
  if (difference.touched.some(({ type }) => type === "agent" || type === "prepared-query")) touched.all = true;
  if (touched.all) return () => true;
  const readers = namesReading(touched.services, after.entries, entries);
  const calling = new Set<PlannedProxy>();
  for (const name of readers) for (const one of callers.get(name) ?? []) calling.add(one);
  const looksAtRoutes = touched.presence || touched.meshGateways.size + touched.downs.size > 0;
  const isChainTouched = entries.some(({ value }) => reaches[value.kind] === "service");
  const isTransparentAffected = transparentAffected(touched, difference);
  return (planned, datacenter) => {
    const { plan } = planned;
    // What an error hides is not known.
    if (calling.has(planned) || planned.faults.taken.length > 0) return true;
    if (looksAtRoutes && plan.upstreams.some(({ routes }) => routes.some((one) => isRouteTouched(touched, one)))) {
      return true;
    }
    if (plan.kind !== "connect-proxy") {
      if (touched.gateways.has(plan.service.toLowerCase())) return true;
      if (plan.kind === "api-gateway") return touched.apiGateways;
      const isAnyTouched = isChainTouched || before.datacenter(datacenter.name) !== datacenter;
      return isAnyTouched && takesAnyService(after.entries, plan.service);
    }
    if (touched.defaults.has(plan.service.toLowerCase())) return true;
    if (touched.intentions.size === 0 && before.datacenter(datacenter.name) === datacenter) return false;
    return planned.mayInfer && isTransparentAffected(plan.service, datacenter);
  };
}

/** Entries that count in one of the catalogs only. */
function changedEntries({ before, after, touched }: Difference): readonly EntryDefinition[] {
  const changed = new Set<EntryDefinition>();
  for (const definition of touched) {
    if (definition.type !== "config-entry") continue;
    const { value } = definition;
    const name = nameOf(definition);
    const was: EntryDefinition | undefined = before.entries.get(value.kind, name);
    const is: EntryDefinition | undefined = after.entries.get(value.kind, name);
    if (was === is) continue;
    if (was !== undefined) changed.add(was);
    if (is !== undefined) changed.add(is);
  }
  return [...changed];
}

function touchEntry(touched: Touched, value: ConfigEntry): void {
  const name = nameOf({ value });
  const lower = name.toLowerCase();
  switch (reaches[value.kind]) {
    case "all":
      touched.all = true;
      break;
    case "service":
      touched.services.add(lower);
      if (value.kind === "service-defaults") touched.defaults.add(lower);
      break;
    case "intentions":
      touched.intentions.add(name);
      break;
    case "gateway":
      touched.gateways.add(lower);
      break;
    case "api-gateways":
      touched.apiGateways = true;
      break;
    case "links":
      if (value.kind === "terminating-gateway") touchLinks(touched, value.services);
      break;
    default:
  }
}

function touchLinks(touched: Touched, services: readonly { readonly name?: string }[] = []): void {
  for (const { name = "" } of services) {
    if (name === "*") touched.all = true;
    touched.services.add(name.toLowerCase());
  }
}

function touchDatacenters(touched: Touched, { before, after }: Difference): void {
  if (before.datacenters.length !== after.datacenters.length) touched.all = true;
  if (before.peers.length !== after.peers.length) touched.all = true;
  const instances = new Set<string>();
  for (const is of after.datacenters) {
    const was = before.datacenter(is.name);
    if (was === is) continue;
    // It counts for services, too, of which nothing was ever registered there.
    if (was !== undefined && was.isDown !== is.isDown) touched.downs.add(is.name);
    if (was === undefined || was.isKnown !== is.isKnown || was.isInventory !== is.isInventory) touched.all = true;
    else if (was.isPartial !== is.isPartial) touched.all = true;
    else for (const one of changedRegistrations(was, is)) touchRegistration(touched, instances, one, is, after.entries);
  }
  for (const service of instances) {
    touched.services.add(service);
    // Only for services of peers it counts whether the own cluster has one of the same name.
    if (before.peers.length > 0 && isPresent(before, service) !== isPresent(after, service)) touched.presence = true;
  }
}

function isPresent({ datacenters }: Catalog, service: string): boolean {
  return datacenters.some((datacenter) => datacenter.instancesOf(service).length > 0);
}

/** Registrations that are there in one of the two only, or whose checks say something else. */
function changedRegistrations(was: Datacenter, is: Datacenter): readonly ServiceDefinition[] {
  const left = new Map<ServiceDefinition, Registered>();
  for (const registered of was.registrations) left.set(registered.definition, registered);
  const changed: ServiceDefinition[] = [];
  for (const { definition, worst } of is.registrations) {
    if (left.get(definition)?.worst !== worst) changed.push(definition);
    else left.delete(definition);
  }
  return [...left.keys(), ...changed];
}

function touchRegistration(
  touched: Touched,
  instances: Set<string>,
  { value }: ServiceDefinition,
  datacenter: Datacenter,
  entries: EntrySet,
): void {
  const { kind = "", name, proxy } = value;
  instances.add(name.toLowerCase());
  if (kind === "connect-proxy") instances.add((proxy?.destinationServiceName ?? "").toLowerCase());
  else if (kind === "mesh-gateway") touched.meshGateways.add(datacenter.name);
  else if (kind === "terminating-gateway") {
    // Had the entry changed too, then its links would be among the touched ones already.
    touchLinks(touched, entries.get("terminating-gateway", name)?.value.services);
  }
}

function isRouteTouched({ presence, meshGateways, downs }: Touched, { peer, hops }: Route): boolean {
  if (presence && peer !== undefined) return true;
  return hops.some(
    ({ to }) => to.peer === undefined && (to.what === "mesh-gateway" ? meshGateways : downs).has(to.datacenter),
  );
}

/** True for an ingress gateway that leads to all services of a protocol. */
function takesAnyService(entries: EntrySet, gateway: string): boolean {
  const listeners = entries.get("ingress-gateway", gateway)?.value.listeners ?? [];
  return listeners.some(({ services = [] }) => services.some(({ name }) => name === "*"));
}

/** Whether other services are brought into transparent proxies of a service in a datacenter. */
function transparentAffected(
  { intentions }: Touched,
  { before, after, intentionDefault }: Difference,
): (service: string, datacenter: Datacenter) => boolean {
  const was = readIntentions(before.entries, intentionDefault ?? intentionDefaultOf(before));
  const is = readIntentions(after.entries, intentionDefault ?? intentionDefaultOf(after));
  const callable = new Map<Datacenter, boolean>();
  const isCallableChanged = (datacenter: Datacenter): boolean => {
    const other = before.datacenter(datacenter.name);
    if (other === datacenter || other === undefined) return false;
    return remember(callable, datacenter, () => {
      const now = callableServices(datacenter);
      const then = callableServices(other);
      return now.length !== then.length || now.some((name, index) => name !== then[index]);
    });
  };
  return (service, datacenter) =>
    isCallableChanged(datacenter) ||
    [...intentions].some((name) => name === "*" || was.isAllowed(service, name) !== is.isAllowed(service, name));
}
