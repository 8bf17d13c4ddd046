import type { Diagnostic } from "../../base/diagnostic.js";
import { folderOf } from "../../base/folder.js";
import { isDescribed, isWritten } from "../../catalog/agents.js";
import type { Catalog } from "../../catalog/catalog.js";
import type { Datacenter } from "../../catalog/datacenter.js";
import type { AgentDefinition } from "../../model/definition.js";
import type { PrerequisiteOptions } from "./check.js";
import { centralConfigDefault, centralConfigDisabled, connectDisabled, grpcOff } from "./problems.js";
import { isBefore } from "./version.js";

/** The mesh is switched on at every agent. */
export function checkConnect({ datacenters }: Catalog): readonly Diagnostic[] {
  return datacenters.flatMap(({ name, agents }) =>
    agents.filter(({ value }) => !value.connect.enabled).map((agent) => connectDisabled(agent, ownName(agent, name))),
  );
}

/** Agents that have proxies beside them serve gRPC. */
export function checkGrpc({ datacenters }: Catalog): readonly Diagnostic[] {
  return datacenters.flatMap((datacenter) => {
    const without = datacenter.agents.filter(isGrpcOff);
    if (without.length === 0) return [];
    const folders = foldersWithProxies(datacenter);
    return without
      .filter((agent) => hasProxies(agent, folders))
      .map((agent) => grpcOff(agent, ownName(agent, datacenter.name)));
  });
}

function isGrpcOff(agent: AgentDefinition): boolean {
  const { grpc, grpcTLS } = agent.value.ports;
  return grpc <= 0 && grpcTLS <= 0 && isDescribed(agent);
}

/** The folders in which a proxy or gateway is defined; undefined stands for one that a program made. */
function foldersWithProxies({ registrations }: Datacenter): ReadonlySet<string | undefined> {
  const folders = new Set<string | undefined>();
  for (const { definition } of registrations) {
    if (definition.node !== undefined || (definition.value.kind ?? "") === "") continue;
    const { file } = definition.origin;
    folders.add(file === undefined ? undefined : folderOf(file));
  }
  return folders;
}

/** True if a proxy or gateway is defined in the folder that the agent loads, or may be. */
function hasProxies({ origin }: AgentDefinition, folders: ReadonlySet<string | undefined>): boolean {
  if (origin.file === undefined) return folders.size > 0;
  return folders.has(folderOf(origin.file)) || folders.has(undefined);
}

/** Agents merge config entries into proxies, where it is config entries that set modes. */
export function checkCentralConfig(
  { datacenters, entries }: Catalog,
  options: PrerequisiteOptions,
): readonly Diagnostic[] {
  if (datacenters.every(({ agents }) => agents.length === 0)) return [];
  const setting = [...entries.list("proxy-defaults"), ...entries.list("service-defaults")].find(
    ({ value }) => (value.meshGateway?.mode ?? "") !== "",
  );
  if (setting === undefined) return [];
  const isOld = isBefore(options.consulVersion, 1, 9);
  return datacenters.flatMap(({ name, agents }) =>
    agents.flatMap((agent) => {
      if (!agent.value.enableCentralServiceConfig) {
        return [centralConfigDisabled(agent, ownName(agent, name), setting)];
      }
      const isDefault = isOld && !isWritten(agent, ["enableCentralServiceConfig"]);
      return isDefault ? [centralConfigDefault(agent, ownName(agent, name), setting)] : [];
    }),
  );
}

/** What the agent calls its datacenter; what its files are said to belong to only where it writes no name. */
function ownName(agent: AgentDefinition, label: string): string {
  return isWritten(agent, ["datacenter"]) ? agent.value.datacenter : label;
}
