import { notInSchema, otherSpellings } from "../kubernetes/schema.js";
import type { Field, ObjectType, Vocabulary } from "../model/type.js";
import { keysBeyondTable } from "./agent-keys.js";
import type { JsonSchema } from "./json-schema.js";
import { apiScalar, resourceScalar, type ScalarSchema, strictScalar, weakScalar } from "./scalars.js";

/** A way in which objects of the model are written as JSON: what keys are called, and which forms values may have. */
export interface Notation {
  /** Begins the names of definitions. */
  readonly name: "entry" | "agent" | "registration" | "resource";
  /** Who may know a field; one is enough. */
  readonly readers: readonly Vocabulary[];
  /** The key that editors offer. */
  keyOf(field: Field, type: ObjectType): string;
  /** Other names for the key. */
  aliasesOf(field: Field, type: ObjectType): readonly string[];
  /** Fields that this notation has not, although their readers know them. */
  lacks(field: Field, type: ObjectType): boolean;
  /** False for fields that are taken, but not by everybody who reads such a text: editors should not offer them. */
  offers(field: Field): boolean;
  /** True if keys may be in any letter case. */
  readonly ignoresCase: boolean;
  /** True if a list of one element may stand for the element. */
  readonly unwraps: boolean;
  /** True if a single value may stand for a list, and a list of maps for a map. */
  readonly weak: boolean;
  /** The form of a scalar. */
  readonly scalar: ScalarSchema;
  /** Keys that no table lists and that are taken all the same. */
  keysBeyondTable(type: ObjectType): Readonly<Record<string, JsonSchema>>;
  /** Objects that pass over keys that they do not know. */
  readonly forgiving: readonly string[];
}

const everything = (): boolean => true;
const nothingLacks = (): boolean => false;
const nothingBeyond = (): Readonly<Record<string, JsonSchema>> => ({});

/** A config entry, given to `config write` or sent to a server. */
export const entryNotation: Notation = {
  name: "entry",
  readers: ["client", "server"],
  keyOf: (field) => field.consulName,
  aliasesOf: ({ alias }) => (alias === undefined ? [] : [alias]),
  lacks: nothingLacks,
  offers: ({ knownTo }) => knownTo.includes("client"),
  ignoresCase: true,
  unwraps: true,
  weak: true,
  scalar: weakScalar,
  keysBeyondTable: nothingBeyond,
  forgiving: [],
};

/** A file that an agent loads. */
export const agentNotation: Notation = {
  name: "agent",
  readers: ["agent"],
  keyOf: (field) => field.snakeName,
  aliasesOf: ({ agentAlias }) => (agentAlias === undefined ? [] : [agentAlias]),
  lacks: nothingLacks,
  offers: everything,
  ignoresCase: true,
  unwraps: true,
  weak: false,
  scalar: strictScalar,
  keysBeyondTable,
  forgiving: [],
};

/** The body of a request that registers a service. */
export const registrationNotation: Notation = {
  name: "registration",
  readers: ["api"],
  keyOf: (field) => field.consulName,
  aliasesOf: (field) => field.apiAliases,
  lacks: nothingLacks,
  offers: everything,
  ignoresCase: true,
  unwraps: false,
  weak: false,
  scalar: apiScalar,
  keysBeyondTable: nothingBeyond,
  forgiving: ["ServiceConnect"],
};

/** The `spec` of a Kubernetes resource. */
export const resourceNotation: Notation = {
  name: "resource",
  readers: ["client"],
  keyOf: (field, type) => otherSpellings[type.name]?.[field.name] ?? field.name,
  // Our own printing has the name of the model, which reading takes too.
  aliasesOf: (field, type) => (otherSpellings[type.name]?.[field.name] === undefined ? [] : [field.name]),
  lacks: (field, type) => notInSchema[type.name]?.includes(field.name) === true,
  offers: everything,
  ignoresCase: false,
  unwraps: false,
  weak: false,
  scalar: resourceScalar,
  keysBeyondTable: nothingBeyond,
  forgiving: [],
};
