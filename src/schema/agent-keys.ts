import { agentBlocks, agentFile } from "../model/agent.js";
import { oldAgentKeys, skippedAgentKeys, skippedBlockKeys, uselessAgentKeys } from "../model/agent-keys.js";
import type { ObjectType } from "../model/type.js";
import type { JsonSchema } from "./json-schema.js";
import { snakeInWords } from "./labels.js";

/** Keys of agent files that Consul takes and no table lists, because this library does not read them. */
export function keysBeyondTable(type: ObjectType): Readonly<Record<string, JsonSchema>> {
  if (type === agentFile) return keysOfFile();
  const path = agentBlocks.get(type);
  const keys = path === undefined ? [] : (skippedBlockKeys[path] ?? []);
  return Object.fromEntries(keys.map((key) => [key, skipped(key)]));
}

function keysOfFile(): Readonly<Record<string, JsonSchema>> {
  const old = Object.entries(oldAgentKeys).filter(([path]) => !path.includes("."));
  return Object.fromEntries([
    ...[...skippedAgentKeys].sort().map((key) => [key, skipped(key)] as const),
    ...old.map(([key, replacement]) => [key, outdated(key, replacement)] as const),
    ...uselessAgentKeys.map((key) => [key, outdated(key, "")] as const),
  ]);
}

function skipped(key: string): JsonSchema {
  return { title: snakeInWords(key), description: "A setting of the agent that has no part in the ways of traffic." };
}

function outdated(key: string, replacement: string): JsonSchema {
  const description = replacement === "" ? "Without effect; remove it." : `Old name of \`${replacement}\`.`;
  return { title: snakeInWords(key), description };
}
