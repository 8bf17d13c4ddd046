import type { Registered } from "../catalog/datacenter.js";

/** True for an instance that a subset's filter takes. The filter sees the instance that is dialled: mostly the sidecar. */
export function matchesSubset({ definition }: Registered, filter: string): boolean {
  const match = /^Service\.Meta\.(\w+) == "?(\w+)"?$/.exec(filter.trim());
  return match !== null && (definition.value.meta ?? {})[match[1] ?? ""] === match[2];
}
