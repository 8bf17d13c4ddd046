import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap, Member } from "../base/located.js";
import { mapIn, textIn, valueIn } from "../base/members.js";
import { completeSettings } from "../decode/agent-settings.js";
import { type AgentFile, agentFile } from "../model/agent.js";
import { type AgentDefinition, withPlaces } from "../model/definition.js";
import { datacenterFindings, originOf, takeStored } from "./answer.js";

export interface AgentAnswer {
  readonly definition: AgentDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Where `/v1/agent/self` tells a setting, first `Config` and then what debugging shows of the whole configuration, and what
 * the setting is called in the API's spelling of an agent's file.
 */
const settings: readonly { readonly from: readonly string[]; readonly to: readonly string[] }[] = [
  { from: ["Config", "Datacenter"], to: ["Datacenter"] },
  { from: ["Config", "PrimaryDatacenter"], to: ["PrimaryDatacenter"] },
  { from: ["Config", "NodeName"], to: ["NodeName"] },
  { from: ["Config", "Server"], to: ["Server"] },
  { from: ["DebugConfig", "ConnectEnabled"], to: ["Connect", "Enabled"] },
  {
    from: ["DebugConfig", "ConnectMeshGatewayWANFederationEnabled"],
    to: ["Connect", "EnableMeshGatewayWANFederation"],
  },
  { from: ["DebugConfig", "PrimaryGateways"], to: ["PrimaryGateways"] },
  { from: ["DebugConfig", "EnableCentralServiceConfig"], to: ["EnableCentralServiceConfig"] },
  { from: ["DebugConfig", "GRPCPort"], to: ["Ports", "GRPC"] },
  { from: ["DebugConfig", "GRPCTLSPort"], to: ["Ports", "GRPCTLS"] },
  { from: ["DebugConfig", "ConnectSidecarMinPort"], to: ["Ports", "SidecarMinPort"] },
  { from: ["DebugConfig", "ConnectSidecarMaxPort"], to: ["Ports", "SidecarMaxPort"] },
  { from: ["DebugConfig", "PeeringEnabled"], to: ["Peering", "Enabled"] },
  { from: ["DebugConfig", "ACLsEnabled"], to: ["ACL", "Enabled"] },
  { from: ["DebugConfig", "ACLResolverSettings", "ACLDefaultPolicy"], to: ["ACL", "DefaultPolicy"] },
  { from: ["DebugConfig", "TranslateWANAddrs"], to: ["TranslateWANAddrs"] },
  { from: ["DebugConfig", "Locality"], to: ["Locality"] },
];

/**
 * Reads what `/v1/agent/self` answers: the settings of the agent that was asked. Settings that it leaves out have Consul's
 * defaults.
 */
export function readAgentSelf(map: LocatedMap, document: Document): AgentAnswer {
  const written = writtenSettings(map);
  const taken = takeStored<AgentFile>(written, agentFile, { document, what: "the agent" });
  const config = mapIn(map, "Config");
  const datacenter = config === undefined ? undefined : textIn(config, "Datacenter");
  const definition: AgentDefinition = {
    type: "agent",
    value: completeSettings(taken.value, {}),
    origin: originOf(map, document, datacenter),
  };
  return {
    definition: withPlaces(definition, document, taken.place),
    diagnostics: [...datacenterFindings(map, document, datacenter), ...taken.diagnostics],
  };
}

/** The settings in the shape of an agent's file; each keeps the place where the answer tells it. */
function writtenSettings(map: LocatedMap): LocatedMap {
  const top = new Map<string, Member>();
  for (const { from, to } of settings) {
    const value = follow(map, from);
    const [block, key] = to;
    if (value === undefined || value.type === "null" || block === undefined) continue;
    const { start, end } = value;
    const place = { keyStart: start, keyEnd: start };
    if (key === undefined) {
      top.set(block, { key: block, value, ...place });
      continue;
    }
    const known = top.get(block)?.value;
    const members = known?.type === "map" ? known.value : [];
    const added: LocatedMap = { type: "map", value: [...members, { key, value, ...place }], start, end };
    top.set(block, { key: block, value: added, ...place });
  }
  return { type: "map", value: [...top.values()], start: map.start, end: map.end };
}

function follow(map: LocatedMap, path: readonly string[]): Located | undefined {
  let at: Located | undefined = map;
  for (const step of path) at = at?.type === "map" ? valueIn(at, step) : undefined;
  return at;
}
