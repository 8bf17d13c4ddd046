import { describe, expect, test } from "vitest";
import { formatDuration, parseDuration } from "../../src/base/duration.js";

describe("reading a duration", () => {
  test.each([
    ["0", 0n],
    ["-0", 0n],
    ["5ns", 5n],
    ["1.5us", 1_500n],
    ["1.5\u00b5s", 1_500n],
    ["1.5\u03bcs", 1_500n],
    ["15s", 15_000_000_000n],
    [".5s", 500_000_000n],
    ["5.s", 5_000_000_000n],
    ["+1h2m3s", 3_723_000_000_000n],
    ["-90m", -5_400_000_000_000n],
    ["9223372036854775807ns", 2n ** 63n - 1n],
    ["-9223372036854775808ns", -(2n ** 63n)],
    ["0.9223372036854775808h", 3_320_413_933_267n],
  ])("takes %s", (text, nanoseconds) => {
    expect(parseDuration(text)).toBe(nanoseconds);
  });

  test.each([
    "",
    "-",
    "+",
    "5",
    "s",
    ".s",
    "5 s",
    "5S",
    "1d",
    "1h 2m",
    "--1s",
    "1.2.3s",
    "9223372036854775808ns",
    "2562048h",
    "15s5",
    "1e3s",
    "99999999999999999999999999999999999999s",
  ])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test("a very long text of digits is refused at once", () => {
    expect(parseDuration(`${"9".repeat(1_000_000)}s`)).toBeUndefined();
    expect(parseDuration(`0.${"9".repeat(1_000_000)}s`)).toBe(1_000_000_000n);
  });
});

describe("printing a duration", () => {
  test.each([
    [0n, "0s"],
    [1n, "1ns"],
    [1_100n, "1.1\u00b5s"],
    [1_500_000n, "1.5ms"],
    [15_000_000_000n, "15s"],
    [60_250_000_000n, "1m0.25s"],
    [90_000_000_000n, "1m30s"],
    [3_600_000_000_000n, "1h0m0s"],
    [-1_500_000_000n, "-1.5s"],
    [-(2n ** 63n), "-2562047h47m16.854775808s"],
  ])("%s nanoseconds are %s", (nanoseconds, text) => {
    expect(formatDuration(nanoseconds)).toBe(text);
    expect(parseDuration(text)).toBe(nanoseconds);
  });
});
