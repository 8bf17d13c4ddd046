import { ipVersionOf } from "../base/ip-address.js";
import { type Draft, setKey, withFields } from "../base/record.js";
import { type Registration, serviceKinds, type TaggedAddress } from "../model/service.js";
import type { Upstream } from "../model/upstream.js";
import type { WrittenProxy, WrittenService } from "../model/written-service.js";

/** A kind that Consul does not know becomes the typical one when an agent reads its files. */
export function knownKind(service: WrittenService): WrittenService {
  const { kind } = service;
  if (kind === undefined || kind === "" || serviceKinds.some((known) => known === kind)) return service;
  const { kind: _, ...rest } = service;
  return rest;
}

/**
 * The registration that the agent makes of a definition that it accepted: the ID from the name, weights, types of
 * upstreams and the tagged addresses that follow from the address filled in; the nested sidecar taken out.
 */
export function completeRegistration(service: WrittenService, assignedPort?: number): Registration {
  const { id, name = "", token: _, check: __, checks: ___, connect, proxy, weights, ...rest } = service;
  const registration: Draft<Registration> = withFields(rest, {
    id: id === undefined || id === "" ? name : id,
    name,
    weights: weights ?? { passing: 1, warning: 1 },
  });
  const taggedAddresses = withDefaultTags(service, assignedPort);
  if (Object.keys(taggedAddresses).length > 0) registration.taggedAddresses = taggedAddresses;
  if (proxy !== undefined) registration.proxy = completeProxy(proxy);
  if (connect !== undefined) {
    const { sidecarService: ____, ...connectRest } = connect;
    if (Object.keys(connectRest).length > 0) registration.connect = connectRest;
  }
  return registration;
}

/** A proxy block without what is read and dropped, and with the types of upstreams filled in. */
export function completeProxy(proxy: WrittenProxy): NonNullable<Registration["proxy"]> {
  const { expose, ...rest } = proxy;
  const completed: Draft<NonNullable<Registration["proxy"]>> = rest;
  if (rest.upstreams !== undefined) completed.upstreams = rest.upstreams.map(withType);
  if (expose !== undefined) {
    const { port: _, ...exposeRest } = expose;
    completed.expose = exposeRest;
  }
  return completed;
}

function withType(upstream: Upstream): Upstream {
  return (upstream.destinationType ?? "") === "" ? withFields(upstream, { destinationType: "service" }) : upstream;
}

/** Tags that an address literal gets by itself, by its version. (`lan` and `wan` are never among them.) */
const defaultTags = { 4: ["lan_ipv4", "wan_ipv4"], 6: ["lan_ipv6", "wan_ipv6"] } as const;

function withDefaultTags(
  { address = "", port, taggedAddresses = {} }: WrittenService,
  assignedPort: number | undefined,
) {
  const version = ipVersionOf(address);
  const all: Record<string, TaggedAddress> = {};
  for (const [tag, tagged] of Object.entries(taggedAddresses)) setKey(all, tag, tagged);
  if (version === undefined) return all;
  const usedPort = assignedPort === undefined ? port : undefined;
  for (const tag of defaultTags[version]) {
    if (!Object.hasOwn(all, tag)) all[tag] = usedPort === undefined ? { address } : { address, port: usedPort };
  }
  return all;
}
