import type { Diagnostic } from "../base/diagnostic.js";
import { withFields } from "../base/record.js";
import { anyAddressFindings } from "../model/service-rules/address.js";
import { localityRule } from "../model/service-rules/any-kind.js";
import { catalogFindings } from "../model/service-rules/service.js";
import { diagnosticsOfFindings, type Written } from "./findings.js";
import type { Registry } from "./registry.js";

/** A registration that the agent holds and that the servers refuse whenever it synchronises. */
export interface CatalogRefusal {
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What the servers will refuse of the registrations. They apply all rules to each; told here are the ones that the agent
 * did not apply itself: to sidecars of files all, to other sidecars and to services the few that are left.
 */
export function catalogRefusals(
  registry: Registry,
  from: "file" | "api",
  written: Pick<Written, "dialect" | "type">,
): readonly CatalogRefusal[] {
  return [...registry.entries.values()].flatMap(({ definition, document, place, prefix }) => {
    const { value, assignedPort, sidecarOf } = definition;
    const registration = assignedPort === undefined ? value : withFields(value, { port: assignedPort });
    const findings =
      sidecarOf === undefined
        ? anyAddressFindings(registration)
        : from === "file"
          ? catalogFindings(registration)
          : [...localityRule(registration), ...anyAddressFindings(registration)];
    if (findings.length === 0) return [];
    const diagnostics = diagnosticsOfFindings(findings, { ...written, document, place, prefix });
    return [{ id: value.id, diagnostics: diagnostics.map(asRefusal) }];
  });
}

function asRefusal(found: Diagnostic): Diagnostic {
  const message = `${found.message} The agent accepts it, and the servers refuse it.`;
  return { ...found, message, refusedBy: "catalog" };
}
