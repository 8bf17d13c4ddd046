import { setKey } from "./record.js";

/**
 * Untyped data that still knows where each key and value was written. `start` and `end` are offsets into the text of
 * the {@link Document} it was read from. Readers of every syntax produce it; decoding consumes it.
 *
 * All nodes have the same four properties in the same order, so that the engine keeps one layout for them.
 */
export type Located =
  | LocatedText
  | LocatedInteger
  | LocatedFloat
  | LocatedBoolean
  | LocatedNull
  | LocatedList
  | LocatedMap;

/** A text, with escapes decoded. */
export interface LocatedText {
  readonly type: "text";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A whole number of HCL: up to 64 bits, a bigint where a double would round it. */
export interface LocatedInteger {
  readonly type: "integer";
  readonly value: number | bigint;
  readonly start: number;
  readonly end: number;
}

/** A fractional number of HCL, and every number of JSON. */
export interface LocatedFloat {
  readonly type: "float";
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** `true` or `false`. */
export interface LocatedBoolean {
  readonly type: "boolean";
  readonly value: boolean;
  readonly start: number;
  readonly end: number;
}

/** `null`, which Consul mostly takes for absent. */
export interface LocatedNull {
  readonly type: "null";
  readonly value: null;
  readonly start: number;
  readonly end: number;
}

/** A list; several blocks of one name are a list too. */
export interface LocatedList {
  readonly type: "list";
  readonly value: readonly Located[];
  readonly start: number;
  readonly end: number;
}

/** An object or block. */
export interface LocatedMap {
  readonly type: "map";
  /** In the order of first appearance; each key once. */
  readonly value: readonly Member[];
  readonly start: number;
  readonly end: number;
}

/** A key with its value, and where the key is written. */
export interface Member {
  readonly key: string;
  readonly value: Located;
  readonly keyStart: number;
  readonly keyEnd: number;
}

/** JSON-like data without places. */
export type Plain = string | number | bigint | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Takes the places away: `{ a: [1] }` for the located value of `a = [1]`. */
export function plainOf(located: Located): Plain {
  if (located.type === "list") return located.value.map(plainOf);
  if (located.type !== "map") return located.value;
  const plain: Record<string, Plain> = {};
  for (const member of located.value) setKey(plain, member.key, plainOf(member.value));
  return plain;
}
