import { folderOf } from "../base/folder.js";
import type { AgentDefinition, ServiceDefinition } from "../model/definition.js";

/** True for a proxy whose agent leaves central configuration out. */
export type CentralSwitch = (proxy: ServiceDefinition) => boolean;

/**
 * Finds out whose agent has `enable_central_service_config = false`, where the agents of a datacenter differ. A proxy
 * belongs to the agent of its node, or to that whose settings stand in the same folder. Where neither tells which one it
 * is, one such agent in the datacenter is enough.
 */
export function centralSwitch(agents: readonly AgentDefinition[]): CentralSwitch {
  const isOff = ({ value }: AgentDefinition): boolean => !value.enableCentralServiceConfig;
  if (!agents.some(isOff)) return () => false;
  const ofNode = new Map<string, boolean>();
  const ofFolder = new Map<string, boolean>();
  const note = (known: Map<string, boolean>, key: string, off: boolean) =>
    known.set(key, off || known.get(key) === true);
  for (const agent of agents) {
    const { nodeName = "" } = agent.value;
    const { file } = agent.origin;
    if (nodeName !== "") note(ofNode, nodeName, isOff(agent));
    if (file !== undefined) note(ofFolder, folderOf(file), isOff(agent));
  }
  return ({ node, origin: { file } }) => {
    if (node !== undefined) return ofNode.get(node.name) ?? true;
    return (file === undefined ? undefined : ofFolder.get(folderOf(file))) ?? true;
  };
}
