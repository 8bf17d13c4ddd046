import type { CatalogDefinition } from "../catalog/cluster.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { Conversion } from "./conversion.js";
import { toFile } from "./file.js";
import { hclAgent, hclEntry } from "./target.js";
import { hclText } from "./text/hcl.js";

/**
 * Prints a definition as HCL that Consul reads: a config entry as `consul config write` takes it, a service or an agent's
 * settings as a file of an agent. Reading the text gives the same definition. A sidecar can be given with its service,
 * and then stands in it.
 *
 * @example
 * toHcl(define.serviceDefaults({ name: "web", protocol: "http" })).text;
 * // Kind     = "service-defaults"
 * // Name     = "web"
 * // Protocol = "http"
 */
export function toHcl(definition: CatalogDefinition, sidecar?: ServiceDefinition): Conversion {
  return toFile(definition, sidecar, { entry: hclEntry, agent: hclAgent, print: hclText });
}
