// The entry point `meshplan/schema`: the models as schemas, for programs (Standard Schema) and for editors (JSON Schema).

export type {
  AnyType,
  Field,
  ListType,
  MapType,
  ObjectType,
  ObjectTypeOf,
  Represents,
  Vocabulary,
} from "./model/type.js";
export {
  agentFileJsonSchema,
  consulFileJsonSchema,
  entryJsonSchema,
  kubernetesJsonSchema,
  registrationBodyJsonSchema,
  resourceJsonSchema,
} from "./schema/files.js";
export type { JsonSchema, JsonType } from "./schema/json-schema.js";
export { anyEntrySchema, entrySchema, objectSchema, registrationSchema } from "./schema/standard.js";
