import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import type { Place } from "../base/place.js";
import { type AgentFile, agentFile } from "../model/agent.js";
import { agentKeyWarnings, isSkippedKey } from "./agent-keys.js";
import { agentDialect } from "./dialect.js";
import { roundedIntegers } from "./rounded.js";
import { wordAgentIssues } from "./service-hints.js";
import type { Step } from "./steps.js";
import { walkObject } from "./walk.js";

/** A file whose text was read, and what was wrong with the text. */
export interface ReadDocument {
  readonly document: Document;
  /** Absent for an empty file, which Consul skips. */
  readonly value?: Located | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** An agent file taken for what it says. */
export interface DecodedAgentFile {
  readonly document: Document;
  readonly value: AgentFile;
  readonly place: Place;
  readonly steps: readonly Step[];
}

const nothing: LocatedMap = { type: "map", value: [], start: 0, end: 0 };

/**
 * Takes the untyped data of one agent file for settings, services and checks. Keys of settings that this library does
 * not read are accepted if Consul knows them; all others are errors, as are values of a wrong type.
 */
export function decodeAgentFile({ document, value = nothing, diagnostics }: ReadDocument): DecodedAgentFile {
  const root = value.type === "null" ? nothing : value;
  const reading: Step = { stage: "decode", diagnostics };
  if (root.type !== "map") {
    const span = document.span(root.start, root.end);
    const found = diagnostic("decode/bad-type", "An agent file holds one object.", { span });
    const steps: readonly Step[] = [reading, { stage: "decode", diagnostics: [found] }];
    return { document, value: {}, place: { start: 0, end: 0 }, steps };
  }
  const walked = walkObject(root, agentFile, agentDialect);
  const issues = walked.issues.filter((issue) => !(issue.issue === "unknown-key" && isSkippedKey(issue)));
  const decoding: Step = {
    stage: "decode",
    diagnostics: [
      ...wordAgentIssues(issues, document),
      ...agentKeyWarnings(root, document),
      ...roundedIntegers(root, document),
    ],
  };
  return { document, value: walked.value, place: walked.place, steps: [reading, decoding] };
}
