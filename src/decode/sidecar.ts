import type { Place } from "../base/place.js";
import { type Draft, withFields } from "../base/record.js";
import type { WrittenProxy, WrittenService } from "../model/written-service.js";

/** A sidecar taken out of its service, with what it has from the service filled in. */
export interface ExpandedSidecar {
  /** Without a port where the agent is to choose one. */
  readonly sidecar: WrittenService;
  /** Where its parts were written: inside the nested block, or in the service for what it has from there. */
  readonly place: Place;
}

/** What the ID and the default name of a sidecar end in. */
export const sidecarSuffix = "-sidecar-proxy";

/**
 * Makes `connect.sidecar_service` a definition of its own: what it leaves open comes from its service or from Consul's
 * defaults. The service's own `proxy` block is not one of its sources.
 */
export function expandSidecar(parent: WrittenService, parentPlace: Place): ExpandedSidecar | undefined {
  const nested = parent.connect?.sidecarService;
  if (nested === undefined) return undefined;
  const nestedPlace = parentPlace.members?.["connect"]?.members?.["sidecarService"] ?? parentPlace;
  const parentName = parent.name ?? "";
  const parentId = orElse(parent.id, parentName);
  const inherited = inheritable.filter((field) =>
    field === "locality" ? nested.locality === undefined : parent[field] !== undefined && !isGiven(nested[field]),
  );
  const { port, ...portless } = nested;
  const sidecar: Draft<WrittenService> = withFields(port !== undefined && port >= 1 ? nested : portless, {
    id: parentId + sidecarSuffix,
    name: orElse(nested.name, parentName + sidecarSuffix),
    kind: orElse(nested.kind, "connect-proxy"),
    proxy: proxyOf(parent, parentName, parentId, nested.proxy ?? {}),
  });
  for (const field of inherited) inherit(sidecar, parent, field);
  return { sidecar, place: placeOf(nestedPlace, parentPlace, inherited) };
}

/** What a sidecar has from its service where it has none of its own. */
const inheritable = ["address", "tags", "meta", "token", "locality"] as const;

function inherit<Field extends keyof WrittenService>(
  sidecar: Draft<Pick<WrittenService, Field>>,
  parent: Pick<WrittenService, Field>,
  field: Field,
): void {
  if (parent[field] !== undefined) sidecar[field] = parent[field];
}

function proxyOf(parent: WrittenService, parentName: string, parentId: string, own: WrittenProxy): WrittenProxy {
  return Object.assign({}, own, localPlaceOf(parent, own), {
    destinationServiceName: orElse(own.destinationServiceName, parentName),
    destinationServiceID: orElse(own.destinationServiceID, parentId),
  });
}

/** Where the proxy finds its service: as given if given in full, else at the service's socket, else at its port. */
function localPlaceOf(parent: WrittenService, own: WrittenProxy): Partial<WrittenProxy> {
  const hasSocket = isGiven(own.localServiceSocketPath);
  const hasPort = (own.localServicePort ?? 0) >= 1;
  if (hasSocket || (isGiven(own.localServiceAddress) && hasPort)) return {};
  if (parent.socketPath !== undefined && parent.socketPath !== "") return { localServiceSocketPath: parent.socketPath };
  const written = own.localServicePort !== undefined || parent.port !== undefined;
  return {
    localServiceAddress: orElse(own.localServiceAddress, "127.0.0.1"),
    ...(hasPort || !written ? {} : { localServicePort: parent.port ?? 0 }),
  };
}

/** The place of the sidecar, with those of the parts that come from its service. */
function placeOf(nested: Place, parent: Place, inherited: readonly string[]): Place {
  const { start, end } = nested;
  const members: Record<string, Place> = { ...nested.members };
  for (const field of inherited) setPlace(members, field, parent.members?.[field]);
  const proxy: Place = members["proxy"] ?? { start, end };
  members["proxy"] = { start: proxy.start, end: proxy.end, members: proxyPlaces(proxy.members ?? {}, parent) };
  return { start, end, members };
}

function proxyPlaces(own: Readonly<Record<string, Place>>, { members = {} }: Place) {
  const places: Record<string, Place> = {};
  setPlace(places, "destinationServiceName", members["name"]);
  setPlace(places, "destinationServiceID", members["id"] ?? members["name"]);
  setPlace(places, "localServicePort", members["port"]);
  setPlace(places, "localServiceSocketPath", members["socketPath"]);
  return Object.assign(places, own);
}

function setPlace(places: Record<string, Place>, field: string, place: Place | undefined): void {
  if (place !== undefined) places[field] = place;
}

function orElse(text: string | undefined, fallback: string): string {
  return text === undefined || text === "" ? fallback : text;
}

function isGiven(value: unknown): boolean {
  if (value === undefined || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== "object" || value === null || Object.keys(value).length > 0;
}
