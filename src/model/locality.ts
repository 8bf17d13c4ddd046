import { list, object, text } from "./type.js";

/** How failover picks among its targets. */
export interface FailoverPolicy {
  /** Empty, `sequential` or `order-by-locality` (Enterprise). */
  readonly mode?: string;
  /** The regions to fail over to, in order. */
  readonly regions?: readonly string[];
}

export const failoverPolicy = object<FailoverPolicy>("ServiceResolverFailoverPolicy", {
  mode: text(),
  regions: list(text()),
});

/** Enterprise: whether near instances are preferred. */
export interface PrioritizeByLocality {
  /** `none` or `failover`. */
  readonly mode?: string;
}

export const prioritizeByLocality = object<PrioritizeByLocality>("ServiceResolverPrioritizeByLocality", {
  mode: text(),
});
