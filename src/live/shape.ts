import type { Located, LocatedMap } from "../base/located.js";
import { mapIn, numberIn, textIn, valueIn } from "../base/members.js";
import { isEntryKind } from "../model/kinds.js";
import { isServiceKind } from "../model/service.js";

/** What one object of an answer describes. */
export type ElementShape =
  | "entry"
  | "health"
  | "catalog-service"
  | "catalog-registration"
  | "intention"
  | "peering"
  | "query"
  | "agent-service"
  | "node"
  | "registration";

/** What a registration has and a config entry has not. */
const instanceKeys: readonly string[] = ["ID", "Port", "Address", "Proxy"];

interface Shape {
  readonly shape: ElementShape;
  /** What Consul calls such an object, or where it answers with it; for diagnostics. */
  readonly title: string;
  /** True where an object may be an answer by itself, and not only an element of a list. */
  readonly standsAlone: boolean;
  fits(map: LocatedMap): boolean;
}

/** The shapes in the order in which they are tried: each is told by keys that those before it have not together. */
const shapes: readonly Shape[] = [
  {
    shape: "health",
    title: "an instance of /v1/health/service",
    standsAlone: true,
    fits: (map) => mapIn(map, "Node") !== undefined && mapIn(map, "Service") !== undefined,
  },
  {
    shape: "catalog-service",
    title: "an instance of /v1/catalog/service",
    standsAlone: true,
    fits: (map) => textIn(map, "Node") !== undefined && textIn(map, "ServiceName") !== undefined && !isCheck(map),
  },
  {
    shape: "catalog-registration",
    title: "a registration of the catalogue",
    standsAlone: true,
    fits: (map) => textIn(map, "Node") !== undefined && mapIn(map, "Service") !== undefined,
  },
  {
    shape: "intention",
    title: "an intention of /v1/intentions",
    standsAlone: true,
    fits: (map) => textIn(map, "SourceName") !== undefined && textIn(map, "DestinationName") !== undefined,
  },
  {
    shape: "peering",
    title: "a peering of /v1/peerings",
    standsAlone: true,
    fits: (map) =>
      textIn(map, "Name") !== undefined && textIn(map, "State") !== undefined && valueIn(map, "PeerID") !== undefined,
  },
  {
    shape: "query",
    title: "a prepared query of /v1/query",
    standsAlone: true,
    fits: (map) => {
      const service = mapIn(map, "Service");
      return textIn(map, "Name") !== undefined && service !== undefined && textIn(service, "Service") !== undefined;
    },
  },
  {
    shape: "agent-service",
    title: "a service of /v1/agent/services",
    standsAlone: true,
    fits: (map) => textIn(map, "Service") !== undefined && textIn(map, "ID") !== undefined,
  },
  {
    shape: "node",
    title: "a node of /v1/catalog/nodes",
    standsAlone: true,
    fits: (map) => textIn(map, "Node") !== undefined && textIn(map, "Address") !== undefined,
  },
  {
    shape: "entry",
    title: "a config entry",
    standsAlone: false,
    fits: (map) => {
      const kind = textIn(map, "Kind") ?? textIn(map, "kind");
      if (kind === undefined || kind === "") return false;
      // Gateways have both entries and registrations. A misspelt kind is a config entry's.
      return (
        !isServiceKind(kind) || (isEntryKind(kind) && !instanceKeys.some((key) => valueIn(map, key) !== undefined))
      );
    },
  },
  {
    shape: "registration",
    title: "the body of a registration request",
    standsAlone: false,
    fits: (map) => textIn(map, "Name") !== undefined,
  },
];

/** What an element of a list is; undefined if it is nothing that Consul answers with. */
export function shapeOf(map: LocatedMap): ElementShape | undefined {
  return shapes.find((shape) => shape.fits(map))?.shape;
}

/** All that an element may be, for a diagnostic. */
export const expectedShapes: readonly string[] = shapes.map((shape) => shape.title);

/** What a JSON text holds that is no file of Consul's own but a saved answer. */
export type AnswerShape = "list" | "agent-services" | "agent-self" | "stored-entry" | ElementShape;

/**
 * Tells a saved answer from the files that Consul itself reads; undefined for the latter. An object that Consul would also
 * accept as a file counts as an answer only if it has keys that nobody but Consul writes.
 */
export function answerShapeOf(value: Located): AnswerShape | undefined {
  if (value.type === "list") return "list";
  if (value.type !== "map") return undefined;
  if (isStoredEntry(value)) return "stored-entry";
  if (isAgentSelf(value)) return "agent-self";
  if (isAgentServices(value)) return "agent-services";
  return shapes.find((shape) => shape.standsAlone && shape.fits(value))?.shape;
}

/** `consul config read` prints when the entry was written; nobody writes that by hand. */
function isStoredEntry(map: LocatedMap): boolean {
  const kind = textIn(map, "Kind");
  return kind !== undefined && isEntryKind(kind) && (numberIn(map, "ModifyIndex") ?? 0) > 0;
}

function isAgentSelf(map: LocatedMap): boolean {
  const config = mapIn(map, "Config");
  return config !== undefined && textIn(config, "Datacenter") !== undefined && textIn(config, "NodeName") !== undefined;
}

/** One object by ID. An agent without services answers with an empty object, which says nothing either way. */
function isAgentServices(map: LocatedMap): boolean {
  return (
    map.value.length > 0 &&
    map.value.every(
      ({ value }) =>
        value.type === "map" && textIn(value, "ID") !== undefined && textIn(value, "Service") !== undefined,
    )
  );
}

function isCheck(map: LocatedMap): boolean {
  return valueIn(map, "CheckID") !== undefined;
}
