import { shortestFloat32 } from "../../base/float32.js";

/** A weight in hundredths of a percent, as Consul computes it with 32-bit floats: halves are rounded away from zero. */
export function hundredths(weight: number): number {
  const scaled = Math.fround(Math.fround(weight) * 100);
  return Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5);
}

/** The weight that Consul stores: two places behind the point, as the shortest decimal of the 32-bit float. */
export function roundedWeight(weight: number): number {
  return shortestFloat32(Math.fround(Math.fround(hundredths(weight)) / 100));
}
