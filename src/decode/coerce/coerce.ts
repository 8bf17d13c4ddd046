import type { Located } from "../../base/located.js";

/** Why a value cannot be taken for its field. */
export type FaultCode = "bad-type" | "bad-number" | "bad-bool" | "bad-duration" | "bad-time";

export interface Fault {
  readonly fault: FaultCode;
}

export function fault(code: FaultCode): Fault {
  return { fault: code };
}

export type Coerced<Value> = Value | Fault;

/** How one dialect takes the scalars that it finds for those that it wants. Null never gets here. */
export interface Coerce {
  text(node: Located): Coerced<string>;
  integer(node: Located): Coerced<number>;
  unsigned(node: Located, bits: 32 | 64): Coerced<number>;
  float(node: Located, bits: 32 | 64): Coerced<number>;
  boolean(node: Located): Coerced<boolean>;
  /** Durations come out in Go's form. */
  duration(node: Located): Coerced<string>;
  time(node: Located): Coerced<string>;
}
