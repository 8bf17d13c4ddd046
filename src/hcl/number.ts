/** A number, or why the text is none. The reasons are those of Go's strconv. */
export type Conversion = number | bigint | "invalid" | "out of range";

const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;

/** `42`, `-7`, `0x1F`, `010` (octal): a signed number of 64 bits, as a bigint where a double would round it. */
export function convertInteger(text: string): Conversion {
  const negative = text.startsWith("-");
  const digits = negative || text.startsWith("+") ? text.slice(1) : text;
  if (digits.length === 0) return "invalid";
  if (digits.length > 1 && digits.startsWith("0")) {
    const prefix = digits.charAt(1).toLowerCase();
    const base = bases[prefix];
    if (base !== undefined) return convertDigits(digits.slice(2), base.prefix, base.digits, negative);
    return convertDigits(digits.slice(1), "0o", octalDigits, negative);
  }
  return convertDigits(digits, "", decimalDigits, negative);
}

const decimalDigits = "0123456789";
const octalDigits = "01234567";

/** Prefixes after the 0. In a token of HCL only `x` occurs; a string that is put into a number may have the others. */
const bases: Readonly<Record<string, { readonly prefix: string; readonly digits: string } | undefined>> = {
  x: { prefix: "0x", digits: "0123456789abcdefABCDEF" },
  o: { prefix: "0o", digits: octalDigits },
  b: { prefix: "0b", digits: "01" },
};

function convertDigits(digits: string, prefix: string, allowed: string, negative: boolean): Conversion {
  if (digits.length === 0) return "invalid";
  for (let at = 0; at < digits.length; at += 1) if (!allowed.includes(digits.charAt(at))) return "invalid";
  if (digits.length <= 12) {
    const small = Number(prefix + digits);
    return negative && small !== 0 ? -small : small;
  }
  // A hostile million of digits is out of range; no need to compute it.
  const significant = withoutLeadingZeros(digits);
  if (significant.length > 64) return "out of range";
  const magnitude = significant === "" ? 0n : BigInt(prefix + significant);
  const value = negative ? -magnitude : magnitude;
  if (value < smallest || value > largest) return "out of range";
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function withoutLeadingZeros(digits: string): string {
  let at = 0;
  while (digits.charCodeAt(at) === 0x30) at += 1;
  return digits.slice(at);
}

/** An integer literal of Go with an optional sign, as a string that replaces a number may hold: `_` may stand between digits. */
export function convertGoInteger(text: string): Conversion {
  if (!text.includes("_")) return convertInteger(text);
  return underscoresAreFine(text) ? convertInteger(text.replaceAll("_", "")) : "invalid";
}

/** Each `_` must stand between two digits, or between a prefix and a digit. */
function underscoresAreFine(text: string): boolean {
  let at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
  let previousIsDigit = false;
  if (text.charAt(at) === "0" && bases[text.charAt(at + 1).toLowerCase()] !== undefined) {
    at += 2;
    previousIsDigit = true;
  }
  for (; at < text.length; at += 1) {
    if (text.charAt(at) !== "_") previousIsDigit = true;
    else {
      if (!previousIsDigit || at === text.length - 1) return false;
      previousIsDigit = false;
    }
  }
  return true;
}

/** A decimal fraction: `1.5`, `1.`, `.5`, `1e3`, and `010`, which is 10 here. A number too small becomes 0. */
export function convertFloat(text: string): number | "invalid" | "out of range" {
  const value = text.includes("x") || text.includes("X") ? Number.NaN : Number(text);
  if (Number.isNaN(value)) return "invalid";
  return Number.isFinite(value) ? value : "out of range";
}
