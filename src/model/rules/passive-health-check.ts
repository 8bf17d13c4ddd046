import { parseDuration } from "../../base/duration.js";
import type { Path } from "../../base/place.js";
import type { PassiveHealthCheck, UpstreamLimits } from "../upstream-config.js";
import { type Faults, faultIf, firstOf } from "./fault.js";
import { outOfRange } from "./problems/words.js";

/** True for a duration below zero; absent is zero. */
export function isNegativeDuration(duration: string | undefined): boolean {
  return duration !== undefined && (parseDuration(duration) ?? 0n) < 0n;
}

/** The ranges of a passive health check; the first breach counts. */
export function checkPassiveHealthCheck(check: PassiveHealthCheck | undefined, path: Path): Faults {
  if (check === undefined) return [];
  const { interval, enforcingConsecutive5xx, maxEjectionPercent, baseEjectionTime } = check;
  return firstOf(
    faultIf(isNegativeDuration(interval), [...path, "interval"], () =>
      outOfRange("entry/passive-health-check.interval", "Interval", interval ?? "", "zero or more"),
    ),
    faultIf((enforcingConsecutive5xx ?? 0) > 100, [...path, "enforcingConsecutive5xx"], () =>
      outOfRange(
        "entry/passive-health-check.enforcing",
        "EnforcingConsecutive5xx",
        enforcingConsecutive5xx ?? 0,
        "0 to 100",
      ),
    ),
    faultIf((maxEjectionPercent ?? 0) > 100, [...path, "maxEjectionPercent"], () =>
      outOfRange("entry/passive-health-check.max-ejection", "MaxEjectionPercent", maxEjectionPercent ?? 0, "0 to 100"),
    ),
    faultIf(isNegativeDuration(baseEjectionTime), [...path, "baseEjectionTime"], () =>
      outOfRange(
        "entry/passive-health-check.base-ejection",
        "BaseEjectionTime",
        baseEjectionTime ?? "",
        "zero or more",
      ),
    ),
  );
}

const limitRules = [
  { field: "maxConnections", shown: "MaxConnections", code: "entry/limits.max-connections" },
  { field: "maxPendingRequests", shown: "MaxPendingRequests", code: "entry/limits.max-pending-requests" },
  { field: "maxConcurrentRequests", shown: "MaxConcurrentRequests", code: "entry/limits.max-concurrent-requests" },
] as const;

/** Limits are not negative; the first breach counts. */
export function checkLimits(limits: UpstreamLimits | undefined, path: Path): Faults {
  return firstOf(
    ...limitRules.map(({ field, shown, code }) => {
      const value = limits?.[field] ?? 0;
      return faultIf(value < 0, [...path, field], () => outOfRange(code, shown, value, "zero or more"));
    }),
  );
}
