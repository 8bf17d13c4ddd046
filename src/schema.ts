import * as z from "zod/mini";
import { parseDuration } from "./base/duration.js";
import { type ConfigEntry, type EntryByKind, type EntryKind, entryKinds } from "./model/kinds.js";
import { type Registration, registration } from "./model/service.js";
import type { AnyType, ObjectType, ObjectTypeOf } from "./model/type.js";

/**
 * Schemas of the typed models, as Standard Schema objects made with zod: for programs that build definitions and want
 * them checked by a form, an API or a test. They check shape and types; what Consul refuses beyond that is told by
 * reading (`readSources`), with places.
 *
 * @example
 * entrySchema("service-defaults").safeParse({ kind: "service-defaults", name: "web" }).success; // true
 */
export function entrySchema<Kind extends EntryKind>(kind: Kind): z.ZodMiniType<EntryByKind[Kind]> {
  const schema = z.strictObject({ kind: z.literal(kind), ...fieldSchemas(entryKinds[kind].type, new Map()) });
  // The schema follows the table of the kind, which the compiler holds equal to its interface.
  return schema as z.ZodMiniType as z.ZodMiniType<EntryByKind[Kind]>;
}

/** Any config entry, told apart by its `kind`. */
export function anyEntrySchema(): z.ZodMiniType<ConfigEntry> {
  const schemas = Object.keys(entryKinds).map((kind) => entrySchema(kind as EntryKind));
  return z.union(schemas);
}

/** A registration of a service, as an agent holds it. */
export function registrationSchema(): z.ZodMiniType<Registration> {
  return objectSchema(registration);
}

/** The schema of any object that has a table. Unknown keys are refused. */
export function objectSchema<Value>(type: ObjectTypeOf<Value>): z.ZodMiniType<Value> {
  return z.strictObject(fieldSchemas(type, new Map())) as z.ZodMiniType as z.ZodMiniType<Value>;
}

/** Objects that occur several times share one schema. */
type Known = Map<ObjectType, z.ZodMiniType>;

function fieldSchemas(type: ObjectType, known: Known): Record<string, z.ZodMiniType> {
  return Object.fromEntries(type.fields.map((field) => [field.name, z.optional(schemaOf(field.type, known))]));
}

function schemaOf(type: AnyType, known: Known): z.ZodMiniType {
  switch (type.is) {
    case "text":
    case "time":
    case "bytes":
      return z.string();
    case "duration":
      return z.string().check(z.refine((text) => parseDuration(text) !== undefined, "not a duration such as 1m30s"));
    case "integer":
      return z.int();
    case "unsigned":
      return z.int().check(z.nonnegative());
    case "float":
      return z.number();
    case "boolean":
      return z.boolean();
    case "opaque":
      return z.json();
    case "list":
      return z.array(schemaOf(type.of, known));
    case "map":
      return z.record(z.string(), schemaOf(type.of, known));
    case "object": {
      const schema = known.get(type) ?? z.strictObject(fieldSchemas(type, known));
      known.set(type, schema);
      return schema;
    }
  }
}
