import { formatDuration, parseDuration } from "../../base/duration.js";
import { shortestFloat32 } from "../../base/float32.js";
import { decimalText, parseGoInteger } from "../../base/go-number.js";
import type { LocatedFloat, LocatedInteger } from "../../base/located.js";
import { type Coerce, type Coerced, fault } from "./coerce.js";

/**
 * How config entries take a scalar for a field of another type: a number for text, text for a number, and so on, as
 * section 2.4 of the project's notes on config entries (docs/config-entries.md) tables it.
 */
export const weakCoerce: Coerce = {
  text(node) {
    if (node.type === "text") return node.value;
    if (node.type === "boolean") return node.value ? "1" : "0";
    if (node.type === "integer") return String(node.value);
    if (node.type === "float") return Object.is(node.value, -0) ? "-0" : decimalText(node.value);
    return fault("bad-type");
  },
  integer(node) {
    if (node.type === "boolean") return node.value ? 1 : 0;
    if (node.type === "text") return integerFromText(node.value, -(2n ** 63n), 2n ** 63n - 1n);
    if (node.type === "integer" || node.type === "float") return signed64(Math.trunc(Number(node.value)));
    return fault("bad-type");
  },
  unsigned(node, bits) {
    if (node.type === "boolean") return node.value ? 1 : 0;
    if (node.type === "text") {
      return /^[+-]/.test(node.value) ? fault("bad-number") : integerFromText(node.value, 0n, 2n ** BigInt(bits) - 1n);
    }
    if (node.type === "integer") return Number(BigInt.asUintN(bits, BigInt(node.value)));
    if (node.type === "float") return unsignedOf(node.value, bits);
    return fault("bad-type");
  },
  float(node, bits) {
    const value = floatOf(node);
    if (typeof value !== "number" || bits === 64) return value;
    // Text beyond 32 bits is refused; a number becomes infinite.
    return node.type === "text" && !Number.isFinite(Math.fround(value)) ? fault("bad-number") : shortestFloat32(value);
  },
  boolean(node) {
    if (node.type === "boolean") return node.value;
    if (node.type === "integer" || node.type === "float") return Number(node.value) !== 0;
    if (node.type === "text") return booleanWords.get(node.value) ?? fault("bad-bool");
    return fault("bad-type");
  },
  duration(node) {
    if (node.type === "text") {
      const nanoseconds = parseDuration(node.value);
      return nanoseconds === undefined ? fault("bad-duration") : formatDuration(nanoseconds);
    }
    if (node.type === "boolean") return formatDuration(node.value ? 1n : 0n);
    if (node.type === "integer" || node.type === "float") return formatDuration(nanosecondsOf(node));
    return fault("bad-type");
  },
  time(node) {
    if (node.type !== "text") return fault("bad-type");
    return isRfc3339(node.value) ? printedTime(node.value) : fault("bad-time");
  },
};

const booleanWords: ReadonlyMap<string, boolean> = new Map([
  ...["1", "t", "T", "TRUE", "true", "True"].map((word) => [word, true] as const),
  ...["0", "f", "F", "FALSE", "false", "False", ""].map((word) => [word, false] as const),
]);

function integerFromText(text: string, lowest: bigint, highest: bigint): Coerced<number> {
  if (text === "") return 0;
  const value = parseGoInteger(text);
  return value === undefined || value < lowest || value > highest ? fault("bad-number") : Number(value);
}

/** Underscores may stand between digits. */
const digits = "[0-9]+(?:_[0-9]+)*";
const decimalFloat = new RegExp(`^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][+-]?${digits})?$`);

function floatOf(node: Parameters<Coerce["float"]>[0]): Coerced<number> {
  if (node.type === "boolean") return node.value ? 1 : 0;
  if (node.type === "integer" || node.type === "float") return Number(node.value);
  if (node.type !== "text") return fault("bad-type");
  if (node.value === "") return 0;
  const isNumber = decimalFloat.test(node.value);
  const value = Number(node.value.replaceAll("_", ""));
  return isNumber && Number.isFinite(value) ? value : fault("bad-number");
}

const lowest64 = -(2 ** 63);

/** A whole number as 64 bits with a sign hold it. What does not fit becomes the lowest there is, as on most machines. */
function signed64(whole: number): number {
  // Adding 0 takes the sign of a zero.
  return whole < lowest64 || whole >= -lowest64 ? lowest64 : whole + 0;
}

function nanosecondsOf(node: LocatedInteger | LocatedFloat): bigint {
  return node.type === "float" ? BigInt(signed64(Math.trunc(node.value))) : BigInt(node.value);
}

/**
 * A number that does not fit wraps around: -1 is the largest there is. Far beyond 64 bits only the highest of them is set,
 * as on most machines.
 */
function unsignedOf(value: number, bits: 32 | 64): number {
  const isFar = value >= 2 ** 64 || value < lowest64;
  return Number(BigInt.asUintN(bits, isFar ? 2n ** 63n : BigInt(Math.trunc(value))));
}

/** The same where a number is printed between two decoders, the second of which reads a double. */
export const twiceWeakCoerce: Coerce = {
  ...weakCoerce,
  unsigned(node, bits) {
    const once = weakCoerce.unsigned(node, bits);
    return typeof once === "number" ? unsignedOf(once, bits) : once;
  },
};

/** A date and time with an offset: `2006-01-02T15:04:05Z`, with or without fractions of a second. */
function isRfc3339(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/.exec(text);
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetHours = 0, offsetMinutes = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    offsetHours < 24 &&
    offsetMinutes < 60
  );
}

/** A time as Go prints it again: at most nine places of a second, no zeros at their end, `Z` for no offset. */
function printedTime(text: string): string {
  const [beforeFraction = "", rest = ""] = text.includes(".") ? text.split(".") : [text.slice(0, 19), text.slice(19)];
  const digits = text.includes(".") ? (/^[0-9]*/.exec(rest)?.[0] ?? "") : "";
  const offset = rest.slice(digits.length);
  const places = digits.slice(0, 9);
  let end = places.length;
  while (places[end - 1] === "0") end -= 1;
  const fraction = end === 0 ? "" : `.${places.slice(0, end)}`;
  return beforeFraction + fraction + (/^[+-]00:00$/.test(offset) ? "Z" : offset);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
