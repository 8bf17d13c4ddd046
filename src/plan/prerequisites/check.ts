import type { Diagnostic } from "../../base/diagnostic.js";
import type { Catalog } from "../../catalog/catalog.js";
import type { Datacenter } from "../../catalog/datacenter.js";
import { checkCentralConfig, checkConnect, checkGrpc } from "./agents.js";
import { checkEnvoyOnly } from "./envoy.js";
import { checkEscapeHatches } from "./escape-hatches.js";
import { checkDatacenterNames, checkPrimaryDatacenter, checkVersion, checkWanJoin } from "./federation.js";
import { checkGatewayOptions, checkGatewayRegistrations } from "./gateways.js";

/** What is known besides the files. */
export interface PrerequisiteOptions {
  /** Version of the Consul that the files are for: `1.8.4`. Left out: a current one. */
  readonly consulVersion?: string;
}

/** One thing that mesh gateways rest on. */
export type PrerequisiteCheck = (catalog: Catalog, options: PrerequisiteOptions) => readonly Diagnostic[];

/** What Consul's documentation lists for mesh gateways, and what their options rest on. */
const checks: readonly PrerequisiteCheck[] = [
  checkVersion,
  checkConnect,
  checkDatacenterNames,
  checkPrimaryDatacenter,
  checkGrpc,
  checkCentralConfig,
  checkWanJoin,
  checkGatewayRegistrations,
  checkGatewayOptions,
];

/**
 * Checks over the settings of all agents, and over all gateways, whether what mesh gateways need is there. Each finding
 * names the place that lacks it and how it shows. Only what the input tells is checked: without the settings of agents
 * nothing is said about agents.
 */
export function checkPrerequisites(catalog: Catalog, options: PrerequisiteOptions = {}): readonly Diagnostic[] {
  return [...checkFederation(catalog, options), ...catalog.datacenters.flatMap(checkRegistrations)];
}

/** The part of the checks that looks at agents and gateways. */
export function checkFederation(catalog: Catalog, options: PrerequisiteOptions): readonly Diagnostic[] {
  return checks.flatMap((check) => check(catalog, options));
}

/** The part of the checks that looks at each registration of a datacenter alone. */
export function checkRegistrations(datacenter: Datacenter): readonly Diagnostic[] {
  return [...checkEnvoyOnly(datacenter), ...checkEscapeHatches(datacenter)];
}
