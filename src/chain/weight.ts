import { hundredths } from "../model/rules/split-weight.js";

/**
 * A weight as Consul keeps it, rounded to 0.01 in 32-bit arithmetic. 33.333 gives the 32-bit float nearest to 33.33,
 * which Go prints as 33.33.
 */
export function normalWeight(weight: number): number {
  return Math.fround(hundredths(weight) / 100);
}

/** The share that a leg of a splitter keeps inside a leg of another: 50 in 50 gives 25. */
export function nestedWeight(outer: number, inner: number): number {
  return normalWeight(Math.fround(Math.fround(Math.fround(outer) * Math.fround(inner)) / 100));
}
