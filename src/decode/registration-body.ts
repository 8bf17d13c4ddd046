import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Finding } from "../base/finding.js";
import type { Located, LocatedMap } from "../base/located.js";
import type { ServiceDefinition } from "../model/definition.js";
import { anyAddressFindings } from "../model/service-rules/address.js";
import { kindRule } from "../model/service-rules/any-kind.js";
import { checkStatusFinding } from "../model/service-rules/check.js";
import { unknownModeFindings } from "../model/service-rules/file.js";
import { metaFindings } from "../model/service-rules/meta.js";
import * as problems from "../model/service-rules/problems.js";
import { serviceFindings, sidecarFindings } from "../model/service-rules/service.js";
import { weightFindings } from "../model/service-rules/weights.js";
import { type WrittenService, writtenService } from "../model/written-service.js";
import type { ReadDocument } from "./agent-file.js";
import { defaultSidecarPorts } from "./agent-settings.js";
import { type CatalogRefusal, catalogRefusals, withRefusals } from "./catalog-refusals.js";
import { type Dialect, registrationDialect } from "./dialect.js";
import { diagnosticsOfFindings } from "./findings.js";
import { canonicalKeys } from "./registration-keys.js";
import { createRegistry } from "./registry.js";
import { checksOf } from "./service-checks.js";
import { wordServiceIssues } from "./service-hints.js";
import { firstCheckFinding, type PlacedService, registerWithSidecar, sidecarOf } from "./service-registration.js";
import { outcomeOf, type RefusalStage, type Step } from "./steps.js";
import { type Issue, walkObject } from "./walk.js";

/** What the body of a registration request defines, and what is wrong with it. */
export interface RegistrationReading {
  /** The registration and, after it, that of its sidecar. */
  readonly services: readonly ServiceDefinition[];
  /** Where Consul refuses the request; absent if it does not. */
  readonly refusedAt?: RefusalStage;
  /** Registrations that the agent accepts and the servers refuse. */
  readonly catalogRefusals: readonly CatalogRefusal[];
  readonly diagnostics: readonly Diagnostic[];
}

const nothing: LocatedMap = { type: "map", value: [], start: 0, end: 0 };

/**
 * Reads the body of a request that registers a service with an agent, given as the JSON value that was read of it, with
 * repeated keys kept. The steps and their order are those of the API's handler.
 */
export function readRegistrationBody(body: ReadDocument): RegistrationReading {
  const { document } = body;
  const dialect = registrationDialect(document.text);
  const { placed, step } = decodeBody(body, dialect);
  const registry = createRegistry([defaultSidecarPorts.first, defaultSidecarPorts.last]);
  const isReadable = body.value?.type === "map" || body.value?.type === "null";
  const outcome = outcomeOf([
    { stage: "decode", diagnostics: body.diagnostics },
    step,
    ...(isReadable ? [...validationSteps(placed), ...registerWithSidecar(registry, placed)] : []),
  ]);
  const refusals = catalogRefusals(registry, "api", { dialect, type: writtenService });
  return {
    services: [...registry.entries.values()].map((entry) => entry.definition),
    ...outcome,
    catalogRefusals: refusals,
    diagnostics: withRefusals(outcome, refusals),
  };
}

function decodeBody(
  { document, value = nothing }: ReadDocument,
  dialect: Dialect,
): { readonly placed: PlacedService; readonly step: Step } {
  const root = value.type === "null" ? nothing : value;
  const map: LocatedMap = root.type === "map" ? { ...root, value: canonicalKeys(root.value, writtenService) } : nothing;
  const walked = walkObject(map, writtenService, dialect);
  const issues = [...walked.issues, ...nullIssues(map)].sort((a, b) => noticedAt(a, map) - noticedAt(b, map));
  const worded = wordServiceIssues(issues, { document, dialect, what: "A registration" });
  const first = worded.findIndex((found) => found.severity === "error");
  const told = worded.map((found, index) =>
    found.severity === "error" && index > first ? { ...found, hidden: true as const } : unhidden(found),
  );
  const diagnostics =
    root.type === "map"
      ? told
      : [
          diagnostic("decode/bad-type", "The body of a registration is one object.", {
            span: document.span(root.start, root.end),
          }),
        ];
  // The token of a request counts, not one in its body.
  const { token: _, ...service } = walked.value;
  return {
    placed: { service, written: writtenAt(document, walked.place, dialect), from: "api", ...datacenterOf(document) },
    step: { stage: "decode", diagnostics },
  };
}

function writtenAt(document: Document, place: PlacedService["written"]["place"], dialect: Dialect) {
  return { document, place, type: writtenService, dialect, prefix: "" };
}

function datacenterOf({ datacenter }: Document) {
  return datacenter === undefined ? {} : { datacenter };
}

/** Which of several faults comes first in the text is the one that Consul tells, whatever its kind. */
function unhidden({ hidden: _, ...found }: Diagnostic): Diagnostic {
  return found;
}

/** Where Consul has read to when it notices: a duration is looked at once the whole check around it has been read. */
function noticedAt(issue: Issue, root: LocatedMap): number {
  return issue.issue === "bad-duration" ? endOfMapAround(issue.found.start, root) : startOf(issue);
}

/** The end of the innermost object that holds the offset. */
function endOfMapAround(offset: number, root: LocatedMap): number {
  let { end } = root;
  for (let around: Located | undefined = root; around !== undefined; ) {
    if (around.type === "map") end = around.end;
    const inside: readonly Located[] = around.type === "map" ? around.value.map(({ value }) => value) : partsOf(around);
    around = inside.find((value) => value.start <= offset && offset < value.end);
  }
  return end;
}

function partsOf(value: Located): readonly Located[] {
  return value.type === "list" ? value.value : [];
}

function startOf(issue: Issue): number {
  if (issue.issue === "unknown-key" || issue.issue === "dropped-key") return issue.member.keyStart;
  return issue.issue === "ambiguous-key" ? issue.members[1].keyStart : issue.found.start;
}

/** A null among the upstreams or checks is more than the real handler survives. */
function nullIssues(map: LocatedMap, prefix = ""): readonly Issue[] {
  return map.value.flatMap(({ key, value }) => {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    if (key === "Upstreams" || key === "Checks") return nullItems(value, path);
    const holdsMore = key === "Proxy" || key === "Connect" || key === "SidecarService";
    return holdsMore && value.type === "map" ? nullIssues(value, path) : [];
  });
}

function nullItems(value: Located, path: string): readonly Issue[] {
  if (value.type !== "list") return [];
  return value.value.flatMap((item, index) =>
    item.type === "null"
      ? [{ issue: "bad-type" as const, path: `${path}[${index}]`, wanted: writtenService, found: item }]
      : [],
  );
}

/** The checks of the API's handler in their order; each ends the look at the request. */
function validationSteps(placed: PlacedService): readonly Step[] {
  const { service } = placed;
  const sidecar = sidecarOf(placed);
  return [
    stepOf(placed, (service.name ?? "") === "" ? [problems.nameMissing()] : []),
    stepOf(placed, anyAddressFindings(service)),
    stepOf(placed, weightFindings(service.weights)),
    stepOf(placed, metaFindings(service)),
    stepOf(placed, serviceFindings(service)),
    stepOf(placed, firstCheckFinding(placed)),
    stepOf(placed, statusFindings(placed)),
    ...(sidecar === undefined
      ? []
      : [
          stepOf(sidecar, firstCheckFinding(sidecar)),
          stepOf(sidecar, statusFindings(sidecar)),
          stepOf(sidecar, ownMeta(sidecar.service, service)),
          stepOf(sidecar, sidecarFindings(sidecar.service)),
          stepOf(sidecar, [...kindRule(sidecar.service), ...unknownModeFindings(sidecar.service)]),
        ]),
    stepOf(placed, [...kindRule(service), ...unknownModeFindings(service)]),
  ];
}

function stepOf(placed: PlacedService, findings: readonly Finding[]): Step {
  return { stage: "validate", diagnostics: diagnosticsOfFindings(findings, placed.written) };
}

function statusFindings({ service, from }: PlacedService): readonly Finding[] {
  return checksOf(service, from).flatMap(({ check, path }) => checkStatusFinding(check, path) ?? []);
}

/** Metadata that the sidecar has from its service was looked at there. */
function ownMeta(sidecar: WrittenService, parent: WrittenService): readonly Finding[] {
  return sidecar.meta === parent.meta ? [] : metaFindings(sidecar);
}
