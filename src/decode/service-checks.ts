import { formatDuration, parseDuration } from "../base/duration.js";
import { joinAddressPort } from "../base/ip-address.js";
import { type Check, checkDurations } from "../model/check.js";
import type { WrittenService } from "../model/written-service.js";

/** Bytes of a check's output that Consul keeps unless told otherwise. */
const defaultOutputMaxSize = 4096;

/**
 * A check as the agent holds it: durations in Go's form, defaults filled in, without what only its registration needs. In
 * files an absent `failures_before_warning` is the number of failures that it takes to be critical; over the API it is 0.
 */
export function completeCheck(check: Check, from: "file" | "api"): Check {
  const { serviceID: _, token: __, ...kept } = completeNodeCheck(check, from);
  return kept;
}

/** The same for a check of the agent's node, which may be about a service and have a token. */
export function completeNodeCheck(check: Check, from: "file" | "api"): Check {
  const durations = checkDurations.flatMap((field) => {
    const nanoseconds = parseDuration(check[field] ?? "");
    return nanoseconds === undefined ? [] : [[field, formatDuration(nanoseconds)] as const];
  });
  const { failuresBeforeCritical = 0, outputMaxSize = defaultOutputMaxSize, h2ping = "" } = check;
  return {
    ...check,
    ...Object.fromEntries(durations),
    // Zero means the default as well, but only over the API does Consul not keep it as it was written.
    outputMaxSize: outputMaxSize === 0 && from === "api" ? defaultOutputMaxSize : outputMaxSize,
    ...(from === "file" && failuresBeforeCritical !== 0 ? { failuresBeforeWarning: failuresBeforeCritical } : {}),
    ...(check.failuresBeforeWarning === undefined ? {} : { failuresBeforeWarning: check.failuresBeforeWarning }),
    ...(h2ping !== "" && check.h2pingUseTLS === undefined ? { h2pingUseTLS: true } : {}),
  };
}

/** A check with the way to it inside its service. */
export interface PlacedCheck {
  readonly check: Check;
  readonly path: readonly (string | number)[];
}

/** The checks of a service in Consul's order: files first `checks`, the API first `check`, where one at zero is none. */
export function checksOf(service: WrittenService, from: "file" | "api"): readonly PlacedCheck[] {
  const many = (service.checks ?? []).map((check, index) => ({ check, path: ["checks", index] }));
  const one = service.check === undefined ? [] : [{ check: service.check, path: ["check"] }];
  const placed = from === "file" ? [...many, ...one] : [...one.filter(({ check }) => !isAllZero(check)), ...many];
  return placed.map(({ check, path }) => ({ check: completeCheck(check, from), path }));
}

function isAllZero(check: Check): boolean {
  return Object.values(check).every((value) => {
    if (value === "" || value === 0 || value === false || value === "0s") return true;
    return typeof value === "object" && Object.keys(value).length === 0;
  });
}

/** The checks that Consul gives a sidecar that has none. */
export function defaultSidecarChecks(parentId: string, address: string, port: number | undefined): readonly Check[] {
  return [
    { name: "Connect Sidecar Listening", tcp: joinAddressPort(address, port ?? 0), interval: "10s" },
    { name: `Connect Sidecar Aliasing ${parentId}`, aliasService: parentId },
  ];
}

/** A sidecar's own TCP check when the agent chose the sidecar's port: Consul adds that port to the address. */
export function withAssignedPort(check: Check, assignedPort: number | undefined): Check {
  if (assignedPort === undefined || check.tcp === undefined || check.tcp === "") return check;
  return { ...check, tcp: joinAddressPort(check.tcp, assignedPort) };
}
