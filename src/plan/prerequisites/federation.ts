import type { Diagnostic } from "../../base/diagnostic.js";
import { isDescribed, isWritten } from "../../catalog/agents.js";
import type { Catalog } from "../../catalog/catalog.js";
import { compareOrigins } from "../../catalog/order.js";
import type { AgentDefinition } from "../../model/definition.js";
import type { PrerequisiteOptions } from "./check.js";
import { datacenterNameDiffers, datacenterNameTwice, noWanJoin, otherPrimary, tooOld } from "./problems.js";
import { isBefore } from "./version.js";

/** Gateways came with Consul 1.6. */
export function checkVersion({ datacenters }: Catalog, { consulVersion }: PrerequisiteOptions): readonly Diagnostic[] {
  const gateway = datacenters.flatMap(({ gateways }) => gateways)[0];
  if (gateway === undefined || !isBefore(consulVersion, 1, 6)) return [];
  return [tooOld(consulVersion ?? "", gateway.definition)];
}

/** Where files were said to belong to datacenters, their settings name each of them differently, and by that name. */
export function checkDatacenterNames({ datacenters }: Catalog): readonly Diagnostic[] {
  const labels = new Map<string, AgentDefinition>();
  const diagnostics: Diagnostic[] = [];
  for (const agent of agentsOf(datacenters)) {
    const label = agent.origin.datacenter?.toLowerCase();
    const { datacenter } = agent.value;
    if (label === undefined) continue;
    const other = labels.get(datacenter);
    if (other === undefined) labels.set(datacenter, agent);
    if (other !== undefined && other.origin.datacenter?.toLowerCase() !== label) {
      diagnostics.push(datacenterNameTwice(agent, other));
    } else if (label !== datacenter && isWritten(agent, ["datacenter"])) {
      diagnostics.push(datacenterNameDiffers(agent, label));
    }
  }
  return diagnostics;
}

/** All agents of the federation name one primary datacenter. */
export function checkPrimaryDatacenter({ datacenters }: Catalog): readonly Diagnostic[] {
  const agents = agentsOf(datacenters).filter((agent) => isDescribed(agent) || isWritten(agent, ["primaryDatacenter"]));
  // An agent that names another datacenter than its own as the primary one is right; the others are to follow.
  const first =
    agents.find(({ value }) => value.primaryDatacenter !== value.datacenter) ??
    agents.find((agent) => isWritten(agent, ["primaryDatacenter"])) ??
    agents[0];
  if (first === undefined) return [];
  return agents
    .filter(({ value }) => value.primaryDatacenter !== first.value.primaryDatacenter)
    .map((agent) => otherPrimary(agent, first));
}

/** Servers of different datacenters have a way to find each other. It is enough if one side knows the other. */
export function checkWanJoin({ datacenters }: Catalog): readonly Diagnostic[] {
  const withServers = datacenters.filter(({ agents }) => agents.some(({ value }) => value.server));
  if (withServers.length < 2) return [];
  const joined = withServers.filter(({ agents }) => agents.some(joinsOthers));
  // With all but one datacenter joining, that one is joined by the others.
  if (joined.length >= withServers.length - 1) return [];
  return withServers
    .filter((datacenter) => !joined.includes(datacenter))
    .flatMap(({ name, agents }) =>
      agents
        .filter(({ value }) => value.server)
        .slice(0, 1)
        .map((agent) => noWanJoin(agent, name)),
    );
}

function joinsOthers(agent: AgentDefinition): boolean {
  return (
    agent.value.primaryGateways.length > 0 || (agent.origin.file !== undefined && isWritten(agent, ["retryJoinWAN"]))
  );
}

function agentsOf(datacenters: Catalog["datacenters"]): readonly AgentDefinition[] {
  return datacenters.flatMap(({ agents }) => agents).sort(compareOrigins);
}
