import { type Faults, faultIf, isUnset } from "./fault.js";
import { nameEmpty, nameRequired } from "./problems/shared.js";

/** Most kinds need a name; what it looks like is not checked. */
export function checkName(entry: { readonly kind: string; readonly name?: string }): Faults {
  return faultIf(isUnset(entry.name), [], () => nameRequired(entry.kind));
}

/** Kinds whose validation lets an empty name pass are refused only when they are stored. */
export function cautionEmptyName(entry: { readonly kind: string; readonly name?: string }): Faults {
  return faultIf(isUnset(entry.name), [], () => nameEmpty(entry.kind));
}
