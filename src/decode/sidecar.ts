import type { Place } from "../base/place.js";
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
  const inherits = (field: keyof WrittenService) => parent[field] !== undefined && !isGiven(nested[field]);
  const inheritedFields = (["address", "tags", "meta", "token"] as const).filter(inherits);
  const { id: _, ...own } = nested;
  const sidecar: WrittenService = {
    ...own,
    ...Object.fromEntries(inheritedFields.map((field) => [field, parent[field]])),
    ...(nested.locality === undefined && parent.locality !== undefined ? { locality: parent.locality } : {}),
    id: parentId + sidecarSuffix,
    name: orElse(nested.name, parentName + sidecarSuffix),
    kind: orElse(nested.kind, "connect-proxy"),
    proxy: proxyOf(parent, parentName, parentId, nested.proxy ?? {}),
  };
  const { port, ...portless } = sidecar;
  return {
    sidecar: port !== undefined && port >= 1 ? sidecar : portless,
    place: placeOf(nestedPlace, parentPlace, [
      ...inheritedFields,
      ...(nested.locality === undefined ? ["locality"] : []),
    ]),
  };
}

function proxyOf(parent: WrittenService, parentName: string, parentId: string, own: WrittenProxy): WrittenProxy {
  return {
    ...own,
    ...localPlaceOf(parent, own),
    destinationServiceName: orElse(own.destinationServiceName, parentName),
    destinationServiceID: orElse(own.destinationServiceID, parentId),
  };
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
  const from = (field: string) => parent.members?.[field];
  const proxy = nested.members?.["proxy"];
  const proxyMembers = {
    ...placed("destinationServiceName", from("name")),
    ...placed("destinationServiceID", from("id") ?? from("name")),
    ...placed("localServicePort", from("port")),
    ...placed("localServiceSocketPath", from("socketPath")),
    ...proxy?.members,
  };
  const inheritedMembers = inherited.map((field) => placed(field, from(field)));
  return {
    ...nested,
    members: {
      ...nested.members,
      ...Object.assign({}, ...inheritedMembers),
      proxy: { ...(proxy ?? { start: nested.start, end: nested.end }), members: proxyMembers },
    },
  };
}

function placed(field: string, place: Place | undefined): Readonly<Record<string, Place>> {
  return place === undefined ? {} : { [field]: place };
}

function orElse(text: string | undefined, fallback: string): string {
  return text === undefined || text === "" ? fallback : text;
}

function isGiven(value: unknown): boolean {
  if (value === undefined || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== "object" || value === null || Object.keys(value).length > 0;
}
