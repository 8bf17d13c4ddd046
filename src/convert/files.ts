import type { Diagnostic } from "../base/diagnostic.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { Conversion } from "./conversion.js";
import { toHcl } from "./to-hcl.js";
import { toJson } from "./to-json.js";
import { toKubernetes } from "./to-kubernetes.js";
import { terraformName, toTerraform } from "./to-terraform.js";
import { isSidecarOf } from "./written-service.js";

/** What definitions can be converted to. */
export const conversionFormats = ["hcl", "json", "kubernetes", "terraform"] as const;

/** A format that definitions can be printed in. */
export type ConversionFormat = (typeof conversionFormats)[number];

/** One file that a conversion makes; its name is a path with `/`, unique among all. */
export interface ConvertedFile {
  readonly name: string;
  readonly text: string;
}

/** Files in the other format, and what it cannot express. */
export interface ConvertedFiles {
  readonly files: readonly ConvertedFile[];
  readonly losses: readonly Diagnostic[];
}

const extensions: Readonly<Record<ConversionFormat, string>> = {
  hcl: ".hcl",
  json: ".json",
  kubernetes: ".yaml",
  terraform: ".tf",
};

/**
 * Converts definitions, each into a file of its own, named after it; what belongs to a datacenter stands in a folder of that
 * name. A sidecar goes into the file of its service. Names of Terraform's and Kubernetes' resources do not repeat.
 */
export function toFiles(definitions: readonly CatalogDefinition[], format: ConversionFormat): ConvertedFiles {
  const sidecars = sidecarsOf(definitions);
  const nested = new Set<CatalogDefinition>(sidecars.values());
  const files: ConvertedFile[] = [];
  const losses: Diagnostic[] = [];
  const fileNames = createNames("-");
  const resourceNames = createNames("_");
  const intentionNames = createNames("-");
  for (const definition of definitions) {
    if (nested.has(definition) && (format === "hcl" || format === "json")) continue;
    const conversion = convert(definition, format, {
      sidecar: sidecars.get(definition),
      resourceNames,
      intentionNames,
    });
    losses.push(...conversion.losses);
    if (conversion.text === undefined) continue;
    files.push({ name: fileNames(fileNameOf(definition)) + extensions[format], text: conversion.text });
  }
  return { files, losses };
}

/** All files as one text, to be looked at or piped on: documents of YAML, blocks of Terraform, a list of JSON. */
export function joinFiles(files: readonly ConvertedFile[], format: ConversionFormat): string {
  const [only] = files;
  if (only !== undefined && files.length === 1) return only.text;
  switch (format) {
    case "json":
      return `[\n${files.map(({ text }) => text.trimEnd()).join(",\n")}\n]\n`;
    case "kubernetes":
      return files.map(({ text }) => `---\n${text}`).join("");
    case "terraform":
      return files.map(({ text }) => text).join("\n");
    case "hcl":
      // One file of Consul's holds one entry, so this is several.
      return files.map(({ name, text }) => `# ${name}\n${text}`).join("\n");
  }
}

interface Help {
  readonly sidecar: ServiceDefinition | undefined;
  readonly resourceNames: Names;
  readonly intentionNames: Names;
}

function convert(definition: CatalogDefinition, format: ConversionFormat, help: Help): Conversion {
  switch (format) {
    case "hcl":
      return toHcl(definition, help.sidecar);
    case "json":
      return toJson(definition, help.sidecar);
    case "kubernetes":
      return toKubernetes(definition, { intentionsName: help.intentionNames });
    case "terraform":
      return toTerraform(definition, { resourceName: help.resourceNames(terraformName(definition)) });
  }
}

/** The sidecars that stand in the file of a service, by that service. */
function sidecarsOf(definitions: readonly CatalogDefinition[]): ReadonlyMap<CatalogDefinition, ServiceDefinition> {
  const candidates = new Map<string, ServiceDefinition[]>();
  for (const definition of definitions) {
    if (definition.type !== "service" || definition.sidecarOf === undefined) continue;
    const known = candidates.get(definition.sidecarOf);
    if (known === undefined) candidates.set(definition.sidecarOf, [definition]);
    else known.push(definition);
  }
  const found = new Map<CatalogDefinition, ServiceDefinition>();
  for (const definition of definitions) {
    if (definition.type !== "service") continue;
    const sidecar = candidates.get(definition.value.id)?.find((candidate) => isSidecarOf(candidate, definition));
    if (sidecar !== undefined) found.set(definition, sidecar);
  }
  return found;
}

function fileNameOf(definition: CatalogDefinition): string {
  const { datacenter } = definition.origin;
  return `${datacenter === undefined ? "" : `${fileWord(datacenter)}/`}${fileWord(titleWords(definition))}`;
}

function titleWords(definition: CatalogDefinition): string {
  switch (definition.type) {
    case "config-entry":
      return definition.value.kind === "mesh" ? "mesh" : `${definition.value.kind}-${definition.value.name ?? ""}`;
    case "service":
      return `service-${definition.value.id}`;
    case "agent":
      return "agent";
    case "prepared-query":
      return "query";
  }
}

/** Longest name before the extension; some file systems take 255 bytes in all. */
const longest = 200;

/** A word that every file system takes for a name. */
function fileWord(words: string): string {
  const safe = words
    .replace(/[^A-Za-z0-9_.-]+/g, "_")
    .replace(/^[.-]+/, "_")
    .slice(0, longest);
  return safe === "" ? "_" : safe;
}

/** Gives each name once, letter case apart; one that is taken gets a number. */
type Names = (wanted: string) => string;

function createNames(separator: string): Names {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    let count = counts.get(wanted.toLowerCase()) ?? 1;
    while (taken.has(name.toLowerCase())) {
      count += 1;
      name = `${wanted}${separator}${count}`;
    }
    counts.set(wanted.toLowerCase(), count);
    taken.add(name.toLowerCase());
    return name;
  };
}
