import { parseDuration } from "../base/duration.js";
import { decimalText, parseGoInteger } from "../base/go-number.js";
import type { Plain } from "../base/located.js";

/**
 * How Consul takes a value of free-form configuration for a field of another type: a number for text, text for a number,
 * and so on. Each reader gives undefined for what it refuses. Ranges are not checked.
 */
export const lenientReaders = {
  /** Numbers in their shortest decimal form, `true` as `1`, null as the empty text. */
  text(value: Plain): string | undefined {
    if (typeof value === "string") return value;
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : decimalText(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value === "boolean") return value ? "1" : "0";
    return value === null ? "" : undefined;
  },
  /** Fractions are cut off; text in Go's form of integers (`250`, `0x10`), the empty text as 0. */
  integer(value: Plain): number | undefined {
    return integerOf(value, 2n ** 63n - 1n, true);
  },
  unsigned(value: Plain): number | undefined {
    return integerOf(value, 2n ** 32n - 1n, false);
  },
  /** In nanoseconds: text such as `10s`, or a number. */
  duration(value: Plain): number | undefined {
    if (typeof value !== "string") return integerOf(value, 0n, true);
    const nanoseconds = parseDuration(value);
    return nanoseconds === undefined ? undefined : Number(nanoseconds);
  },
} as const;

function integerOf(value: Plain, largest: bigint, isSigned: boolean): number | undefined {
  if (typeof value === "number" || typeof value === "bigint") return Math.trunc(Number(value));
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || value === "") return 0;
  if (typeof value !== "string" || (!isSigned && /^[+-]/.test(value))) return undefined;
  const integer = parseGoInteger(value);
  return integer === undefined || integer > largest || integer < -largest - 1n ? undefined : Number(integer);
}

/** True for a map, as opposed to a list, a scalar or null. */
export function isMap(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
