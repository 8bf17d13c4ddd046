import { parseDuration } from "../base/duration.js";
import type { Plain } from "../base/located.js";
import { setKey } from "../base/record.js";
import { isZero } from "../base/zero.js";
import type { Definition } from "./definition.js";
import { entryKinds } from "./kinds.js";
import { registration } from "./service.js";
import type { AnyType, ObjectType, ObjectTypeOf } from "./type.js";

/**
 * Prints a definition as Consul's HTTP API takes it: a config entry as the body of a write, a service as the body of a
 * registration in the agent's form. Fields at zero are left out, as Consul leaves them out; durations are text or whole
 * nanoseconds, whichever Consul prints for the field.
 */
export function toConsulJson(definition: Definition): { readonly [key: string]: Plain } {
  if (definition.type === "service") return consulJson(registration, definition.value);
  const { kind, ...fields } = definition.value;
  return { Kind: kind, ...printObject(entryKinds[kind].type, fields) };
}

/** Prints any object that has a table, by the same rules. */
export function consulJson<Value>(type: ObjectTypeOf<Value>, value: Value): { readonly [key: string]: Plain } {
  return printObject(type, Object(value));
}

function printObject(type: ObjectType, value: Readonly<Record<string, unknown>>): Record<string, Plain> {
  const printed: Record<string, Plain> = {};
  for (const field of type.fields) {
    const fieldValue = value[field.name];
    if (fieldValue === undefined) continue;
    const plain = print(field.type, fieldValue);
    if (field.keepsZero || !isLeftOut(field.type, plain)) printed[field.consulName] = plain;
  }
  return printed;
}

function print(type: AnyType, value: unknown): Plain {
  switch (type.is) {
    case "object":
      return printObject(type, Object(value));
    case "list":
      return Array.isArray(value) ? value.map((item) => print(type.of, item)) : [];
    case "map": {
      const printed: Record<string, Plain> = {};
      for (const [key, item] of Object.entries(Object(value))) setKey(printed, key, print(type.of, item));
      return printed;
    }
    case "duration":
      return type.prints === "text" ? String(value) : Number(parseDuration(String(value)) ?? 0n);
    default:
      return asPlain(value);
  }
}

/** Scalars and free-form data are plain already; the table says so, the compiler cannot know. */
export function asPlain(value: unknown): Plain {
  return value as Plain;
}

/** What Consul leaves out. An object all of whose fields are left out is left out too; free-form data never is. */
function isLeftOut(type: AnyType, plain: Plain): boolean {
  if (type.is === "opaque") return false;
  return isZero(plain) || (type.is === "duration" && type.prints === "text" && plain === "0s");
}
