import type { Finding } from "../../base/finding.js";
import { anyAddressFindings } from "./address.js";
import { localityRule, nativeRule, sidecarRule } from "./any-kind.js";
import { connectProxyFindings } from "./connect-proxy.js";
import { gatewayFindings, isGatewayKind } from "./gateway.js";
import type { Subject } from "./subject.js";

/**
 * The rules that the agent applies to a service before it registers it; all faults are reported together.
 * `portIsAssigned`: a sidecar whose port is still to be chosen.
 */
export function serviceFindings(
  service: Subject,
  { portIsAssigned = false }: { readonly portIsAssigned?: boolean } = {},
): readonly Finding[] {
  const { kind = "" } = service;
  return [
    ...localityRule(service),
    ...(kind === "connect-proxy" ? connectProxyFindings(service, portIsAssigned) : []),
    ...(isGatewayKind(kind) ? gatewayFindings(service) : []),
    ...nativeRule(service),
    ...sidecarRule(service),
  ];
}

/**
 * The rules that the API applies to a sidecar before it registers the service: the same but for the locality, and the
 * port may still be to be chosen.
 */
export function sidecarFindings(sidecar: Subject): readonly Finding[] {
  const { locality: _, ...rest } = sidecar;
  return serviceFindings(rest, { portIsAssigned: true });
}

/**
 * The rules that the servers apply to every registration that an agent brings, sidecars included. An address that stands
 * for all addresses is found last and alone.
 */
export function catalogFindings(registration: Subject): readonly Finding[] {
  const findings = serviceFindings(registration);
  const address = anyAddressFindings(registration);
  return findings.length === 0 ? address : [...findings, ...address.map((one) => ({ ...one, hidden: true as const }))];
}
