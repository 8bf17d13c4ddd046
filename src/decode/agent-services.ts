import type { Diagnostic } from "../base/diagnostic.js";
import type { Place } from "../base/place.js";
import type { Draft } from "../base/record.js";
import type { ServiceDefinition } from "../model/definition.js";
import { fileFindings } from "../model/service-rules/file.js";
import { serviceFindings } from "../model/service-rules/service.js";
import { type WrittenService, writtenService } from "../model/written-service.js";
import { type DecodedAgentFile, decodeAgentFile, type ReadDocument } from "./agent-file.js";
import { defaultSidecarPorts } from "./agent-settings.js";
import { catalogRefusals, withRefusals } from "./catalog-refusals.js";
import { agentDialect } from "./dialect.js";
import { buildFileService } from "./file-service.js";
import { diagnosticsOfFindings } from "./findings.js";
import { createRegistry } from "./registry.js";
import { firstCheckFinding, type PlacedService, registerWithSidecar } from "./service-registration.js";
import { outcomeOf, type Step } from "./steps.js";

/** A service of an agent's file. */
export interface FileService extends PlacedService {
  /** As written, before the agent builds a definition of it. */
  readonly raw: WrittenService;
}

/** What a file comes to that holds services and nothing else. */
export interface ServicesReading {
  readonly services: readonly ServiceDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

const sidecarPorts = [defaultSidecarPorts.first, defaultSidecarPorts.last] as const;

/**
 * Reads a file that holds `service` or `services` and nothing else. The same comes of it as of reading it among all files of
 * an agent, but here nothing is done about settings, which takes longer than the services of a small file.
 */
export function readServicesOnly(file: ReadDocument): ServicesReading {
  const decoded = decodeAgentFile(file);
  const services = servicesOf(decoded, undefined);
  const registry = createRegistry(sidecarPorts);
  const outcome = outcomeOf([
    ...decoded.steps,
    { stage: "validate", diagnostics: services.flatMap(buildFindings) },
    ...services.flatMap(ruleSteps),
    ...services.flatMap((service) => registerWithSidecar(registry, service)),
  ]);
  const refusals = catalogRefusals(registry, "file", { dialect: agentDialect, type: writtenService });
  return {
    services: [...registry.entries.values()].map((entry) => entry.definition),
    diagnostics: withRefusals(outcome, refusals),
  };
}

/** The services of one file: first the list `services`, then the one of `service`. */
export function servicesOf(
  { value, place, document }: DecodedAgentFile,
  datacenter: string | undefined,
): readonly FileService[] {
  const toDatacenter = document.datacenter ?? datacenter;
  const fileService = (raw: WrittenService, itsPlace: Place, prefix: string): FileService => {
    const service: Draft<FileService> = {
      raw,
      service: buildFileService(raw),
      written: { document, place: itsPlace, type: writtenService, dialect: agentDialect, prefix },
      from: "file",
    };
    if (toDatacenter !== undefined) service.datacenter = toDatacenter;
    return service;
  };
  const listPlace = place.members?.["services"];
  return [
    ...(value.services ?? []).map((raw, index) =>
      fileService(raw, listPlace?.items?.[index] ?? place, `services[${index}]`),
    ),
    ...(value.service === undefined
      ? []
      : [fileService(value.service, place.members?.["service"] ?? place, "service")]),
  ];
}

/** What keeps an agent from building a definition of what is written. */
export function buildFindings({ raw, written }: FileService): readonly Diagnostic[] {
  return diagnosticsOfFindings(fileFindings(raw), written);
}

/** The rules of a service: a bad check is reported alone, the rest all together. */
export function ruleSteps(placed: PlacedService): readonly Step[] {
  return [firstCheckFinding(placed), serviceFindings(placed.service)].map((findings) => ({
    stage: "validate",
    diagnostics: diagnosticsOfFindings(findings, placed.written),
  }));
}
