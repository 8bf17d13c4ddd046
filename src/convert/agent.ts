import type { Path } from "../base/place.js";
import { isWritten } from "../catalog/agents.js";
import { completeSettings } from "../decode/agent-settings.js";
import { type AgentFile, agentFile } from "../model/agent.js";
import { type AgentDefinition, spanOf } from "../model/definition.js";
import { type Printing, printFields } from "./printer.js";
import type { TreeMember } from "./tree.js";

/** What makes a file one of an agent and yet says nothing about the mesh, where none of the settings that we read is written. */
const leastSaid: AgentFile = { translateWANAddrs: false };

/**
 * An agent's settings as members of its file: those that its files write, and those that differ from Consul's defaults. A
 * default that nobody wrote stays unwritten, for the text would claim that somebody decided it.
 */
export function settingMembers(definition: AgentDefinition, printing: Printing): readonly TreeMember[] {
  const { datacenter, server } = definition.value;
  const defaults = completeSettings({ datacenter, server }, {});
  return printFields(stated(definition, definition.value, defaults, []) ?? leastSaid, agentFile, printing);
}

/** The part of a value to print, by the same part of an agent whose files say nothing; undefined if there is none. */
function stated(definition: AgentDefinition, value: object, defaults: object, path: Path): object | undefined {
  const assumed: Readonly<Record<string, unknown>> = Object(defaults);
  const members = Object.entries(value).flatMap(([name, item]): readonly (readonly [string, unknown])[] => {
    const here = [...path, name];
    const usual = assumed[name];
    if (isBlock(item) && isBlock(usual)) {
      const inner = stated(definition, item, usual, here);
      return inner === undefined ? [] : [[name, inner]];
    }
    const isKept = isStated(definition, here) || !isSameSetting(item, usual);
    return isKept ? [[name, item]] : [];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** True for what a file writes. Of settings that a program made only the datacenter is, for the agent belongs to it. */
function isStated(definition: AgentDefinition, path: Path): boolean {
  if (spanOf(definition, []) === undefined) return path.length === 1 && path[0] === "datacenter";
  // A block that is written does not write each of its members: the others have the place of the block.
  return isWritten(definition, path, path.slice(0, -1));
}

/** Lists are those of addresses of gateways. */
function isSameSetting(value: unknown, usual: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 && Array.isArray(usual) && usual.length === 0;
  return value === usual;
}

function isBlock(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
