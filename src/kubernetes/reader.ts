import { type Diagnostic, hasErrors } from "../base/diagnostic.js";
import { createDocument, type Document } from "../base/document.js";
import type { Located } from "../base/located.js";
import { memberIn, valueIn } from "../base/members.js";
import type { Source } from "../base/source.js";
import { nearest } from "../base/suggest.js";
import { decodeUtf8 } from "../base/utf8.js";
import { readJson } from "../json/read.js";
import { startsLikeJson } from "../json/starts-like-json.js";
import type { CatalogDefinition, Reader, Reading } from "../reader.js";
import { type YamlDocument, yamlDocuments } from "../yaml/read.js";
import { readEntryResource } from "./entry.js";
import { consulApiVersion, entryKindOf, otherKinds, resourceKinds } from "./kinds.js";
import { type KubernetesService, kubernetesServiceOf, workloadOf } from "./pods.js";
import * as problems from "./problems.js";
import { type Resource, resourcesIn } from "./resource.js";
import { type Late, readWorkload } from "./sidecars.js";

/**
 * Reads Kubernetes manifests: every YAML source, and JSON with an `apiVersion`. Consul's resources become config entries,
 * and the annotations of pods become registrations; other objects are passed over.
 */
export const kubernetesReader: Reader = {
  accepts: isManifest,
  read: (sources) => readManifests(sources),
};

/** Reads one manifest alone; see {@link kubernetesReader}. */
export function readKubernetes(source: Source): Reading {
  return readManifests([source]);
}

const brace = 0x7b;

function isManifest({ file, syntax, text }: Source): boolean {
  if (syntax !== undefined ? syntax === "yaml" : /\.ya?ml$/.test(file)) return true;
  if (typeof text !== "string" && !text.subarray(0, 1000).includes(brace)) return false;
  const whole = typeof text === "string" ? text : decodeUtf8(text);
  if (!startsLikeJson(whole) || !whole.includes('"apiVersion"')) return false;
  const { value } = readJson(createDocument({ file, text: whole }));
  return value?.type === "map" && memberIn(value, "apiVersion") !== undefined && memberIn(value, "kind") !== undefined;
}

function readManifests(sources: readonly Source[]): Reading {
  const manifests = sources.map(readManifest);
  const services = manifests.flatMap((manifest) => manifest.services);
  const definitions: CatalogDefinition[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const manifest of manifests) {
    for (const one of manifest.diagnostics) diagnostics.push(one);
    for (const reading of manifest.readings) {
      const { definitions: defined, diagnostics: found } = typeof reading === "function" ? reading(services) : reading;
      for (const definition of defined) definitions.push(definition);
      for (const diagnostic of found) diagnostics.push(diagnostic);
    }
  }
  return { definitions, diagnostics };
}

interface Manifest {
  /** One for each resource that is no Service. */
  readonly readings: readonly (Reading | Late)[];
  readonly services: readonly KubernetesService[];
  /** Of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What one manifest says. Each resource is read as soon as it is parsed, so that of thousands of manifests hardly a parsed
 * value is alive at any time: what is alive costs time whenever the engine collects garbage. Only workloads that Services name
 * wait for all of them.
 */
function readManifest(source: Source): Manifest {
  const document = createDocument(source);
  const isJson = startsLikeJson(document.text) && !isNamedYaml(source);
  const readings: (Reading | Late)[] = [];
  const services: KubernetesService[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const part of isJson ? [jsonDocument(document)] : yamlDocuments(document)) {
    const found = part.value === undefined ? [] : resourcesIn(part.value, document);
    const isBroken = hasErrors(part.diagnostics);
    for (const one of worthTelling(part, found, document)) diagnostics.push(one);
    for (const resource of found) {
      const service = kubernetesServiceOf(resource);
      if (service !== undefined) services.push(service);
      else readings.push(readResource(resource, isBroken));
    }
  }
  return { readings, services, diagnostics };
}

function jsonDocument(document: Document): YamlDocument {
  const { value, diagnostics } = readJson(document);
  const end = document.text.length;
  return value === undefined ? { diagnostics, start: 0, end } : { value, diagnostics, start: 0, end };
}

function isNamedYaml({ file, syntax }: Source): boolean {
  return syntax === "yaml" || /\.ya?ml$/.test(file);
}

/**
 * Faults of the text count in what is Consul's. In the objects of others they are the business of others; only where a
 * broken text does not even show what it is, it is told, for it might have been Consul's.
 */
function worthTelling(part: YamlDocument, found: readonly Resource[], document: Document): readonly Diagnostic[] {
  if (part.diagnostics.length === 0) return [];
  const text = document.text.slice(part.start, part.end);
  if (text.includes("consul.hashicorp.com") || found.some((one) => likelyKind(one) !== undefined))
    return part.diagnostics;
  const isOthers = found.some((one) => one.apiVersion !== "") || /^apiVersion:/m.test(text);
  return !isOthers && hasErrors(part.diagnostics) ? part.diagnostics : [];
}

const nothing: Reading = { definitions: [], diagnostics: [] };

function readResource(resource: Resource, isBroken: boolean): Reading | Late {
  const { kind, apiVersion } = resource;
  if (apiVersion === consulApiVersion) return asRead(readConsulResource(resource), isBroken);
  const workload = apiVersion === "" ? undefined : workloadOf(resource);
  if (workload !== undefined) {
    const reading = readWorkload(workload);
    return typeof reading === "function"
      ? (services) => asRead(reading(services), isBroken)
      : asRead(reading, isBroken);
  }
  const likely = likelyKind(resource);
  if (likely === undefined) return nothing;
  const span = spanOf(resource, "apiVersion") ?? spanOf(resource, "kind") ?? wholeSpan(resource);
  return asRead({ definitions: [], diagnostics: [problems.wrongApiVersion(kind, apiVersion, likely, span)] }, isBroken);
}

/** Kubernetes stops at a fault of the text; what is found later is hidden, or only follows from that fault. */
function asRead({ definitions, diagnostics }: Reading, isBroken: boolean): Reading {
  if (!isBroken) return { definitions, diagnostics };
  return {
    definitions,
    diagnostics: diagnostics
      .filter((one) => !one.code.startsWith("decode/unknown-key"))
      .map((one) => (one.severity === "error" ? { ...one, hidden: true as const } : one)),
  };
}

function readConsulResource(resource: Resource): Reading {
  const { kind } = resource;
  const entryKind = entryKindOf(kind);
  if (entryKind !== undefined) {
    const { definition, diagnostics } = readEntryResource(resource, entryKind);
    return { definitions: definition === undefined ? [] : [definition], diagnostics };
  }
  if (otherKinds.includes(kind)) return nothing;
  const suggestion = nearest(kind, [...Object.keys(resourceKinds), ...otherKinds]);
  const span = spanOf(resource, "kind") ?? wholeSpan(resource);
  return { definitions: [], diagnostics: [problems.unknownKind(kind, suggestion, span)] };
}

/** Groups that may be Consul's, misspelt. */
const consulGroup = "consul.hashicorp.com";

/**
 * The kind of Consul's that an object with another apiVersion was probably meant to have. Others have kinds like `Mesh`
 * too, so the apiVersion must look like Consul's, or be missing its group.
 */
function likelyKind({ kind, apiVersion }: Resource): string | undefined {
  const slash = apiVersion.indexOf("/");
  const group = slash === -1 ? "" : apiVersion.slice(0, slash);
  const isNear =
    group === consulGroup || nearest(apiVersion, [consulApiVersion]) !== undefined || apiVersion === consulGroup;
  if (!isNear && (group !== "" || apiVersion === "v1")) return undefined;
  const meant = nearest(kind, Object.keys(resourceKinds));
  // Without any apiVersion the kind alone has to convince.
  const isSame = meant !== undefined && meant.toLowerCase() === kind.replaceAll(/[-_]/g, "").toLowerCase();
  return isNear || (isSame && meant !== "Mesh") ? meant : undefined;
}

function spanOf({ map, document }: Resource, key: string) {
  const value: Located | undefined = valueIn(map, key);
  return value === undefined ? undefined : document.span(value.start, value.end);
}

function wholeSpan({ map, document }: Resource) {
  return document.span(map.start, map.end);
}
