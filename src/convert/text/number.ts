/** A number as all formats read it: whole numbers in full, others in the shortest form that is still the same double. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return "0";
  if (Object.is(value, -0)) return "-0.0";
  if (!Number.isInteger(value)) return String(value);
  // Whole numbers of HCL have 64 bits; larger ones are written as fractions are.
  return Math.abs(value) < 2 ** 63 ? BigInt(value).toString() : value.toExponential();
}
