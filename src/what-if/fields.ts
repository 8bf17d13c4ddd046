import type { Diagnostic } from "../base/diagnostic.js";
import type { Plain } from "../base/located.js";
import { setKey } from "../base/record.js";
import { isMeshGatewayMode, meshGatewayModes } from "../model/mesh-gateway.js";
import type { AnyType, ObjectType } from "../model/type.js";
import { badValue, unknownField } from "./problems.js";

/** A path into an object and the text that is to stand there. */
export interface FieldSetting {
  /** What the object is called in reports: `service-defaults/api`. */
  readonly document: string;
  readonly path: readonly string[];
  readonly value: string;
}

/** A copy of plain data in which one field is set; parts on the way that are missing are made. Field names are ours. */
export function setField(
  type: ObjectType,
  object: unknown,
  { document, path, value }: FieldSetting,
): { readonly set: unknown } | { readonly problem: Diagnostic } {
  const steps: { readonly holder: Readonly<Record<string, unknown>>; readonly key: string }[] = [];
  let at: AnyType = type;
  let part: unknown = object;
  for (const step of path) {
    const next: AnyType | undefined =
      at.is === "object"
        ? at.fields.find(({ name }) => name === step)?.type
        : at.is === "map"
          ? at.of
          : at.is === "opaque"
            ? at
            : undefined;
    if (next === undefined) return { problem: unknownField(document, path.join("."), namesBelow(type, path)) };
    const holder = { ...Object(part) };
    steps.push({ holder, key: step });
    part = Object.hasOwn(holder, step) ? holder[step] : undefined;
    at = next;
  }
  const read = readValue(at, value, `${document}.${path.join(".")}`, path.at(-2) === "meshGateway");
  if ("problem" in read) return read;
  const set = steps.reduceRight<unknown>((inner, { holder, key }) => withKey(holder, key, inner), read.value);
  return { set };
}

function withKey(holder: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const copy: Record<string, unknown> = { ...holder };
  setKey(copy, key, value);
  return copy;
}

/** All dotted paths that differ from the given one in one step. */
function namesBelow(type: ObjectType, path: readonly string[]): readonly string[] {
  let at: AnyType = type;
  for (const [index, step] of path.entries()) {
    if (at.is === "map") at = at.of;
    if (at.is !== "object") return [];
    const next: AnyType | undefined = at.fields.find(({ name }) => name === step)?.type;
    if (next === undefined) {
      return at.fields.map(({ name }) => [...path.slice(0, index), name, ...path.slice(index + 1)].join("."));
    }
    at = next;
  }
  return [];
}

/** Texts are taken as they are, numbers and truth values where the field holds such. */
function readValue(
  type: AnyType,
  value: string,
  path: string,
  isMode: boolean,
): { readonly value: Plain } | { readonly problem: Diagnostic } {
  switch (type.is) {
    case "text":
      if (isMode && path.endsWith(".mode") && value !== "" && !isMeshGatewayMode(value)) {
        return { problem: badValue(path, value, meshGatewayModes.join(", "), meshGatewayModes) };
      }
      return { value };
    case "duration":
    case "time":
    case "bytes":
      return { value };
    case "boolean":
      if (value === "true" || value === "false") return { value: value === "true" };
      return { problem: badValue(path, value, "true or false", ["true", "false"]) };
    case "integer":
    case "unsigned":
    case "float": {
      const number = Number(value);
      const fits = value.trim() !== "" && Number.isFinite(number) && (type.is === "float" || Number.isInteger(number));
      return fits ? { value: number } : { problem: badValue(path, value, "a number") };
    }
    case "opaque":
      return { value };
    default:
      return { problem: badValue(path, value, "more than one value; name a field in it") };
  }
}
