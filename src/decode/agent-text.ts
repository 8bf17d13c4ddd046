import { createDocument, type Document } from "../base/document.js";
import type { Syntax } from "../base/source.js";
import { readHcl, readHclJson } from "../hcl/read.js";
import { readJson } from "../json/read.js";
import { startsLikeJson } from "../json/starts-like-json.js";
import type { ReadDocument } from "./agent-file.js";
import { type AgentReading, readAgentFiles } from "./agent-files.js";
import { type AgentPath, selectAgentFiles } from "./agent-paths.js";
import type { AgentDefaults } from "./agent-settings.js";

/**
 * Reads the text of an agent file. A file in HCL that begins with a brace goes to the HCL library's own reader of JSON,
 * a file in JSON must be JSON; an empty file says nothing.
 */
export function readAgentText(document: Document, syntax: Syntax): ReadDocument {
  if (document.text === "") return { document, diagnostics: [] };
  if (syntax === "json") return { document, ...readJson(document) };
  return { document, ...(startsLikeJson(document.text) ? readHclJson(document) : readHcl(document)) };
}

/** Reads the body of a registration request: its first JSON value; what follows is ignored. */
export function readRegistrationText(document: Document): ReadDocument {
  return { document, ...readJson(document, { repeatedKeys: "keep", trailing: "ignore" }) };
}

/** Reads an agent's files from the paths that it is given; see {@link readAgentFiles} for what comes of them. */
export function readAgentPaths(paths: readonly AgentPath[], defaults: AgentDefaults = {}): AgentReading {
  const { selected, diagnostics } = selectAgentFiles(paths);
  const documents = selected.map(({ source, syntax }) => readAgentText(createDocument(source), syntax));
  return readAgentFiles(documents, defaults, [{ stage: "decode", diagnostics }]);
}
