import { createScanner, type Scanner, skipSpace, takeSelector, takeText, takeValue, takeWords, want } from "./scan.js";
import type { FilterExpression, FilterFault, Operator, Selector } from "./syntax.js";

export type { FilterFault } from "./syntax.js";

/** Parentheses and `not`s inside each other beyond this are refused; Consul has no limit, and no real filter comes near. */
export const maximumFilterDepth = 200;

/** A filter expression's tree, or the first place at which the text is none. */
export type ParsedFilter =
  | { readonly expression: FilterExpression; readonly fault?: undefined }
  | { readonly expression?: undefined; readonly fault: FilterFault };

/**
 * Parses a filter expression: `Service.Meta.version == v1 and not ("canary" in Service.Tags)`. Alternatives are tried in
 * a fixed order and the whole text must match; keywords are in small letters, and names may be spelled like them.
 */
export function parseFilter(text: string): ParsedFilter {
  const scanner = createScanner(text);
  skipSpace(scanner);
  const expression = parseOr(scanner, 0);
  if (expression !== undefined) {
    skipSpace(scanner);
    if (scanner.at === text.length) return { expression };
    want(scanner, "`and`, `or` or the end");
  }
  return { fault: { offset: Math.max(scanner.furthest, 0), expected: scanner.expected } };
}

/** The first place at which a text is no filter expression; undefined if it is one. */
export function findFilterFault(text: string): FilterFault | undefined {
  return parseFilter(text).fault;
}

function parseOr(scanner: Scanner, depth: number): FilterExpression | undefined {
  return parseChain(scanner, "or", () => parseChain(scanner, "and", () => parseNot(scanner, depth)));
}

/** Operands with one word between them. */
function parseChain(
  scanner: Scanner,
  word: "and" | "or",
  parseOperand: () => FilterExpression | undefined,
): FilterExpression | undefined {
  const first = parseOperand();
  if (first === undefined) return undefined;
  const parts = [first];
  for (;;) {
    const start = scanner.at;
    const next = takeWords(scanner, word) ? parseOperand() : undefined;
    if (next === undefined) {
      scanner.at = start;
      return parts.length === 1 ? first : { is: word, parts };
    }
    parts.push(next);
  }
}

function parseNot(scanner: Scanner, depth: number): FilterExpression | undefined {
  if (depth > maximumFilterDepth) return want(scanner, `at most ${maximumFilterDepth} levels`);
  const start = scanner.at;
  if (takeText(scanner, "not") && skipSpace(scanner)) {
    const part = parseNot(scanner, depth + 1);
    if (part !== undefined) return { is: "not", part };
  }
  scanner.at = start;
  if (takeText(scanner, "(")) {
    skipSpace(scanner);
    const inside = parseOr(scanner, depth + 1);
    if (inside !== undefined) {
      skipSpace(scanner);
      if (takeText(scanner, ")")) return inside;
      want(scanner, "`)`");
    }
    scanner.at = start;
  }
  return parseMatch(scanner);
}

function parseMatch(scanner: Scanner): FilterExpression | undefined {
  const start = scanner.at;
  const selector = takeSelector(scanner);
  if (selector !== undefined) {
    const afterSelector = scanner.at;
    const comparison = parseComparison(scanner, selector);
    if (comparison !== undefined) return comparison;
    scanner.at = afterSelector;
    const isEmpty = parseEmpty(scanner, selector);
    if (isEmpty !== undefined) return isEmpty;
  }
  scanner.at = start;
  return parseIn(scanner);
}

function parseComparison(scanner: Scanner, selector: Selector): FilterExpression | undefined {
  const operator = takeOperator(scanner);
  if (operator === undefined) {
    skipSpace(scanner);
    return want(scanner, "an operator: ==, !=, contains, matches, in, is empty");
  }
  const value = takeValue(scanner);
  return value === undefined ? undefined : { is: "match", selector, operator, value };
}

function takeOperator(scanner: Scanner): Operator | undefined {
  const start = scanner.at;
  skipSpace(scanner);
  const sign = takeText(scanner, "==") ? "equal" : takeText(scanner, "!=") ? "not-equal" : undefined;
  if (sign !== undefined) {
    skipSpace(scanner);
    return sign;
  }
  scanner.at = start;
  for (const word of ["contains", "matches"] as const) {
    if (takeWords(scanner, "not", word)) return `not-${word}`;
    if (takeWords(scanner, word)) return word;
  }
  return undefined;
}

/** `is empty`, `is not empty`: no white space is needed behind. */
function parseEmpty(scanner: Scanner, selector: Selector): FilterExpression | undefined {
  if (!takeWords(scanner, "is")) return undefined;
  const start = scanner.at;
  const negated = takeText(scanner, "not") && skipSpace(scanner);
  if (!negated) scanner.at = start;
  return takeText(scanner, "empty") ? { is: "empty", selector, negated } : want(scanner, "`empty`");
}

function parseIn(scanner: Scanner): FilterExpression | undefined {
  const value = takeValue(scanner);
  if (value === undefined) return undefined;
  const negated = takeWords(scanner, "not", "in");
  if (!negated && !takeWords(scanner, "in")) return want(scanner, "`in` or another operator");
  const selector = takeSelector(scanner);
  return selector === undefined
    ? undefined
    : { is: "match", selector, operator: negated ? "not-contains" : "contains", value };
}
