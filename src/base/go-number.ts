const digitsByPrefix: Readonly<Record<string, { readonly base: number; readonly digits: string }>> = {
  "0x": { base: 16, digits: "0123456789abcdef" },
  "0o": { base: 8, digits: "01234567" },
  "0b": { base: 2, digits: "01" },
};

const decimal = { base: 10, digits: "0123456789" };
const octal = { base: 8, digits: "01234567" };

/**
 * A whole number as Go writes it in source text: optional sign, `0x`, `0o`, `0b` or a plain leading `0` for the base, `_`
 * between digits. Undefined if the text is anything else. Empty text is not a number here.
 */
export function parseGoInteger(text: string): bigint | undefined {
  const negative = text.startsWith("-");
  const unsigned = negative || text.startsWith("+") ? text.slice(1) : text;
  const prefix = unsigned.slice(0, 2).toLowerCase();
  const prefixed = digitsByPrefix[prefix];
  const form = prefixed ?? (unsigned.length > 1 && unsigned.startsWith("0") ? octal : decimal);
  // After a base's prefix (the plain leading 0 included) an underscore may follow at once, elsewhere only a digit.
  const body = prefixed === undefined ? unsigned : unsigned.slice(2);
  const magnitude = parseDigits(body, form, prefixed !== undefined);
  if (magnitude === undefined) return undefined;
  return negative ? -magnitude : magnitude;
}

function parseDigits(
  body: string,
  { base, digits }: { readonly base: number; readonly digits: string },
  afterPrefix: boolean,
): bigint | undefined {
  let value = 0n;
  let previousIsDigit = afterPrefix;
  let count = 0;
  // Nothing of 64 bits is longer, leading zeros aside; the limit keeps hostile digits from costing quadratic time.
  if (body.length > 1000) return undefined;
  for (const character of body) {
    if (character === "_") {
      if (!previousIsDigit) return undefined;
      previousIsDigit = false;
      continue;
    }
    const digit = digits.indexOf(character.toLowerCase());
    if (digit === -1) return undefined;
    value = value * BigInt(base) + BigInt(digit);
    previousIsDigit = true;
    count += 1;
  }
  return count > 0 && previousIsDigit ? value : undefined;
}

/** The shortest decimal that reads back as the same double, never with an exponent: 1e21 is `1000000000000000000000`. */
export function decimalText(value: number): string {
  const shortest = String(value);
  const [mantissa = "", exponentText] = shortest.split("e");
  if (exponentText === undefined) return shortest;
  const negative = mantissa.startsWith("-");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = whole + fraction;
  const point = whole.length + Number(exponentText);
  const plain =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + "0".repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${plain}` : plain;
}
