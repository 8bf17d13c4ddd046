import { type ResourceReference, resourceReference } from "./resource-reference.js";
import { list, object, part, text, time } from "./type.js";

/** One thing that a controller found out about an entry. */
export interface Condition {
  /** What it is about: `Accepted`, `Bound`, … */
  readonly type?: string;
  /** `True`, `False` or `Unknown`. */
  readonly status?: string;
  /** One word for why. */
  readonly reason?: string;
  /** Words for people. */
  readonly message?: string;
  /** The entry that the condition is about. */
  readonly resource?: ResourceReference;
  /** RFC 3339. */
  readonly lastTransitionTime?: string;
}

export const condition = object<Condition>("Condition", {
  type: text(),
  status: text(),
  reason: text(),
  message: text(),
  resource: part(resourceReference),
  lastTransitionTime: time({ alias: false }),
});

/** What controllers found out about an entry. A user's write may carry it; the server never stores that. */
export interface Status {
  readonly conditions?: readonly Condition[];
}

export const status = object<Status>("Status", { conditions: list(condition) });
