import { parseDuration } from "../../base/duration.js";
import type { Finding } from "../../base/finding.js";
import type { Path } from "../../base/place.js";
import { type Check, checkDurations } from "../check.js";
import * as problems from "./problems.js";

/** Durations of a check in an agent file, where they are text that is looked at after reading. */
export function durationFindings(check: Check, path: Path): readonly Finding[] {
  return checkDurations.flatMap((field) => {
    const text = check[field];
    if (text === undefined || parseDuration(text) !== undefined) return [];
    const hint = /^[0-9]+$/.test(text) ? `Add a unit: "${text}s".` : undefined;
    return [problems.checkDuration([...path, field], text, hint)];
  });
}

/** The first fault of a check whose defaults are filled in; Consul stops there. */
export function checkFinding(check: Check, path: Path): Finding | undefined {
  const message = faultOf(check);
  return message === undefined ? undefined : problems.checkParts(path, message);
}

function faultOf(check: Check): string | undefined {
  const needsInterval =
    (check.scriptArgs ?? []).length > 0 ||
    [check.http, check.tcp, check.udp, check.grpc, check.h2ping, check.osService].some(
      (target) => (target ?? "") !== "",
    );
  const isAlias = (check.aliasNode ?? "") !== "" || (check.aliasService ?? "") !== "";
  const hasInterval = isPositive(check.interval);
  const hasTtl = isPositive(check.ttl);
  if (hasInterval && hasTtl) return "A check has an interval or a TTL, not both.";
  if (needsInterval && !hasInterval) return "A check that asks something needs an interval above 0.";
  if (needsInterval && isAlias) return "A check that repeats the health of a service cannot ask something as well.";
  if (isAlias && hasTtl) return "A check that repeats the health of a service has no TTL.";
  if (!needsInterval && !isAlias && !hasTtl) return "A check that asks nothing needs a TTL above 0.";
  if ((check.outputMaxSize ?? 0) < 0) return "The output that is kept of a check cannot be negative.";
  if ((check.failuresBeforeWarning ?? 0) > (check.failuresBeforeCritical ?? 0)) {
    return "A check cannot warn after more failures than it takes to be critical.";
  }
  return undefined;
}

function isPositive(duration: string | undefined): boolean {
  return (parseDuration(duration ?? "") ?? 0n) > 0n;
}

export const statuses: readonly string[] = ["", "passing", "warning", "critical"];

/** The status that a check starts with; only the API looks at it. */
export function checkStatusFinding(check: Check, path: Path): Finding | undefined {
  const status = check.status ?? "";
  return statuses.includes(status) ? undefined : problems.checkStatus([...path, "status"], status);
}
