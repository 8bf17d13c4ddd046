import type { Plain } from "../base/located.js";
import { consulNameOf, snakeCaseOf } from "./names.js";

/**
 * The language in which the tables of the model are written. A table says, once for each field, how Consul spells it,
 * what it holds and who knows it. Decoding, printing, JSON Schema and the reference pages all read the same tables.
 */
export type AnyType =
  | { readonly is: "text" }
  /** Signed, 64 bits. */
  | { readonly is: "integer" }
  | { readonly is: "unsigned"; readonly bits: 32 | 64 }
  | { readonly is: "float"; readonly bits: 32 | 64 }
  | { readonly is: "boolean" }
  /** Held as text in Go's form (`1m30s`); Consul prints some fields so and others as whole nanoseconds. */
  | { readonly is: "duration"; readonly prints: "text" | "nanoseconds" }
  /** RFC 3339. */
  | { readonly is: "time" }
  /** Held as base64 text. */
  | { readonly is: "bytes" }
  /** Free-form data whose keys Consul does not look at when reading. */
  | { readonly is: "opaque" }
  | ListType
  | MapType
  | ObjectType;

/** A list of one type of items. */
export interface ListType {
  readonly is: "list";
  readonly of: AnyType;
  /** True where a null among the elements crashes Consul instead of standing for an empty element. */
  readonly refusesNull?: true;
}

/** Keys are data: kept exactly. */
export interface MapType {
  readonly is: "map";
  readonly of: AnyType;
}

/** The table of an object. */
export interface ObjectType {
  readonly is: "object";
  /** Consul's name of the object: `UpstreamConfig`. */
  readonly name: string;
  readonly fields: readonly Field[];
}

/**
 * Who reads a document: the `config write` command before it sends an entry (`client`), the server that gets the entry
 * (`server`), an agent that loads a file of its own (`agent`), or the registration API (`api`).
 */
export type Vocabulary = "client" | "server" | "agent" | "api";

/** A field of an object, in all its spellings. */
export interface Field {
  /** Our name, as Kubernetes resources spell it: `meshGateway`. */
  readonly name: string;
  /** Name in Consul's HTTP API: `MeshGateway`. */
  readonly consulName: string;
  /** The only spelling (up to case) in agent files: `mesh_gateway`. */
  readonly snakeName: string;
  /** Another spelling that config entries accept. */
  readonly alias: string | undefined;
  /** Who accepts that other spelling of a config entry. */
  readonly aliasKnownTo: readonly Vocabulary[];
  /** Another spelling that agent files accept. */
  readonly agentAlias: string | undefined;
  /** Other spellings that the registration API accepts, the one that wins first. */
  readonly apiAliases: readonly string[];
  /** True where Consul's agent can tell an absent field from one at zero, which unwraps lists of one once more. */
  readonly agentPointer: boolean;
  readonly type: AnyType;
  readonly knownTo: readonly Vocabulary[];
  /** True where zero is another thing than absent, and therefore printed. */
  readonly keepsZero: boolean;
}

/** What a table may say about a field besides its type. */
export interface FieldOptions {
  /** Consul's name, where the rule of names does not give it. */
  readonly consulName?: string;
  /** The snake_case spelling in config entries where it is not the ordinary one; `false` where there is none. */
  readonly alias?: string | false;
  /** Who accepts that spelling, if not all readers of config entries. */
  readonly aliasKnownTo?: readonly Vocabulary[];
  /** The spelling in agent files where it is not Consul's name in snake_case. */
  readonly snakeName?: string;
  /** True where agent files accept Consul's name as well (in any letter case, like every key). */
  readonly agentAlias?: true;
  /** True where the registration API accepts the snake_case spelling too; a list where it accepts others. */
  readonly apiAlias?: true | readonly string[];
  /** False for the few scalars and blocks of agent files that Consul does not hold behind a pointer. */
  readonly agentPointer?: false;
  /** Who knows the field, if not everybody. */
  readonly knownTo?: readonly Vocabulary[];
  readonly keepsZero?: true;
  /** For a list: true where a null among the elements crashes Consul. */
  readonly refusesNull?: true;
}

/** Never there at run time: it only lets the compiler compare the values that two types stand for. */
export interface Represents<Value> {
  readonly represents?: (value: Value) => Value;
}

/** A type of the model whose values are `Value` in TypeScript. */
export type Type<Value> = AnyType & Represents<Value>;

/** The table of an object whose values are `Value` in TypeScript. */
export interface ObjectTypeOf<Value> extends ObjectType, Represents<Value> {}

/** A field's type with its options, as the functions below make it. */
export interface FieldType<Value> {
  readonly type: Type<Value>;
  readonly options: FieldOptions;
}

/** One entry for every field of `Value`, optional or not: a field cannot be forgotten, misspelt or of another type. */
export type FieldTypes<Value> = {
  readonly [Name in keyof Value]-?: FieldType<NonNullable<Value[Name]>>;
};

function field<Value>(type: Type<Value>, options: FieldOptions = {}): FieldType<Value> {
  return { type, options };
}

export const text = (options?: FieldOptions): FieldType<string> => field<string>({ is: "text" }, options);
export const integer = (options?: FieldOptions): FieldType<number> => field<number>({ is: "integer" }, options);
export const unsigned32 = (options?: FieldOptions): FieldType<number> =>
  field<number>({ is: "unsigned", bits: 32 }, options);
export const unsigned64 = (options?: FieldOptions): FieldType<number> =>
  field<number>({ is: "unsigned", bits: 64 }, options);
export const float32 = (options?: FieldOptions): FieldType<number> => field<number>({ is: "float", bits: 32 }, options);
export const float64 = (options?: FieldOptions): FieldType<number> => field<number>({ is: "float", bits: 64 }, options);
export const boolean = (options?: FieldOptions): FieldType<boolean> => field<boolean>({ is: "boolean" }, options);
export const duration = (prints: "text" | "nanoseconds", options?: FieldOptions): FieldType<string> =>
  field<string>({ is: "duration", prints }, options);
export const time = (options?: FieldOptions): FieldType<string> => field<string>({ is: "time" }, options);
export const bytes = (options?: FieldOptions): FieldType<string> => field<string>({ is: "bytes" }, options);

/** Free-form configuration: keys and values as written. */
export type OpaqueMap = Readonly<Record<string, Plain>>;

export const opaqueMap = (options?: FieldOptions): FieldType<OpaqueMap> =>
  field<OpaqueMap>({ is: "map", of: { is: "opaque" } }, options);

export const list = <Item>(of: FieldType<Item> | Type<Item>, options?: FieldOptions): FieldType<readonly Item[]> =>
  field<readonly Item[]>(
    { is: "list", of: typeIn(of), ...(options?.refusesNull === true ? { refusesNull: true } : {}) },
    options,
  );
export const map = <Item>(
  of: FieldType<Item> | Type<Item>,
  options?: FieldOptions,
): FieldType<Readonly<Record<string, Item>>> =>
  field<Readonly<Record<string, Item>>>({ is: "map", of: typeIn(of) }, options);

/** A field that holds an object described elsewhere. */
export const part = <Value>(type: Type<Value>, options?: FieldOptions): FieldType<Value> => field(type, options);

function typeIn<Value>(of: FieldType<Value> | Type<Value>): Type<Value> {
  return "type" in of ? of.type : of;
}

const everybody: readonly Vocabulary[] = ["client", "server", "agent", "api"];

/** Types that Consul never holds behind a pointer. */
const unpointed: readonly AnyType["is"][] = ["list", "map", "opaque", "bytes"];

/** The table of an object: its fields in the order in which Consul prints them. */
export function object<Value>(name: string, fieldTypes: FieldTypes<Value>): ObjectTypeOf<Value> {
  const fields: Field[] = [];
  for (const fieldName in fieldTypes) {
    const { type, options } = fieldTypes[fieldName];
    const consulName = options.consulName ?? consulNameOf(fieldName);
    const snakeName = options.snakeName ?? snakeCaseOf(consulName);
    const alias = options.alias === false ? undefined : (options.alias ?? snakeName);
    fields.push({
      name: fieldName,
      consulName,
      snakeName,
      alias: alias === consulName.toLowerCase() ? undefined : alias,
      aliasKnownTo: options.aliasKnownTo ?? everybody,
      agentAlias: options.agentAlias === true ? consulName.toLowerCase() : undefined,
      apiAliases: options.apiAlias === true ? [snakeName] : (options.apiAlias ?? []),
      agentPointer: !unpointed.includes(type.is) && options.agentPointer !== false,
      type,
      knownTo: options.knownTo ?? everybody,
      keepsZero: options.keepsZero ?? false,
    });
  }
  return { is: "object", name, fields };
}
