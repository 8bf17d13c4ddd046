import type { AnyType, ListType, MapType, ObjectType } from "../model/type.js";
import type { JsonSchema, JsonType } from "./json-schema.js";

export type ScalarType = Exclude<AnyType, ListType | MapType | ObjectType | { readonly is: "opaque" }>;

/**
 * A scalar's schema: the types it takes, the best first, and what only counts for values of one of those types. So a list
 * may be added to the types without a change to the rest.
 */
export interface Scalar extends JsonSchema {
  readonly type: readonly JsonType[];
}

export type ScalarSchema = (type: ScalarType) => Scalar;

/** Go's form: `1m30s`. */
const duration = "^[-+]?(?:0|(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|\\u00B5s|\\u03BCs|ms|s|m|h))+)$";
const time = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})$";

/** A whole number as Go writes it in source text; empty is 0. */
const digits = "0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*";
const unsignedText = `^(?:${digits})?$`;
const integerText = `^(?:[-+]?(?:${digits}))?$`;
const floatText = "^(?:[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)?$";
const booleanText = "^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)?$";

/** How config entries take scalars: nearly anything that can be converted. */
export const weakScalar: ScalarSchema = (type) => {
  switch (type.is) {
    case "text":
      return { type: ["string", "number", "boolean", "null"] };
    case "integer":
      return { type: ["integer", "number", "string", "boolean", "null"], pattern: integerText };
    case "unsigned":
      return { type: ["integer", "number", "string", "boolean", "null"], pattern: unsignedText };
    case "float":
      return { type: ["number", "string", "boolean", "null"], pattern: floatText };
    case "boolean":
      return { type: ["boolean", "number", "string", "null"], pattern: booleanText };
    case "duration":
      return { type: ["string", "number", "boolean", "null"], pattern: duration, examples: ["30s"] };
    case "time":
      return { type: ["string", "null"], pattern: time };
    case "bytes":
      return {
        type: ["string", "array", "number", "null"],
        items: { type: ["integer", "number", "string", "boolean"] },
      };
  }
};

/** How agent files take scalars: as the field's own type, but fractions are cut off whole numbers. */
export const strictScalar: ScalarSchema = (type) => {
  switch (type.is) {
    case "integer":
      return { type: ["integer", "number", "null"] };
    case "unsigned":
      return { type: ["integer", "number", "null"], minimum: 0 };
    case "time":
      return { type: ["string", "null"] };
    default:
      return resourceScalar(type);
  }
};

/** How the registration API takes scalars: as the field's own type; durations as nanoseconds too. */
export const apiScalar: ScalarSchema = (type) => {
  switch (type.is) {
    case "duration":
      return { ...resourceScalar(type), type: ["string", "number", "null"] };
    case "time":
      return { type: ["string", "null"] };
    default:
      return resourceScalar(type);
  }
};

/** How the schemas of Kubernetes resources take scalars: as the field's own type. */
export const resourceScalar: ScalarSchema = (type) => {
  switch (type.is) {
    case "text":
    case "bytes":
      return { type: ["string", "null"] };
    case "integer":
      return { type: ["integer", "null"] };
    case "unsigned":
      return { type: ["integer", "null"], minimum: 0 };
    case "float":
      return { type: ["number", "null"] };
    case "boolean":
      return { type: ["boolean", "null"] };
    case "duration":
      return { type: ["string", "null"], pattern: duration, examples: ["30s"] };
    case "time":
      return { type: ["string", "null"], pattern: time };
  }
};
