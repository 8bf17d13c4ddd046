import * as z from "zod/mini";
import { parseDuration } from "../base/duration.js";
import { type ConfigEntry, type EntryByKind, type EntryKind, entryKinds } from "../model/kinds.js";
import { type Registration, registration } from "../model/service.js";
import type { AnyType, ObjectType, ObjectTypeOf } from "../model/type.js";
import { knownKind } from "./known-kind.js";
import { labelOf } from "./labels.js";

/**
 * The schema of the entries of a kind as this library holds them, in camelCase: a Standard Schema object made with zod, for
 * programs that build definitions and want them checked by a form, an API or a test. It checks shape and types, and
 * refuses unknown keys; what Consul refuses beyond that is told by reading (`readSources`), with places.
 *
 * @example
 * entrySchema("service-defaults").safeParse({ kind: "service-defaults", name: "web" }).success; // true
 */
export function entrySchema<Kind extends EntryKind>(kind: Kind): z.ZodMiniType<EntryByKind[Kind]> {
  const schema: z.ZodMiniType = entryObject(knownKind(kind));
  // The schema follows the table of the kind, which the compiler holds equal to its interface.
  return schema as z.ZodMiniType<EntryByKind[Kind]>;
}

/**
 * Any config entry, told apart by its `kind`.
 *
 * @example
 * anyEntrySchema().safeParse({ kind: "mesh" }).success; // true
 */
export function anyEntrySchema(): z.ZodMiniType<ConfigEntry> {
  const [first, ...others] = Object.values(entryKinds).map(({ kind }) => entryObject(kind));
  const schema: z.ZodMiniType = first === undefined ? z.never() : z.discriminatedUnion("kind", [first, ...others]);
  // As above, for each kind.
  return schema as z.ZodMiniType<ConfigEntry>;
}

/**
 * A registration of a service, as an agent holds it before central configuration is merged in.
 *
 * @example
 * registrationSchema().safeParse({ id: "web-1", name: "web", port: 80 }).success; // true
 */
export function registrationSchema(): z.ZodMiniType<Registration> {
  const { id: _id, name: _name, ...fields } = fieldSchemas(registration, new Map());
  const schema: z.ZodMiniType = z.strictObject({ id: z.string(), name: z.string(), ...fields });
  // As above.
  return schema as z.ZodMiniType<Registration>;
}

/** The schema of any object that has a table. Unknown keys are refused, and every field may be absent. */
export function objectSchema<Value>(type: ObjectTypeOf<Value>): z.ZodMiniType<Partial<Value>> {
  const schema: z.ZodMiniType = z.strictObject(fieldSchemas(type, new Map()));
  // As above.
  return schema as z.ZodMiniType<Partial<Value>>;
}

function entryObject(kind: EntryKind) {
  return z.strictObject({ kind: z.literal(kind), ...fieldSchemas(entryKinds[kind].type, new Map()) });
}

/** Objects that occur several times share one schema. */
type Known = Map<ObjectType, z.ZodMiniType>;

function fieldSchemas(type: ObjectType, known: Known): Record<string, z.ZodMiniType> {
  return Object.fromEntries(
    type.fields.map((field) => [
      field.name,
      z.exactOptional(schemaOf(field.type, known).check(z.meta({ ...labelOf(type, field) }))),
    ]),
  );
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
