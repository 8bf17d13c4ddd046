import type { Plain } from "../base/located.js";
import { consulJson } from "../model/consul-json.js";
import { parseFilter } from "../model/filter/parse.js";
import type { FilterExpression, Operator, Selector } from "../model/filter/syntax.js";
import { healthCheck } from "../model/node.js";
import { registration } from "../model/service.js";
import type { Registered } from "./datacenter.js";

/** What a filter says of an instance. `undefined`: it uses `matches`, whose patterns this library does not run. */
export type FilterAnswer = boolean | undefined;

/**
 * Asks a filter expression about registered instances, as a resolver's subset does. It sees the instance that is dialled,
 * which mostly is a sidecar, with its node and checks. A text that is no filter takes nothing.
 */
export function createFilter(text: string): (instance: Registered) => FilterAnswer {
  if (text.trim() === "") return () => true;
  const { expression } = parseFilter(text);
  if (expression === undefined) return () => false;
  return (instance) => evaluate(expression, factsOf(instance));
}

/** Kleene's logic: an unknown part leaves the whole unknown unless the other parts decide it. */
function evaluate(expression: FilterExpression, facts: Plain): FilterAnswer {
  switch (expression.is) {
    case "and":
      return every(expression.parts.map((part) => evaluate(part, facts)));
    case "or":
      return not(every(expression.parts.map((part) => not(evaluate(part, facts)))));
    case "not":
      return not(evaluate(expression.part, facts));
    case "empty": {
      const values = select(facts, expression.selector);
      return values.every(isEmpty) !== expression.negated;
    }
    case "match": {
      const { base, negated } = operators[expression.operator];
      if (base === "matches") return undefined;
      const found = select(facts, expression.selector).some((value) => comparisons[base](value, expression.value));
      return found !== negated;
    }
    default:
      return expression satisfies never;
  }
}

function not(answer: FilterAnswer): FilterAnswer {
  return answer === undefined ? undefined : !answer;
}

function every(answers: readonly FilterAnswer[]): FilterAnswer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

const operators: Readonly<
  Record<Operator, { readonly base: "equal" | "contains" | "matches"; readonly negated: boolean }>
> = {
  equal: { base: "equal", negated: false },
  "not-equal": { base: "equal", negated: true },
  contains: { base: "contains", negated: false },
  "not-contains": { base: "contains", negated: true },
  matches: { base: "matches", negated: false },
  "not-matches": { base: "matches", negated: true },
};

const comparisons = { equal: isEqual, contains: containsText } as const;

/** Values of filters are written as text, whatever the field holds. */
function isEqual(value: Plain, wanted: string): boolean {
  if (typeof value === "boolean") return truths[wanted] === value;
  if (typeof value === "number") return wanted !== "" && Number(wanted) === value;
  return value === wanted;
}

/** The words that Go reads as truth values. */
const truths: Readonly<Record<string, boolean>> = {
  "1": true,
  t: true,
  T: true,
  true: true,
  True: true,
  TRUE: true,
  "0": false,
  f: false,
  F: false,
  false: false,
  False: false,
  FALSE: false,
};

function containsText(value: Plain, wanted: string): boolean {
  if (typeof value === "string") return value.includes(wanted);
  if (Array.isArray(value)) return value.some((item) => isEqual(item, wanted));
  return isRecord(value) && Object.hasOwn(value, wanted);
}

function isEmpty(value: Plain): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) ? Object.keys(value).length === 0 : value === "" || value === null;
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keys of these are data: one that is missing has no value, not even an empty one. */
const maps: readonly string[] = ["Meta", "TaggedAddresses"];

/** The values that a selector leads to: none for a missing key of a map, several where it goes through a list. */
function select(facts: Plain, selector: Selector): readonly Plain[] {
  let found: readonly Plain[] = [facts];
  let above = "";
  for (const step of selector) {
    const isMap = maps.includes(above);
    found = found
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .flatMap((value): readonly Plain[] => {
        if (isRecord(value) && Object.hasOwn(value, step)) return [value[step] ?? ""];
        // Printing leaves out what is empty, so a field that is not there is an empty one.
        return isMap ? [] : [""];
      });
    above = step;
  }
  return found;
}

/** An instance as filters see it. */
function factsOf({ definition }: Registered): Plain {
  const { node, value, checks = [] } = definition;
  return {
    Node: {
      Node: node?.name ?? "",
      Address: node?.address ?? "",
      TaggedAddresses: node?.taggedAddresses ?? {},
      Meta: node?.meta ?? {},
    },
    Service: consulJson(registration, value),
    Checks: checks.map((check) => consulJson(healthCheck, check)),
  };
}
