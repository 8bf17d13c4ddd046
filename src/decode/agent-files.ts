import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Place } from "../base/place.js";
import { agentFile } from "../model/agent.js";
import { type Check, check } from "../model/check.js";
import { type AgentDefinition, type ServiceDefinition, withPlaces } from "../model/definition.js";
import { checkFinding, durationFindings } from "../model/service-rules/check.js";
import { type WrittenService, writtenService } from "../model/written-service.js";
import { type DecodedAgentFile, decodeAgentFile, type ReadDocument } from "./agent-file.js";
import { mergeSettings } from "./agent-merge.js";
import { portFindings, settingFindings, settingWarnings } from "./agent-rules.js";
import { buildFindings, ruleSteps, servicesOf } from "./agent-services.js";
import { type AgentDefaults, completeSettings } from "./agent-settings.js";
import { type CatalogRefusal, catalogRefusals, withRefusals } from "./catalog-refusals.js";
import { agentDialect } from "./dialect.js";
import { diagnosticsOfFindings, type Written } from "./findings.js";
import { joinDocuments } from "./joined-document.js";
import { createRegistry } from "./registry.js";
import { completeNodeCheck } from "./service-checks.js";
import { registerWithSidecar } from "./service-registration.js";
import { outcomeOf, type RefusalStage, type Step } from "./steps.js";

/** What the files of one agent define, and what is wrong with them. */
export interface AgentReading {
  readonly settings: AgentDefinition;
  /** The registrations that the agent holds in the end, in the order in which their IDs came first. */
  readonly services: readonly ServiceDefinition[];
  /** The definitions that were registered, one by one, before their sidecars were taken out of them. */
  readonly written: readonly WrittenService[];
  /** Checks of the agent's node, or of services by their ID. */
  readonly checks: readonly Check[];
  /** Where Consul refuses the files; absent if it does not. All that could be read is there in either case. */
  readonly refusedAt?: RefusalStage;
  /** Registrations that the agent accepts and the servers refuse. */
  readonly catalogRefusals: readonly CatalogRefusal[];
  /** All faults and warnings, the catalogue's refusals included. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads all files of one agent, in the order in which Consul reads them, as the agent does when it starts: settings are
 * merged, services lined up, checked and registered, sidecars right after their services. All faults are told at once;
 * those that Consul would not come to are marked as hidden. `before` is what was found before the files were read.
 */
export function readAgentFiles(
  documents: readonly ReadDocument[],
  defaults: AgentDefaults = {},
  before: readonly Step[] = [],
): AgentReading {
  const files = documents.map(decodeAgentFile);
  const { joined, parts } = joinDocuments(files.map((file) => file.document));
  const merged = mergeSettings(
    files.flatMap(({ value, place }, index) => {
      const part = parts[index];
      return part === undefined ? [] : [{ value, place, part }];
    }),
  );
  const settings = completeSettings(merged.written, defaults);
  const whole: Written = { document: joined, place: merged.place, type: agentFile, dialect: agentDialect, prefix: "" };
  const datacenter = merged.written.datacenter === undefined ? undefined : settings.datacenter;
  const services = files.flatMap((file) => servicesOf(file, datacenter));
  const nodeChecks = files.flatMap(nodeChecksOf);
  const registry = createRegistry([settings.ports.sidecarMinPort, settings.ports.sidecarMaxPort]);

  const checked = { written: merged.written, settings };
  const settingsStep: Step = {
    stage: "validate",
    diagnostics: diagnosticsOfFindings([...settingFindings(checked), ...settingWarnings(checked)], whole),
  };
  const buildStep: Step = {
    stage: "validate",
    diagnostics: [
      ...diagnosticsOfFindings(portFindings(merged.written), whole),
      ...services.flatMap(buildFindings),
      ...nodeChecks.flatMap((one) => diagnosticsOfFindings(durationFindings(one.check, []), one.written)),
    ],
  };
  const outcome = outcomeOf([
    ...before,
    ...files.flatMap((file) => file.steps),
    settingsStep,
    buildStep,
    ...services.flatMap(ruleSteps),
    ...nodeChecks.map(nodeCheckStep),
    ...services.flatMap((service) => registerWithSidecar(registry, service)),
  ]);

  const refusals = catalogRefusals(registry, "file", { dialect: agentDialect, type: writtenService });
  return {
    settings: withPlaces(
      { type: "agent", value: settings, origin: originOf(joined, documents[0]?.document.datacenter ?? datacenter) },
      joined,
      merged.place,
    ),
    services: [...registry.entries.values()].map((entry) => entry.definition),
    written: services.map(({ service }) => service),
    checks: nodeChecks.map((one) => completeNodeCheck(one.check, "file")),
    ...outcome,
    catalogRefusals: refusals,
    diagnostics: withRefusals(outcome, refusals),
  };
}

interface NodeCheck {
  readonly check: Check;
  readonly written: Written;
}

/** Checks that a file defines outside any service: first the list `checks`, then the one of `check`. */
function nodeChecksOf({ value, place, document }: DecodedAgentFile): NodeCheck[] {
  const nodeCheck = (one: Check, itsPlace: Place, prefix: string): NodeCheck => ({
    check: one,
    written: { document, place: itsPlace, type: check, dialect: agentDialect, prefix },
  });
  const listPlace = place.members?.["checks"];
  return [
    ...(value.checks ?? []).map((one, index) => nodeCheck(one, listPlace?.items?.[index] ?? place, `checks[${index}]`)),
    ...(value.check === undefined ? [] : [nodeCheck(value.check, place.members?.["check"] ?? place, "check")]),
  ];
}

function nodeCheckStep({ check: one, written }: NodeCheck): Step {
  const finding = checkFinding(completeNodeCheck(one, "file"), []);
  return { stage: "validate", diagnostics: finding === undefined ? [] : diagnosticsOfFindings([finding], written) };
}

function originOf(document: Document, datacenter: string | undefined) {
  return {
    ...(document.file === "" ? {} : { file: document.file }),
    ...(datacenter === undefined ? {} : { datacenter }),
  };
}
