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
import { readYaml, type YamlDocument } from "../yaml/read.js";
import { readEntryResource } from "./entry.js";
import { consulApiVersion, entryKindOf, otherKinds, resourceKinds } from "./kinds.js";
import { type KubernetesService, kubernetesServiceOf, workloadOf } from "./pods.js";
import * as problems from "./problems.js";
import { type Resource, resourcesIn } from "./resource.js";
import { readWorkload } from "./sidecars.js";

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
  const definitions: CatalogDefinition[] = [];
  const diagnostics: Diagnostic[] = [];
  const manifests = sources.map(readManifest);
  const services = manifests.flatMap(({ resources }) => resources.flatMap((one) => kubernetesServiceOf(one) ?? []));
  for (const manifest of manifests) {
    for (const one of manifest.diagnostics) diagnostics.push(one);
    for (const resource of manifest.resources) {
      const reading = readResource(resource, services, manifest.broken.has(resource));
      for (const definition of reading.definitions) definitions.push(definition);
      for (const one of reading.diagnostics) diagnostics.push(one);
    }
  }
  return { definitions, diagnostics };
}

interface Manifest {
  readonly resources: readonly Resource[];
  /** Those whose text has a fault, so that they were not read as meant. */
  readonly broken: ReadonlySet<Resource>;
  readonly diagnostics: readonly Diagnostic[];
}

function readManifest(source: Source): Manifest {
  const document = createDocument(source);
  const parts: readonly YamlDocument[] =
    startsLikeJson(document.text) && !isNamedYaml(source)
      ? [{ ...readJson(document), start: 0, end: document.text.length }].map(({ value, ...rest }) => ({
          ...rest,
          ...(value === undefined ? {} : { value }),
        }))
      : readYaml(document);
  const resources: Resource[] = [];
  const broken = new Set<Resource>();
  const diagnostics: Diagnostic[] = [];
  for (const part of parts) {
    const found = part.value === undefined ? [] : resourcesIn(part.value, document);
    for (const one of found) resources.push(one);
    if (hasErrors(part.diagnostics)) for (const one of found) broken.add(one);
    for (const one of worthTelling(part, found, document)) diagnostics.push(one);
  }
  return { resources, broken, diagnostics };
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

/** Kubernetes stops at a fault of the text; what is found later is hidden, or only follows from that fault. */
function readResource(resource: Resource, services: readonly KubernetesService[], isBroken: boolean): Reading {
  const { definitions, diagnostics } = readWhole(resource, services);
  if (!isBroken) return { definitions, diagnostics };
  return {
    definitions,
    diagnostics: diagnostics
      .filter((one) => !one.code.startsWith("decode/unknown-key"))
      .map((one) => (one.severity === "error" ? { ...one, hidden: true as const } : one)),
  };
}

function readWhole(resource: Resource, services: readonly KubernetesService[]): Reading {
  const { kind, apiVersion } = resource;
  if (apiVersion === consulApiVersion) return readConsulResource(resource);
  const workload = workloadOf(resource);
  if (workload !== undefined && apiVersion !== "") return readWorkload(workload, services);
  const likely = likelyKind(resource);
  if (likely === undefined) return nothing;
  const span = spanOf(resource, "apiVersion") ?? spanOf(resource, "kind") ?? wholeSpan(resource);
  return { definitions: [], diagnostics: [problems.wrongApiVersion(kind, apiVersion, likely, span)] };
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
