import { list, object, text } from "./type.js";

/** Where a service, a node or a peer's cluster runs. */
export interface Locality {
  /** The region, such as `us-west-1`. */
  readonly region?: string;
  /** The zone within the region. */
  readonly zone?: string;
}

export const locality = object<Locality>("Locality", { region: text(), zone: text() });

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
