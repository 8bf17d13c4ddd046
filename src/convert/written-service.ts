import { joinAddressPort } from "../base/ip-address.js";
import { contentOf } from "../catalog/order.js";
import { completeRegistration } from "../decode/registration.js";
import { completeCheck, defaultSidecarChecks } from "../decode/service-checks.js";
import { expandSidecar, sidecarSuffix } from "../decode/sidecar.js";
import type { Check } from "../model/check.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { TaggedAddress, Weights } from "../model/service.js";
import type { WrittenProxy, WrittenService } from "../model/written-service.js";

/**
 * The shortest definition that an agent makes this registration of: what the agent fills in by itself is left out. A sidecar
 * becomes the block `connect.sidecar_service` of its service; without its service it is a definition of its own.
 */
export function writtenServiceOf(definition: ServiceDefinition, sidecar?: ServiceDefinition): WrittenService {
  const service = withoutDefaults(definition);
  if (sidecar === undefined) return service;
  return { ...service, connect: { ...service.connect, sidecarService: nestedSidecar(sidecar, service) } };
}

/** True for a sidecar that its service, as a file defines it, can only have got by the nested block. */
export function isSidecarOf(candidate: ServiceDefinition, parent: ServiceDefinition): boolean {
  return (
    candidate.sidecarOf === parent.value.id &&
    candidate.value.id === parent.value.id + sidecarSuffix &&
    candidate.origin.file === parent.origin.file &&
    candidate.origin.datacenter === parent.origin.datacenter
  );
}

function withoutDefaults({ value, assignedPort, checkDefinitions = [], token }: ServiceDefinition): WrittenService {
  const { id, proxy, weights, taggedAddresses, ...rest } = value;
  const port = assignedPort ?? value.port;
  const withAddress: WrittenService = {
    ...rest,
    ...(id === value.name ? {} : { id }),
    ...(port === undefined ? {} : { port }),
    ...(token === undefined ? {} : { token }),
    ...shortWeights(weights),
    ...(checkDefinitions.length === 0 ? {} : { checks: checkDefinitions.map(shortCheck) }),
    ...(proxy === undefined ? {} : { proxy: shortProxy(proxy) }),
  };
  if (taggedAddresses === undefined) return withAddress;
  const filledIn = completeRegistration(withAddress, assignedPort).taggedAddresses;
  const own = ownMembers(taggedAddresses, filledIn ?? {});
  return Object.keys(own).length === 0 ? withAddress : { ...withAddress, taggedAddresses: own };
}

/** A file's weights are 1 unless given; those that came through the API may be absent and mean 0. */
function shortWeights(
  { passing = 0, warning = 0 }: Weights = { passing: 1, warning: 1 },
): Pick<WrittenService, "weights"> {
  return passing === 1 && warning === 1 ? {} : { weights: { passing, warning } };
}

function ownMembers(all: Readonly<Record<string, TaggedAddress>>, filledIn: Readonly<Record<string, TaggedAddress>>) {
  return Object.fromEntries(Object.entries(all).filter(([tag, address]) => !same(address, filledIn[tag])));
}

function shortProxy(proxy: WrittenProxy): WrittenProxy {
  if (proxy.upstreams === undefined) return proxy;
  const upstreams = proxy.upstreams.map(({ destinationType, ...upstream }) =>
    destinationType === undefined || destinationType === "service" ? upstream : { destinationType, ...upstream },
  );
  return { ...proxy, upstreams };
}

/** A check without what a file's reader fills in again. One that came through the API may lack what a file cannot. */
function shortCheck(check: Check): Check {
  const isWarnedEarlier = check.failuresBeforeWarning === undefined && (check.failuresBeforeCritical ?? 0) !== 0;
  let short: Check = isWarnedEarlier ? { ...check, failuresBeforeWarning: 0 } : check;
  for (const field of ["outputMaxSize", "failuresBeforeWarning", "h2pingUseTLS"] as const) {
    const { [field]: _, ...without } = short;
    if (same(completeCheck(without, "file"), completeCheck(short, "file"))) short = without;
  }
  return short;
}

function nestedSidecar(sidecar: ServiceDefinition, parent: WrittenService): WrittenService {
  const { assignedPort, checkDefinitions = [], ...definition } = sidecar;
  const { id: _, ...whole } = withoutDefaults({ ...definition, checkDefinitions: ownChecks(sidecar, parent) });
  let nested: WrittenService = whole;
  const goal = expanded(nested, parent);
  // What the agent takes from the service, or assumes, need not be written: try each.
  for (const field of ["kind", "name", "tags", "meta", "address", "token", "locality"] as const) {
    const { [field]: __, ...without } = nested;
    if (same(expanded(without, parent), goal)) nested = without;
  }
  const { proxy = {}, ...others } = nested;
  const own = shortSidecarProxy(proxy, others, parent, goal);
  return Object.keys(own).length === 0 ? others : { ...others, proxy: own };
}

const placeFields = ["localServiceAddress", "localServicePort", "localServiceSocketPath"] as const;

function shortSidecarProxy(
  proxy: WrittenProxy,
  others: WrittenService,
  parent: WrittenService,
  goal: unknown,
): WrittenProxy {
  let short = proxy;
  for (const fields of [["destinationServiceName"], ["destinationServiceID"], placeFields] as const) {
    const without: WrittenProxy = Object.fromEntries(
      Object.entries(short).filter(([name]) => !fields.some((field) => field === name)),
    );
    if (same(expanded({ ...others, proxy: without }, parent), goal)) short = without;
  }
  return short;
}

function expanded(nested: WrittenService, parent: WrittenService): unknown {
  return expandSidecar({ ...parent, connect: { sidecarService: nested } }, { start: 0, end: 0 })?.sidecar;
}

/** The checks that were written; those that the agent gives to a sidecar without any are not. */
function ownChecks(sidecar: ServiceDefinition, parent: WrittenService): readonly Check[] {
  const { value, assignedPort, checkDefinitions = [] } = sidecar;
  const address = value.address ?? "";
  const checkAddress = address === "" ? (value.proxy?.localServiceAddress ?? "") : address;
  const parentId = parent.id ?? parent.name ?? "";
  const given = defaultSidecarChecks(parentId, checkAddress, assignedPort ?? value.port);
  if (same(checkDefinitions, given)) return [];
  return checkDefinitions.map((check) => withoutAssignedPort(check, assignedPort));
}

/** The agent adds the port that it assigns to the address of a TCP check. */
function withoutAssignedPort(check: Check, port: number | undefined): Check {
  const { tcp = "" } = check;
  const ending = `:${port}`;
  if (port === undefined || !tcp.endsWith(ending)) return check;
  const bare = tcp.slice(0, -ending.length);
  const address = bare.startsWith("[") && bare.endsWith("]") ? bare.slice(1, -1) : bare;
  return joinAddressPort(address, port) === tcp ? { ...check, tcp: address } : check;
}

/** Whether two values are the same but for the order of keys. */
function same(a: unknown, b: unknown): boolean {
  return contentOf(a) === contentOf(b);
}
