import type { Plain } from "../base/located.js";

/** The names of JSON's types. */
export type JsonType = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

/** What the schemas made here use of JSON Schema, draft 07: the draft that every editor knows in full. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly Plain[];
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: Plain;
  readonly enum?: readonly Plain[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema | false>>;
  readonly additionalProperties?: JsonSchema | false;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly not?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** The draft, as schemas name it. */
export const draft = "http://json-schema.org/draft-07/schema#";

/** A schema that holds one way for values of a form and another way for the rest. */
export function choice(form: JsonSchema, held: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word.
  return { if: form, then: held, ...(otherwise === undefined ? {} : { else: otherwise }) };
}
