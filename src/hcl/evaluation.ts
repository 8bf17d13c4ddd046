import { createKeyTable, type KeyTable } from "../base/key-table.js";
import type { StringSyntax } from "./escape.js";
import type { Faults } from "./faults.js";
import { evaluateLiteral } from "./literal.js";
import type { Open } from "./open.js";
import type { ListSyntax, ObjectSyntax, ValueSyntax } from "./syntax.js";

/** What evaluating needs to know everywhere. */
export interface Evaluation {
  readonly text: string;
  readonly faults: Faults;
  readonly keys: KeyTable;
  readonly strings: StringSyntax;
  /** Set where one value stands in several places of the result. */
  hasRepetition: boolean;
}

export function createEvaluation(text: string, faults: Faults, strings: StringSyntax): Evaluation {
  return { text, faults, keys: createKeyTable(text.length), strings, hasRepetition: false };
}

/** Values that hold values; their meaning is found before anything asks for it. */
export function isContainer(value: ValueSyntax): value is ObjectSyntax | ListSyntax {
  return value.type === "object" || value.type === "list";
}

/** A value directly in a list: there an object is a map. Undefined, and reported, where there is no value. */
export function evaluateElement(evaluation: Evaluation, value: ValueSyntax): Open | undefined {
  return isContainer(value) ? value.meaning : evaluateLiteral(evaluation, value);
}

/** The value of a key: there an object is a list of one map. */
export function evaluateValue(evaluation: Evaluation, value: ValueSyntax): Open | undefined {
  const element = evaluateElement(evaluation, value);
  if (value.type !== "object" || element === undefined) return element;
  return { type: "list", value: [element], start: value.start, end: value.end };
}
