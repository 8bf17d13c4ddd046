import type { Plain } from "../base/located.js";
import type { AnyType, Field, ListType, MapType, ObjectType } from "../model/type.js";
import { choice, type JsonSchema, type JsonType } from "./json-schema.js";
import { anyCase, anySpelling, otherSpellings } from "./keys.js";
import { aboutOf, inWords, labelOf } from "./labels.js";
import type { Notation } from "./notation.js";
import type { Scalar } from "./scalars.js";
import { type FieldWords, fieldWords } from "./words.js";

/** Makes the schemas of one file; each object is described once and referred to. */
export interface Bundle {
  /** A schema that refers to the one of the object. */
  refer(type: ObjectType, notation: Notation): JsonSchema;
  /** A definition of its own, made once. */
  define(name: string, make: () => JsonSchema): JsonSchema;
  /** All that is referred to. */
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

export function createBundle(): Bundle {
  const definitions: Record<string, JsonSchema> = {};
  const names = new Map<string, Map<ObjectType, string>>();
  const define = (name: string, make: () => JsonSchema): JsonSchema => {
    if (definitions[name] === undefined) {
      // Holds the place in the order of the file.
      definitions[name] = {};
      definitions[name] = make();
    }
    return { $ref: `#/definitions/${name}` };
  };
  const bundle: Bundle = {
    refer(type, notation) {
      const title = `${notation.name}.${type.name.replaceAll(" ", "-")}`;
      const known = names.get(title) ?? new Map<ObjectType, string>();
      names.set(title, known);
      const name = known.get(type) ?? (known.size === 0 ? title : `${title}.${known.size + 1}`);
      known.set(type, name);
      return define(name, () => objectSchema(type, notation, bundle, name));
    },
    define,
    definitions,
  };
  return bundle;
}

/** The schema of an object, to stand under its name among the definitions: no key but those of its table. */
export function objectSchema(type: ObjectType, notation: Notation, bundle: Bundle, name: string): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const patternProperties: Record<string, JsonSchema> = {};
  for (const field of fieldsIn(type, notation)) {
    const key = notation.keyOf(field, type);
    const own = { ...labelOf(type, field), ...fieldSchema(type, field, notation, bundle) };
    const aliases = notation.aliasesOf(field, type);
    if (!notation.offers(field)) {
      patternProperties[anySpelling([key, ...aliases])] = own;
      continue;
    }
    properties[key] = own;
    const same: JsonSchema = { $ref: `#/definitions/${name}/properties/${key}` };
    if (notation.ignoresCase) patternProperties[otherSpellings([key, ...aliases], key)] = same;
    else for (const alias of aliases) properties[alias] = same;
  }
  for (const [key, schema] of Object.entries(notation.keysBeyondTable(type))) {
    if (properties[key] !== undefined) continue;
    properties[key] = schema;
    patternProperties[otherSpellings([key], key)] = { $ref: `#/definitions/${name}/properties/${key}` };
  }
  return {
    title: inWords(type.name.replaceAll(" ", "")),
    ...aboutOf(type),
    type: ["object", "null"],
    properties,
    ...(notation.ignoresCase ? { patternProperties } : {}),
    ...(notation.forgiving.includes(type.name) ? {} : { additionalProperties: false }),
  };
}

/** The fields of an object that a notation has. */
function fieldsIn(type: ObjectType, notation: Notation): readonly Field[] {
  return type.fields.filter(
    (field) => field.knownTo.some((reader) => notation.readers.includes(reader)) && !notation.lacks(field, type),
  );
}

function fieldSchema(type: ObjectType, field: Field, notation: Notation, bundle: Bundle): JsonSchema {
  if (isEnterprise(field)) return zeroOnly(field.type);
  return valueSchema(field.type, notation, bundle, fieldWords[`${type.name}.${field.name}`]);
}

/** Fields that the command takes and the servers of the Community Edition refuse, unless they are empty. */
function isEnterprise({ knownTo }: Field): boolean {
  return knownTo.includes("client") && !knownTo.includes("server");
}

function zeroOnly(type: AnyType): JsonSchema {
  const isList = type.is === "list";
  const zeros: readonly Plain[] = isList ? [[], {}, null] : ["", null, [""]];
  return { type: isList ? ["array", "object", "null"] : ["string", "array", "null"], enum: zeros };
}

/** A value where one is written: by itself, or as the only element of a list where that may stand for it. */
function valueSchema(type: AnyType, notation: Notation, bundle: Bundle, words?: FieldWords): JsonSchema {
  if (type.is === "list") return listSchema(type, notation, bundle, words);
  const single = singleSchema(type, notation, bundle, words);
  if (!notation.unwraps || type.is === "opaque" || type.is === "bytes") return single;
  return type.is === "map" && notation.weak ? weakMap(single, type, notation, bundle) : inListOfOne(single);
}

function singleSchema(
  type: Exclude<AnyType, ListType>,
  notation: Notation,
  bundle: Bundle,
  words?: FieldWords,
): JsonSchema {
  switch (type.is) {
    case "object":
      return { type: ["object", "null"], allOf: [bundle.refer(type, notation)] };
    case "map":
      return { type: ["object", "null"], additionalProperties: valueSchema(type.of, notation, bundle) };
    case "opaque":
      return {};
    default: {
      const scalar = notation.scalar(type);
      return words === undefined ? scalar : withWords(scalar, words, notation);
    }
  }
}

function withWords(scalar: Scalar, words: FieldWords, { name }: Notation): Scalar {
  if (!words.strictIn.includes(name)) return { ...scalar, examples: words.words };
  const empty = words.mayBeEmpty ? [""] : [];
  if (!words.ignoresCase) return { type: ["string", "null"], enum: [...words.words, ...empty, null] };
  const pattern = `^(?:${[...words.words, ...empty].map(anyCase).join("|")})$`;
  return { type: ["string", "null"], pattern, examples: words.words };
}

/** Adds a list of one to what a schema takes. Rules that only speak of scalars can stand beside it. */
function inListOfOne(single: JsonSchema): JsonSchema {
  const { type, ...rules } = single;
  const types: readonly JsonType[] = [typesOf(type), "array" as const].flat();
  if (rules.enum === undefined && rules.allOf === undefined) {
    return { type: types, ...rules, items: bare(single), minItems: 1, maxItems: 1 };
  }
  return { type: types, ...choice({ type: "array" }, { items: bare(single), minItems: 1, maxItems: 1 }, rules) };
}

function typesOf(type: JsonSchema["type"]): readonly JsonType[] {
  return type === undefined ? [] : [type].flat();
}

/** Without what only helps where the value is written in the usual way. */
function bare({ examples: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function listSchema(type: ListType, notation: Notation, bundle: Bundle, words?: FieldWords): JsonSchema {
  const whole = valueSchema(type.of, notation, bundle, words);
  const items = type.refusesNull === true ? withoutNull(whole) : whole;
  if (!notation.weak || type.of.is === "list") return { type: ["array", "null"], items };
  // A single value stands for a list of it, and an empty object for an empty list.
  const { type: types, ...rules } = singleSchema(type.of, notation, bundle, words);
  const empty = type.of.is === "object" ? {} : { maxProperties: 0 };
  return {
    type: [...new Set<JsonType>(["array", ...typesOf(types), "object", "null"])],
    ...choice(
      { type: "array" },
      { items },
      { ...empty, ...rules, ...(rules.enum === undefined ? {} : { enum: [...rules.enum, {}] }) },
    ),
  };
}

function withoutNull(schema: JsonSchema): JsonSchema {
  return { ...schema, type: typesOf(schema.type).filter((type) => type !== "null") };
}

/** A map, or a list of maps that are merged. */
function weakMap(single: JsonSchema, type: MapType, notation: Notation, bundle: Bundle): JsonSchema {
  const values = valueSchema(type.of, notation, bundle);
  return { ...single, type: ["object", "array", "null"], items: { type: "object", additionalProperties: values } };
}
