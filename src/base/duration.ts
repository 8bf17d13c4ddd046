/** Nanoseconds of each unit, longest name first where one begins another. Both spellings of micro are known. */
const units: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["\u00b5s", 1_000n],
  ["\u03bcs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);

/** The largest magnitude that a duration's parts may add up to: 2^63, which only fits with a minus sign. */
const limit = 2n ** 63n;

/** A number and its unit: `1.5h`, `.5s`, `5.m`. */
const part = /([0-9]*)(\.?)([0-9]*)([^0-9.]+)/y;

/**
 * Reads a duration in Go's form: an optional sign, then `0` or numbers with units (`1h30m`, `1.5s`). Gives nanoseconds
 * in 64 bits; undefined for any other text and for what does not fit.
 */
export function parseDuration(text: string): bigint | undefined {
  const isNegative = text.startsWith("-");
  const start = isNegative || text.startsWith("+") ? 1 : 0;
  if (text.slice(start) === "0") return 0n;
  if (start === text.length) return undefined;
  let total = 0n;
  for (part.lastIndex = start; part.lastIndex < text.length; ) {
    const nanoseconds = partOf(part.exec(text));
    if (nanoseconds === undefined) return undefined;
    total += nanoseconds;
    if (total > limit) return undefined;
  }
  if (isNegative) return -total;
  return total === limit ? undefined : total;
}

function partOf(match: RegExpExecArray | null): bigint | undefined {
  const [, whole = "", , fraction = "", unitName = ""] = match ?? [];
  const unit = units.get(unitName);
  if (unit === undefined || (whole === "" && fraction === "")) return undefined;
  // More digits than 2^63 has, leading zeros apart, cannot fit; deciding it here keeps hostile texts cheap.
  if (whole.length > 30 && whole.replace(/^0+/, "").length > 19) return undefined;
  const nanoseconds = BigInt(whole === "" ? 0 : whole) * unit + fractionOf(fraction, unit);
  return nanoseconds > limit ? undefined : nanoseconds;
}

/** Like Go: digits beyond 63 bits are ignored, and the rest is scaled as a double and cut to whole nanoseconds. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits.slice(0, 20)) {
    const longer = value * 10n + BigInt(digit);
    if (value > (limit - 1n) / 10n || longer > limit) break;
    value = longer;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

/** Prints nanoseconds in Go's form: `0s`, `1.5ms`, `1m30s`, `1h0m0s`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "0s";
  const sign = nanoseconds < 0n ? "-" : "";
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}\u00b5s`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 6)}ms`;
  const minutes = size / 60_000_000_000n;
  const seconds = `${decimal(size % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return hours === 0n ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60n}m${seconds}`;
}

/** `value` with its last `places` digits behind the point, without zeros at the end. */
function decimal(value: bigint, places: number): string {
  const scale = 10n ** BigInt(places);
  const fraction = (value % scale).toString().padStart(places, "0").replace(/0+$/, "");
  return fraction === "" ? `${value / scale}` : `${value / scale}.${fraction}`;
}
