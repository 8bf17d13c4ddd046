import type { Code } from "../../base/codes.js";
import type { Finding } from "../../base/finding.js";
import type { Path } from "../../base/place.js";
import { compareText } from "../../base/text-order.js";

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

const none: Faults = [];

/** All that the checks found, as Consul reports it where it collects. */
export function collect(...checks: readonly Faults[]): Faults {
  // Mostly there is nothing, and putting nothing together takes long.
  return checks.every((found) => found.length === 0) ? none : checks.flat();
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

/** A check of one element of a list, or one value of a map, at its path. */
export type Check<Item, Key> = (item: Item, path: Path, key: Key) => Faults;

/** Checks each element of a list and stops, as Consul does, at the first that fails. */
export function firstOfEach<Item>(items: readonly Item[] | undefined, path: Path, check: Check<Item, number>): Faults {
  const found: Finding[] = [];
  (items ?? []).forEach((item, index) => {
    addAfter(found, check(item, [...path, index], index));
  });
  return found;
}

/** Checks each element of a list and collects all that is found. */
export function collectEach<Item>(items: readonly Item[] | undefined, path: Path, check: Check<Item, number>): Faults {
  return (items ?? []).flatMap((item, index) => check(item, [...path, index], index));
}

/** Checks each value of a map, and stops at the first that fails. Consul takes them in any order; this in that of the keys. */
export function firstOfKeys<Value>(
  values: Readonly<Record<string, Value>> | undefined,
  path: Path,
  check: Check<Value, string>,
): Faults {
  const found: Finding[] = [];
  for (const [key, value] of sortedEntries(values)) addAfter(found, check(value, [...path, key], key));
  return found;
}

/** Checks each value of a map and collects all that is found, in the order of the keys. */
export function collectKeys<Value>(
  values: Readonly<Record<string, Value>> | undefined,
  path: Path,
  check: Check<Value, string>,
): Faults {
  return sortedEntries(values).flatMap(([key, value]) => check(value, [...path, key], key));
}

/** Adds what a later check found: hidden, if something was found before. */
function addAfter(found: Finding[], later: Faults): void {
  const isLate = found.length > 0;
  for (const one of later) found.push(isLate ? { ...one, hidden: true } : one);
}

function sortedEntries<Value>(values: Readonly<Record<string, Value>> | undefined): readonly [string, Value][] {
  return Object.entries(values ?? {}).sort(([a], [b]) => compareText(a, b));
}

/** Tells, by its index, whether an element has the same key as an earlier one. */
export function repeats<Item>(
  items: readonly Item[] | undefined,
  keyOf: (item: Item) => string | number,
): (index: number) => boolean {
  const seen = new Set<string | number>();
  const repeated = new Set<number>();
  (items ?? []).forEach((item, index) => {
    const key = keyOf(item);
    if (seen.has(key)) repeated.add(index);
    seen.add(key);
  });
  return (index) => repeated.has(index);
}

/** True for what Consul takes for not given: absent and empty text are the same to its rules. */
export function isUnset(value: string | undefined): value is undefined | "" {
  return value === undefined || value === "";
}

/** How many of the values are given: text that is not empty, `true`, objects even if empty. */
export function countGiven(...values: readonly (string | boolean | object | undefined)[]): number {
  return values.filter((value) => value !== undefined && value !== "" && value !== false).length;
}
