import type { Diagnostic } from "../../base/diagnostic.js";
import { folderOf, isWritten } from "../../catalog/agents.js";
import type { Catalog } from "../../catalog/catalog.js";
import type { Datacenter } from "../../catalog/datacenter.js";
import type { AgentDefinition } from "../../model/definition.js";
import type { PrerequisiteOptions } from "./check.js";
import { centralConfigDefault, centralConfigDisabled, connectDisabled, grpcOff } from "./problems.js";
import { isBefore } from "./version.js";

/** The mesh is switched on at every agent. */
export function checkConnect({ datacenters }: Catalog): readonly Diagnostic[] {
  return datacenters.flatMap(({ name, agents }) =>
    agents.filter(({ value }) => !value.connect.enabled).map((agent) => connectDisabled(agent, name)),
  );
}

/** Agents that have proxies beside them serve gRPC. */
export function checkGrpc({ datacenters }: Catalog): readonly Diagnostic[] {
  return datacenters.flatMap((datacenter) =>
    datacenter.agents
      .filter((agent) => isGrpcOff(agent) && hasProxies(agent, datacenter))
      .map((agent) => grpcOff(agent, datacenter.name)),
  );
}

function isGrpcOff({ value: { ports } }: AgentDefinition): boolean {
  return ports.grpc <= 0 && ports.grpcTLS <= 0;
}

/** True if a proxy or gateway is defined in the folder that the agent loads. */
function hasProxies({ origin }: AgentDefinition, { registrations }: Datacenter): boolean {
  const folder = origin.file === undefined ? undefined : folderOf(origin.file);
  return registrations.some(({ definition }) => {
    const { file } = definition.origin;
    const isBeside = folder === undefined || file === undefined || folderOf(file) === folder;
    return isBeside && definition.node === undefined && (definition.value.kind ?? "") !== "";
  });
}

/** Agents merge config entries into proxies, where it is config entries that set modes. */
export function checkCentralConfig(
  { datacenters, entries }: Catalog,
  options: PrerequisiteOptions,
): readonly Diagnostic[] {
  const setting = [...entries.list("proxy-defaults"), ...entries.list("service-defaults")].find(
    ({ value }) => (value.meshGateway?.mode ?? "") !== "",
  );
  if (setting === undefined) return [];
  const isOld = isBefore(options.consulVersion, 1, 9);
  return datacenters.flatMap(({ name, agents }) =>
    agents.flatMap((agent) => {
      if (!agent.value.enableCentralServiceConfig) return [centralConfigDisabled(agent, name, setting)];
      const isDefault = isOld && !isWritten(agent, ["enableCentralServiceConfig"]);
      return isDefault ? [centralConfigDefault(agent, name, setting)] : [];
    }),
  );
}
