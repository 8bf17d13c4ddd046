import type { CatalogDefinition } from "../catalog/cluster.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { Conversion } from "./conversion.js";
import { toFile } from "./file.js";
import { jsonAgent, jsonEntry } from "./target.js";
import { jsonText } from "./text/json.js";

/**
 * Prints a definition as a JSON file that Consul reads, like {@link toHcl}. Unlike `toConsulJson`, which gives what the HTTP
 * API answers, this keeps what is written but empty, and lists of one element in free-form data.
 */
export function toJson(definition: CatalogDefinition, sidecar?: ServiceDefinition): Conversion {
  return toFile(definition, sidecar, { entry: jsonEntry, agent: jsonAgent, print: jsonText });
}
