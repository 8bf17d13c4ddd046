import { formatDuration, parseDuration } from "../../base/duration.js";
import type { LocatedFloat } from "../../base/located.js";
import { type Coerce, type Coerced, fault } from "./coerce.js";

const lowestInteger = -(2n ** 63n);
const highestInteger = 2n ** 63n - 1n;

/**
 * How the registration API takes scalars: as the field's own type or not at all, a number with a fraction or an exponent
 * never as a whole one. `text` is the body, because `80` and `80.0` are the same number once read.
 */
export function jsonCoerce(text: string): Coerce {
  const integer = (node: LocatedFloat): Coerced<number> => {
    const digits = text.slice(node.start, node.end);
    if (!/^-?[0-9]{1,19}$/.test(digits)) return fault("bad-number");
    const value = BigInt(digits);
    return value < lowestInteger || value > highestInteger ? fault("bad-number") : Number(value);
  };
  return {
    text: (node) => (node.type === "text" ? node.value : fault("bad-type")),
    integer: (node) => (node.type === "float" ? integer(node) : fault("bad-type")),
    unsigned: (node) => {
      const value = node.type === "float" ? integer(node) : fault("bad-type");
      return typeof value === "number" && value < 0 ? fault("bad-number") : value;
    },
    float: (node) => (node.type === "float" ? node.value : fault("bad-type")),
    boolean: (node) => (node.type === "boolean" ? node.value : fault("bad-type")),
    duration: (node) => {
      if (node.type === "float") return formatDuration(BigInt.asIntN(64, BigInt(Math.trunc(node.value))));
      if (node.type !== "text") return fault("bad-type");
      const nanoseconds = parseDuration(node.value);
      return nanoseconds === undefined ? fault("bad-duration") : formatDuration(nanoseconds);
    },
    time: (node) => (node.type === "text" ? node.value : fault("bad-type")),
  };
}
