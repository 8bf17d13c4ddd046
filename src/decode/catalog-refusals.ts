import type { Diagnostic } from "../base/diagnostic.js";
import { withFields } from "../base/record.js";
import { anyAddressFindings } from "../model/service-rules/address.js";
import { localityRule } from "../model/service-rules/any-kind.js";
import { catalogFindings } from "../model/service-rules/service.js";
import { isConsequence, spoiltBlocks } from "./consequences.js";
import { diagnosticsOfFindings, type Written } from "./findings.js";
import type { Registry } from "./registry.js";
import type { Outcome } from "./steps.js";

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

/**
 * What the steps found, with what the servers would refuse besides. Where Consul refuses the definitions before, the servers
 * never see them: then that is marked as hidden, and left out where it only follows from something that could not be read.
 */
export function withRefusals(
  { refusedAt, diagnostics }: Outcome,
  refusals: readonly CatalogRefusal[],
): readonly Diagnostic[] {
  if (refusals.length === 0) return diagnostics;
  const refused = refusals.flatMap((refusal) => refusal.diagnostics);
  if (refusedAt === undefined) return [...diagnostics, ...refused];
  const spoilt = spoiltBlocks(diagnostics.filter((one) => one.severity === "error"));
  const rest = refused.filter((one) => !isConsequence(one, spoilt));
  return [...diagnostics, ...rest.map((found) => ({ ...found, hidden: true as const }))];
}
