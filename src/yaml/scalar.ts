import { decimalText } from "../base/go-number.js";

/** What a scalar without quotes stands for. */
export type Scalar =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "integer"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "null"; readonly value: null };

/** Only a text that begins with one of these can be something else than text. */
const mayMeanMore: ReadonlySet<string> = new Set("0123456789+-.~yYnNtTfFoO");

/** True for a scalar without quotes that cannot stand for anything but its own text. */
export function isOnlyText(text: string): boolean {
  return text !== "" && !mayMeanMore.has(text.charAt(0));
}

const whole = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)$/;
/** Whole numbers that are written as nearly all are, and that a double holds. */
const small = /^(?:0|[1-9][0-9]{0,14})$/;
const fractional = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** More digits than any number of 64 bits has in any base. */
const longestWhole = 70;
const lowest = -(2n ** 63n);
const highest = 2n ** 64n - 1n;

const words: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ...spelled(["~", "null", "Null", "NULL"], { type: "null", value: null }),
  ...spelled(["true", "True", "TRUE"], { type: "boolean", value: true }),
  ...spelled(["false", "False", "FALSE"], { type: "boolean", value: false }),
  ...spelled(["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"], { type: "boolean", value: true }),
  ...spelled(["n", "N", "no", "No", "NO", "off", "Off", "OFF"], { type: "boolean", value: false }),
  ...spelled([".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"], { type: "float", value: Number.POSITIVE_INFINITY }),
  ...spelled(["-.inf", "-.Inf", "-.INF"], { type: "float", value: Number.NEGATIVE_INFINITY }),
  ...spelled([".nan", ".NaN", ".NAN"], { type: "float", value: Number.NaN }),
]);

function spelled(spellings: readonly string[], value: Scalar): [string, Scalar][] {
  return spellings.map((spelling) => [spelling, value]);
}

/**
 * Takes a scalar without quotes the way Kubernetes' tools do: by the rules of YAML 1.1, as the Go library they use knows
 * them. `on` and `no` are booleans, `010` is 8, `1_000` is 1000; a date stays text, and there are no numbers to base 60.
 */
export function plainScalar(text: string): Scalar {
  if (text === "") return { type: "null", value: null };
  if (isOnlyText(text)) return { type: "text", value: text };
  if (small.test(text)) return { type: "integer", value: Number(text) };
  // Underscores are left out of a number, but for one that begins with its point.
  const digits = text.startsWith(".") ? text : text.replaceAll("_", "");
  return words.get(text) ?? numberOf(digits) ?? { type: "text", value: text };
}

function numberOf(digits: string): Scalar | undefined {
  if (digits.length <= longestWhole && whole.test(digits)) {
    const value = wholeNumber(digits);
    if (value >= lowest && value <= highest) {
      const number = Number(value);
      return { type: "integer", value: Number.isSafeInteger(number) ? number : value };
    }
  }
  if (!fractional.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? { type: "float", value } : undefined;
}

/**
 * The text that a fraction without quotes becomes as a key: it passes through 32 bits on the way and is printed in the
 * shortest form, with an exponent from seven digits on.
 */
export function floatKey(value: number): string {
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) return rounded > 0 ? ".inf" : rounded < 0 ? "-.inf" : ".nan";
  const shortest = shortestOf(rounded);
  const [mantissa = "0", exponent = "0"] = shortest.toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) return decimalText(shortest);
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** The shortest decimal that reads back as the same 32-bit float; nine digits tell all of them apart. */
function shortestOf(float: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const candidate = Number(float.toPrecision(digits));
    if (Math.fround(candidate) === float) return candidate;
  }
  return Number(float.toPrecision(9));
}

function wholeNumber(digits: string): bigint {
  const isNegative = digits.startsWith("-");
  const unsigned = isNegative || digits.startsWith("+") ? digits.slice(1) : digits;
  // A leading zero alone means octal, as in C.
  const value = BigInt(/^0[0-7]/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned);
  return isNegative ? -value : value;
}
