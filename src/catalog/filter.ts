import type { Plain } from "../base/located.js";
import { consulJson } from "../model/consul-json.js";
import { parseFilter } from "../model/filter/parse.js";
import type { FilterExpression, Operator, Selector } from "../model/filter/syntax.js";
import { healthCheck } from "../model/node.js";
import { registration } from "../model/service.js";
import type { Registered } from "./datacenter.js";
import { instanceShape, type Shape, shapeAt } from "./filter-shape.js";
import { createMatcher, type Matcher } from "./pattern/match.js";

/** What a filter says of an instance; undefined where that is not known. */
export type FilterAnswer = boolean | undefined;

/** A filter that instances can be asked about. */
export interface Filter {
  /** Why it may leave instances undecided, as the end of a sentence about the filter. */
  readonly doubt?: string;
  takes(instance: Registered): FilterAnswer;
}

/**
 * Prepares a filter expression, as a resolver's subset has one. It sees the instance that is dialled, which mostly is a
 * sidecar, with its node and checks. A text that is no filter takes nothing.
 */
export function createFilter(text: string): Filter {
  if (text.trim() === "") return { takes: () => true };
  const { expression } = parseFilter(text);
  if (expression === undefined) return { takes: () => false };
  const doubts: string[] = [];
  const ask = prepare(expression, doubts);
  const [doubt] = doubts;
  const takes: Filter["takes"] = (instance) => ask(factsOf(instance));
  return doubt === undefined ? { takes } : { doubt, takes };
}

/** Answers for the facts of an instance. */
type Question = (facts: Plain) => FilterAnswer;

/** Kleene's logic: an unknown part leaves the whole unknown unless the other parts decide it. */
function prepare(expression: FilterExpression, doubts: string[]): Question {
  switch (expression.is) {
    case "and": {
      const parts = expression.parts.map((part) => prepare(part, doubts));
      return (facts) => every(parts.map((ask) => ask(facts)));
    }
    case "or": {
      const parts = expression.parts.map((part) => prepare(part, doubts));
      return (facts) => not(every(parts.map((ask) => not(ask(facts)))));
    }
    case "not": {
      const ask = prepare(expression.part, doubts);
      return (facts) => not(ask(facts));
    }
    case "empty":
      return about(expression.selector, emptiness[expression.negated ? "not-empty" : "empty"], doubts);
    case "match": {
      const { base, negated } = operators[expression.operator];
      return about(expression.selector, comparison(base, negated, expression.value, doubts), doubts);
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

/** What is asked about one field. */
interface Test {
  /** The answer for a key that a map does not have. */
  readonly missing: boolean;
  readonly holds: (value: Plain, shape: Shape) => FilterAnswer;
  /** The fields that can be asked so. */
  readonly asks: readonly Shape["is"][];
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

const emptiness: Readonly<Record<"empty" | "not-empty", Test>> = {
  empty: { missing: true, holds: isEmpty, asks: ["list", "map", "text"] },
  "not-empty": { missing: false, holds: (value) => !isEmpty(value), asks: ["list", "map", "text"] },
};

function comparison(base: "equal" | "contains" | "matches", negated: boolean, wanted: string, doubts: string[]): Test {
  const negate = (answer: FilterAnswer) => (negated ? not(answer) : answer);
  switch (base) {
    case "equal":
      return {
        missing: negated,
        holds: (value) => negate(isEqual(value, wanted)),
        asks: ["text", "number", "boolean"],
      };
    case "contains":
      return { missing: negated, holds: (value) => negate(isWithin(value, wanted)), asks: ["text", "list", "map"] };
    case "matches": {
      const matcher = matcherOf(wanted, doubts);
      // A missing key passes both ways: Consul's filters name the operators that then fail, and these are not among them.
      return {
        missing: true,
        holds: (value) => negate(typeof value === "string" ? matcher?.matches(value) : undefined),
        asks: ["text"],
      };
    }
    default:
      return base satisfies never;
  }
}

function matcherOf(pattern: string, doubts: string[]): Matcher | undefined {
  const matcher = createMatcher(pattern);
  if (!("fault" in matcher)) return matcher;
  doubts.push(`its pattern ${JSON.stringify(pattern)} ${matcher.fault.reason}`);
  return undefined;
}

/** Asks about the field that a selector leads to. Through a list any of the elements is enough, whatever is asked. */
function about(selector: Selector, test: Test, doubts: string[]): Question {
  const end = shapeAt(selector);
  if (end === undefined || !test.asks.includes(end.is)) {
    const name = selector.join(".");
    doubts.push(end === undefined ? `no field \`${name}\` is known here` : `\`${name}\` cannot be compared that way`);
    return () => undefined;
  }
  const ask = (value: Plain | undefined, shape: Shape, depth: number): FilterAnswer => {
    const step = selector[depth];
    if (step === undefined) return test.holds(value ?? zeroOf(shape), shape);
    switch (shape.is) {
      case "list": {
        const items = Array.isArray(value) ? value : [];
        return not(every(items.map((item) => not(ask(item, shape.of, depth)))));
      }
      case "map":
        return isRecord(value) && Object.hasOwn(value, step) ? ask(value[step], shape.of, depth + 1) : test.missing;
      case "object": {
        const field = shape.fields.get(step);
        return field && ask(isRecord(value) ? value[step] : undefined, field, depth + 1);
      }
      default:
        return undefined;
    }
  };
  return (facts) => ask(facts, instanceShape, 0);
}

/** Printing leaves out what is empty, so a field that is not there is an empty one. */
function zeroOf({ is }: Shape): Plain {
  switch (is) {
    case "text":
      return "";
    case "number":
      return 0;
    case "boolean":
      return false;
    case "list":
      return [];
    default:
      return {};
  }
}

/** Values of filters are written as text, whatever the field holds. */
function isEqual(value: Plain, wanted: string): boolean {
  if (typeof value === "boolean") return truths.get(wanted) === value;
  if (typeof value === "number") return wanted !== "" && Number(wanted) === value;
  return value === wanted;
}

/** The words that Go reads as truth values. */
const truths: ReadonlyMap<string, boolean> = new Map([
  ...["1", "t", "T", "true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["0", "f", "F", "false", "False", "FALSE"].map((word) => [word, false] as const),
]);

function isWithin(value: Plain, wanted: string): boolean {
  if (typeof value === "string") return value.includes(wanted);
  if (Array.isArray(value)) return value.some((item) => isEqual(item, wanted));
  return isRecord(value) && Object.hasOwn(value, wanted);
}

function isEmpty(value: Plain): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) ? Object.keys(value).length === 0 : value === "";
}

function isRecord(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
    // Consul gives an instance without weights 1 and 1.
    Service: { Weights: { Passing: 1, Warning: 1 }, ...consulJson(registration, value) },
    Checks: checks.map((check) => consulJson(healthCheck, check)),
  };
}
