import type { Document } from "../base/document.js";
import type { LocatedMap, LocatedText } from "../base/located.js";
import { itemsIn, mapAt, mapIn, textIn, valueIn, writtenTextIn } from "../base/members.js";
import { compareText } from "../base/text-order.js";
import { podTemplates } from "./kinds.js";
import type { Resource } from "./resource.js";

/** What makes pods: a pod itself, or an object with a template of it. */
export interface Workload {
  readonly document: Document;
  readonly map: LocatedMap;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** The keys to the template of the pod; none for a pod itself. */
  readonly templatePath: readonly string[];
  readonly ownMetadata: LocatedMap | undefined;
  readonly metadata: LocatedMap | undefined;
  readonly spec: LocatedMap | undefined;
}

/** The workload that a resource is, if it is one. */
export function workloadOf({ document, map, kind }: Resource): Workload | undefined {
  const path = Object.hasOwn(podTemplates, kind) ? podTemplates[kind] : undefined;
  if (path === undefined) return undefined;
  const ownMetadata = mapIn(map, "metadata");
  const pod = mapAt(map, path);
  return {
    document,
    map,
    kind,
    name: textIn(ownMetadata, "name") ?? textIn(ownMetadata, "generateName") ?? "",
    namespace: namespaceOf(ownMetadata),
    templatePath: path,
    ownMetadata,
    metadata: mapIn(pod, "metadata"),
    spec: mapIn(pod, "spec"),
  };
}

/** A Service of Kubernetes with the labels that it selects pods by. */
export interface KubernetesService {
  readonly name: LocatedText;
  readonly namespace: string;
  readonly selector: ReadonlyMap<string, unknown>;
}

/** The Service that a resource is; undefined for other resources, and for one that Consul is told to ignore. */
export function kubernetesServiceOf({ map, kind, apiVersion }: Resource): KubernetesService | undefined {
  if (kind !== "Service" || apiVersion !== "v1") return undefined;
  const metadata = mapIn(map, "metadata");
  const name = writtenTextIn(metadata, "name");
  const selector = labelsIn(mapAt(map, ["spec", "selector"]));
  const isIgnored = textIn(mapIn(metadata, "labels"), "consul.hashicorp.com/service-ignore") === "true";
  if (name === undefined || selector.size === 0 || isIgnored) return undefined;
  return { name, namespace: namespaceOf(metadata), selector };
}

/** The Services that select the workload's pods, in the order of their names. */
export function servicesFor(workload: Workload, services: readonly KubernetesService[]): readonly KubernetesService[] {
  const labels = labelsIn(mapIn(workload.metadata, "labels"));
  return services
    .filter(({ namespace, selector }) => {
      return namespace === workload.namespace && [...selector].every(([key, value]) => labels.get(key) === value);
    })
    .sort((a, b) => compareText(a.name.value, b.name.value));
}

/** Port of a container by its name or number; undefined if it is neither. */
export function portOf(workload: Workload, port: string): number | undefined {
  for (const container of itemsIn(workload.spec, "containers")) {
    if (container.type !== "map") continue;
    for (const one of itemsIn(container, "ports")) {
      if (one.type === "map" && textIn(one, "name") === port) return containerPort(one);
    }
  }
  const number = /^[0-9]{1,5}$/.test(port) ? Number(port) : 0;
  return number > 0 && number <= 65_535 ? number : undefined;
}

/** The first port of any container. */
export function firstPort(workload: Workload): number | undefined {
  for (const container of itemsIn(workload.spec, "containers")) {
    if (container.type !== "map") continue;
    for (const one of itemsIn(container, "ports")) if (one.type === "map") return containerPort(one);
  }
  return undefined;
}

function containerPort(port: LocatedMap): number | undefined {
  const value = valueIn(port, "containerPort");
  return value?.type === "integer" || value?.type === "float" ? Number(value.value) : undefined;
}

function labelsIn(map: LocatedMap | undefined): ReadonlyMap<string, unknown> {
  return new Map((map?.value ?? []).map(({ key, value }) => [key, value.value]));
}

function namespaceOf(metadata: LocatedMap | undefined): string {
  const namespace = textIn(metadata, "namespace") ?? "";
  return namespace === "" ? "default" : namespace;
}
