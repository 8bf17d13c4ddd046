import type { Diagnostic } from "../base/diagnostic.js";
import type { Finding } from "../base/finding.js";
import { withFields } from "../base/record.js";
import type { Check } from "../model/check.js";
import { taggedAddressFindings } from "../model/service-rules/address.js";
import { checkFinding } from "../model/service-rules/check.js";
import * as problems from "../model/service-rules/problems.js";
import type { WrittenService } from "../model/written-service.js";
import { diagnosticsOfFindings, type Written } from "./findings.js";
import { nameIn } from "./keys.js";
import { assignPort, type Registry, register } from "./registry.js";
import { checksOf, defaultSidecarChecks, withAssignedPort } from "./service-checks.js";
import { expandSidecar } from "./sidecar.js";
import type { Step } from "./steps.js";

/** A definition with the places of its parts. */
export interface PlacedService {
  readonly service: WrittenService;
  readonly written: Written;
  /** Which of the two readers it came through. */
  readonly from: "file" | "api";
  /** The datacenter of the agent that has it, where that is known. */
  readonly datacenter?: string;
}

/** The sidecar of a definition as one of its own, if there is one. */
export function sidecarOf(placed: PlacedService): PlacedService | undefined {
  const { written } = placed;
  const expanded = expandSidecar(placed.service, written.place);
  if (expanded === undefined) return undefined;
  const within = inside(inside(written, "connect"), "sidecarService");
  return withFields(placed, { service: expanded.sidecar, written: withFields(within, { place: expanded.place }) });
}

/** The same for a block in it; the place is left for the caller to give. */
function inside(outer: Written, fieldName: string): Written {
  const field = outer.type.fields.find((candidate) => candidate.name === fieldName);
  if (field?.type.is !== "object") return outer;
  const name = nameIn(field, outer.dialect);
  return withFields(outer, { type: field.type, prefix: outer.prefix === "" ? name : `${outer.prefix}.${name}` });
}

/** What goes wrong with the checks of a service: the first one, as for Consul; its path leads to the check. */
export function firstCheckFinding({ service, from }: PlacedService): readonly Finding[] {
  const findings = checksOf(service, from).flatMap(({ check, path }) => checkFinding(check, path) ?? []);
  return findings.map((finding, index) => (index === 0 ? finding : { ...finding, hidden: true }));
}

/** Registers a definition and then its sidecar, as the agent does when it starts or is asked to. */
export function registerWithSidecar(registry: Registry, placed: PlacedService): readonly Step[] {
  const sidecar = sidecarOf(placed);
  const { service, written, from } = placed;
  const steps: Step[] = [];
  const note = (of: Written, findings: readonly Finding[], more: readonly Diagnostic[] = []) => {
    if (findings.length === 0 && more.length === 0) return;
    steps.push({ stage: "register", diagnostics: [...diagnosticsOfFindings(findings, of), ...more] });
  };
  // A file's sidecar has its checks looked at before its service is registered; the API has done so long before.
  if (sidecar !== undefined && from === "file") note(sidecar.written, firstCheckFinding(sidecar));
  const name = service.name ?? "";
  if (name === "") {
    note(written, from === "file" ? [problems.nameMissing()] : []);
    return steps;
  }
  const checks = checksOf(service, from).map(({ check }) => check);
  note(written, [...taggedAddressFindings(service), ...dnsFindings(name)], register(registry, entryOf(placed, checks)));
  if (sidecar !== undefined) {
    const parentId = service.id === undefined || service.id === "" ? name : service.id;
    note(sidecar.written, [...taggedAddressFindings(sidecar.service), ...dnsFindings(sidecar.service.name ?? "")]);
    note(sidecar.written, ...registerSidecar(registry, sidecar, parentId));
  }
  return steps;
}

function registerSidecar(
  registry: Registry,
  sidecar: PlacedService,
  parentId: string,
): [findings: readonly Finding[], diagnostics: readonly Diagnostic[]] {
  const { service, from } = sidecar;
  const assigned = service.port === undefined ? assignPort(registry, service.id ?? "") : undefined;
  const assignedPort = typeof assigned === "number" ? assigned : undefined;
  const given = checksOf(service, from).map(({ check }) => check);
  const address = service.address ?? "";
  const checkAddress = address === "" ? (service.proxy?.localServiceAddress ?? "") : address;
  const checks =
    given.length > 0
      ? given.map((check) => withAssignedPort(check, assignedPort))
      : defaultSidecarChecks(parentId, checkAddress, assignedPort ?? service.port);
  const registrant = withFields(entryOf(sidecar, checks), { sidecarOf: parentId });
  const diagnostics = register(
    registry,
    assignedPort === undefined ? registrant : withFields(registrant, { assignedPort }),
  );
  return [typeof assigned === "object" ? [assigned] : [], diagnostics];
}

function entryOf({ service, written, datacenter }: PlacedService, checks: readonly Check[]) {
  const { document, place, prefix } = written;
  const entry = { service, checks, document, place, prefix };
  return datacenter === undefined ? entry : withFields(entry, { datacenter });
}

/** Names that DNS cannot look up are only logged. */
function dnsFindings(name: string): readonly Finding[] {
  return /^[A-Za-z0-9-]{1,63}$/.test(name) ? [] : [problems.nameNotDns(name)];
}
