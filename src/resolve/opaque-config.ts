import type { Plain } from "../base/located.js";
import type { Path } from "../base/place.js";
import type { Field, ObjectType, OpaqueMap } from "../model/type.js";
import { upstreamConfig } from "../model/upstream-config.js";
import { isMap, lenientReaders } from "./lenient.js";

/** A field of free-form configuration that holds something its reader refuses. */
export interface Unreadable {
  /** In Consul's field names: `MeshGateway.Mode`. */
  readonly field: string;
  /** The way to it, in the keys as written. */
  readonly path: Path;
}

/** What of the free-form `Config` of proxy-defaults reaches upstreams, or the field because of which all of it is refused. */
export type OpaqueReading = { readonly protocol: string } | { readonly unreadable: Unreadable };

/** The mode under the key `mesh_gateway`, and where it stands or would stand. */
export interface OpaqueMode {
  readonly mode: string | undefined;
  /** In the keys as written: `Config.mesh_gateway.Mode`. */
  readonly field: string;
  /** From the free-form map on. */
  readonly path: Path;
}

/** The free-form map is read as if it were the configuration of an upstream, without what only Enterprise knows. */
const readAs: ObjectType = {
  ...upstreamConfig,
  fields: upstreamConfig.fields.filter(({ name }) => name !== "partition" && name !== "namespace"),
};

const meshGatewayField: readonly Field[] = readAs.fields.filter(({ name }) => name === "meshGateway");

/**
 * Reads the free-form `Config` of proxy-defaults. Consul does it for every proxy, with or without upstreams, and a
 * single field of a wrong type makes the resolution of all proxies fail. (Vectors: opaque-pd/*.)
 */
export function readOpaqueConfig(config: OpaqueMap | undefined): OpaqueReading {
  if (config === undefined) return { protocol: "" };
  const unreadable = findUnreadable(readAs, config);
  if (unreadable !== undefined) return { unreadable };
  const protocol = findMember(config, "Protocol", undefined);
  return { protocol: protocol === undefined ? "" : (lenientReaders.text(unwrapped(protocol.value).value) ?? "") };
}

/** The same for the key `mesh_gateway` alone, which is read a second time as part of every upstream's configuration. */
export function findUnreadableMeshGateway(meshGateway: Plain): Unreadable | undefined {
  return findUnreadable({ ...readAs, fields: meshGatewayField }, { mesh_gateway: meshGateway });
}

/** Only the key in exactly this spelling counts for the mode; the one inside may be spelled `mode`, `Mode` or `MODE`. */
export function readOpaqueMode(config: OpaqueMap | undefined): OpaqueMode {
  const nowhere: OpaqueMode = {
    mode: undefined,
    field: "Config.mesh_gateway.mode",
    path: ["mesh_gateway"],
  };
  if (config === undefined || !Object.hasOwn(config, "mesh_gateway")) return nowhere;
  const block = unwrapped(config["mesh_gateway"] ?? null);
  if (!isMap(block.value)) return nowhere;
  const member = findMember(block.value, "Mode", undefined);
  if (member === undefined) return nowhere;
  const mode = unwrapped(member.value);
  const path = ["mesh_gateway", ...block.path, member.key, ...mode.path];
  return { mode: lenientReaders.text(mode.value), field: `Config${textOfPath(path)}`, path };
}

/** `.mesh_gateway.mode[0]` for the steps of a path. */
export function textOfPath(path: Path): string {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
}

/** The first field, in the order of the table, that cannot be read. The tables nest two deep, and so does this. */
function findUnreadable(type: ObjectType, map: OpaqueMap): Unreadable | undefined {
  for (const field of type.fields) {
    const member = findMember(map, field.consulName, field.alias);
    if (member === undefined) continue;
    const { value, path } = unwrapped(member.value);
    const inside =
      field.type.is === "object" ? unreadableInObject(field.type, value, path.length > 0) : scalarFault(field, value);
    if (inside !== undefined) {
      return {
        field: inside.field === "" ? field.consulName : `${field.consulName}.${inside.field}`,
        path: [member.key, ...path, ...inside.path],
      };
    }
  }
  return undefined;
}

const theFieldItself: Unreadable = { field: "", path: [] };

function unreadableInObject(type: ObjectType, value: Plain, fromList: boolean): Unreadable | undefined {
  if (value === null && !fromList) return undefined;
  return isMap(value) ? findUnreadable(type, value) : theFieldItself;
}

function scalarFault(field: Field, value: Plain): Unreadable | undefined {
  const { is } = field.type;
  if (is !== "text" && is !== "integer" && is !== "unsigned" && is !== "duration") return undefined;
  return lenientReaders[is](value) === undefined ? theFieldItself : undefined;
}

/** A list of one element stands for the element. */
function unwrapped(value: Plain): { readonly value: Plain; readonly path: Path } {
  if (!Array.isArray(value) || value.length !== 1) return { value, path: [] };
  return { value: value[0] ?? null, path: [0] };
}

/**
 * The member of a free-form map that a field is read from: Consul's exact name first, then the snake_case spelling
 * without regard to case, then the name without regard to case. Where several keys of one rank fit, Consul takes any of
 * them by chance; here the smallest counts, the exact snake_case spelling before all.
 */
function findMember(
  map: OpaqueMap,
  name: string,
  alias: string | undefined,
): { readonly key: string; readonly value: Plain } | undefined {
  const key = Object.hasOwn(map, name) ? name : (findSpelling(map, alias) ?? findSpelling(map, name.toLowerCase()));
  return key === undefined ? undefined : { key, value: map[key] ?? null };
}

function findSpelling(map: OpaqueMap, lowerCase: string | undefined): string | undefined {
  if (lowerCase === undefined) return undefined;
  if (Object.hasOwn(map, lowerCase)) return lowerCase;
  let found: string | undefined;
  for (const key of Object.keys(map)) {
    if (key.length === lowerCase.length && key.toLowerCase() === lowerCase && (found === undefined || key < found))
      found = key;
  }
  return found;
}
