import type { Code } from "../../base/codes.js";
import type { Finding } from "../../base/finding.js";
import type { Path } from "../../base/place.js";

/** What is wrong, without the place: made by the functions of `problems/`. */
export type Problem = Omit<Finding, "path" | "hidden">;

/** What a check found: nothing, one fault, or all those that Consul collects there. */
export type Faults = readonly Finding[];

/** Makes a problem; a hint is left out where none is known. */
export function problem(code: Code, message: string, hint?: string): Problem {
  return hint === undefined ? { code, message } : { code, message, hint };
}

/** One fault at `path`. */
export function fault(path: Path, what: Problem): Faults {
  return [{ ...what, path }];
}

/** One fault where the condition holds, nothing otherwise; the wording is made only when it is needed. */
export function faultIf(condition: boolean, path: Path, what: () => Problem): Faults {
  return condition ? fault(path, what()) : [];
}

/** All that the checks found, as Consul reports it where it collects. */
export function collect(...checks: readonly Faults[]): Faults {
  return checks.flat();
}

/**
 * Where Consul stops at the first check that fails: what that check found stays as it is, what later ones found is
 * marked as hidden. Checks nest: one of them can be a `collect` or another `firstOf`.
 */
export function firstOf(...checks: readonly Faults[]): Faults {
  const first = checks.findIndex((found) => found.length > 0);
  if (first === -1) return [];
  return [...(checks[first] ?? []), ...hide(checks.slice(first + 1).flat())];
}

/** Marks faults that Consul does not get to. */
export function hide(faults: Faults): Faults {
  return faults.map((one) => ({ ...one, hidden: true }));
}

/** The checks of each element of a list, to be spread into {@link firstOf} or {@link collect}. */
export function each<Item>(
  items: readonly Item[] | undefined,
  path: Path,
  check: (item: Item, path: Path, index: number) => Faults,
): readonly Faults[] {
  return (items ?? []).map((item, index) => check(item, [...path, index], index));
}

/** The checks of each value of a map, in the order of their keys: Consul takes them in any order. */
export function eachKey<Value>(
  values: Readonly<Record<string, Value>> | undefined,
  path: Path,
  check: (value: Value, path: Path, key: string) => Faults,
): readonly Faults[] {
  return Object.entries(values ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => check(value, [...path, key], key));
}

/** True for what Consul takes for not given: absent and empty text are the same to its rules. */
export function isUnset(value: string | undefined): value is undefined | "" {
  return value === undefined || value === "";
}

/** How many of the values are given: text that is not empty, `true`, objects even if empty. */
export function countGiven(...values: readonly (string | boolean | object | undefined)[]): number {
  return values.filter((value) => value !== undefined && value !== "" && value !== false).length;
}
