import { type AgentFile, agentFile } from "../model/agent.js";
import type { AgentDefinition } from "../model/definition.js";
import { type Printing, printFields } from "./printer.js";
import type { TreeMember } from "./tree.js";

/** An agent's settings as members of its file. */
export function settingMembers(definition: AgentDefinition, printing: Printing): readonly TreeMember[] {
  const { primaryDatacenter, ...settings } = definition.value;
  const file: AgentFile = {
    ...settings,
    ...(primaryDatacenter === settings.datacenter ? {} : { primaryDatacenter }),
  };
  return printFields(file, agentFile, printing);
}
