import type { ServiceDefinition } from "../model/definition.js";
import type { HealthCheck } from "../model/node.js";

/** The worst that the checks of an instance and of its node say. No check at all is `passing`. */
export type WorstStatus = "passing" | "warning" | "critical";

/** The worst status among checks; a word that Consul does not know is not passing, so it counts as a warning. */
export function worstStatus(checks: readonly HealthCheck[], nodeChecks: readonly HealthCheck[] = []): WorstStatus {
  let worst: WorstStatus = "passing";
  for (const list of [checks, nodeChecks]) {
    for (const { status = "" } of list) {
      if (status === "critical" || status === "maintenance") return "critical";
      if (status !== "passing" && status !== "") worst = "warning";
    }
  }
  return worst;
}

/** The share of the traffic that an instance gets, and whether the weight alone makes it unhealthy. */
export interface Weight {
  readonly weight: number;
  readonly isZero: boolean;
}

const largestWeight = 128;

/**
 * The weight of an instance or gateway. Weights whose `passing` is below 1 are invalid, and the catalogue then takes 1
 * and 1. A `warning` weight of 0 is valid; an instance that warns then gets no traffic.
 */
export function weightOf({ value: { weights } }: ServiceDefinition, worst: WorstStatus): Weight {
  const { passing = 0, warning = 0 } = weights ?? {};
  const isInvalid = weights === undefined || passing < 1 || warning < 0;
  const weight = isInvalid ? 1 : worst === "warning" ? warning : passing;
  return weight < 1 ? { weight: 1, isZero: true } : { weight: Math.min(weight, largestWeight), isZero: false };
}
