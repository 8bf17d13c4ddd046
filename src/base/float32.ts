/**
 * The shortest decimal that reads back as the same 32-bit float, which is how Go prints one: 33.33 for the number that a
 * double shows as 33.33000183105469.
 */
export function shortestFloat32(value: number): number {
  const wanted = Math.fround(value);
  // Weights have two decimals at most; trying that first spares the search.
  const rounded = Math.round(wanted * 100) / 100;
  if (Math.fround(rounded) === wanted) return rounded;
  for (let digits = 1; digits < 9; digits += 1) {
    const candidate = Number(wanted.toPrecision(digits));
    if (Math.fround(candidate) === wanted) return candidate;
  }
  return Number(wanted.toPrecision(9));
}
