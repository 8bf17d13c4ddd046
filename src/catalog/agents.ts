import type { Path } from "../base/place.js";
import type { Span } from "../base/span.js";
import { type AgentDefinition, spanOf } from "../model/definition.js";

/**
 * False for a setting that no file of the agent writes, which then has Consul's default. Settings of an agent that a
 * program made all count as written. `around` is the part within which a member that is not written has no place of its own.
 */
export function isWritten(agent: AgentDefinition, path: Path, around: Path = []): boolean {
  const whole = spanOf(agent, around);
  const part = spanOf(agent, path);
  return whole === undefined || part === undefined || !isSameSpan(whole, part);
}

function isSameSpan(a: Span, b: Span): boolean {
  return (
    a.file === b.file &&
    a.line === b.line &&
    a.column === b.column &&
    a.endLine === b.endLine &&
    a.endColumn === b.endColumn
  );
}

/**
 * True where the input holds more of an agent's settings than the datacenter that the files beside it belong to. What is
 * missing elsewhere may be written in files that are not in the input, and nothing is to be said of it.
 */
export function isDescribed(agent: AgentDefinition): boolean {
  return ["server", "nodeName", "ports"].some((setting) => isWritten(agent, [setting]));
}
