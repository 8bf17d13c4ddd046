import type { Diagnostic } from "../base/diagnostic.js";
import { createDocument } from "../base/document.js";
import type { Located, LocatedMap, LocatedText, Member } from "../base/located.js";
import { plainOf } from "../base/located.js";
import { writtenTextIn } from "../base/members.js";
import { type At, integerAt, listAt, mapAtPlace, textAt } from "../base/synthetic.js";
import { readServicesOnly } from "../decode/agent-services.js";
import { locate } from "../decode/locate.js";
import { readJson } from "../json/read.js";
import type { Reading } from "../reader.js";
import {
  type Annotations,
  type AnnotationText,
  annotationsOf,
  booleanOf,
  names,
  type Piece,
  placesWithin,
  split,
  wholeOf,
} from "./annotations.js";
import { readGateway } from "./gateways.js";
import { firstPort, type KubernetesService, portOf, servicesFor, type Workload } from "./pods.js";
import * as problems from "./problems.js";
import { parseUpstreams } from "./upstreams.js";

/** Port of the first sidecar of a pod on Kubernetes; each further one has the next. */
const firstSidecarPort = 20_000;

const nothing: Reading = { definitions: [], diagnostics: [] };

/** What cannot be read before all Services are known. */
export type Late = (services: readonly KubernetesService[]) => Reading;

/**
 * The registrations that the pods of a workload lead to: the service and its sidecar with the upstreams of the
 * annotation, or a gateway. One instance stands for all replicas.
 */
export function readWorkload(workload: Workload): Reading | Late {
  const { document } = workload;
  const annotations = annotationsOf(workload.metadata, document);
  const before = [...misplaced(workload), ...annotations.diagnostics];
  const gateway = annotations.members.get(names.gatewayKind);
  const reading =
    gateway === undefined
      ? readInjected(workload, annotations)
      : register(workload, readGateway(workload, annotations, gateway));
  const after = ({ definitions, diagnostics }: Reading): Reading => ({
    definitions,
    diagnostics: [...before, ...diagnostics],
  });
  return typeof reading === "function" ? (services) => after(reading(services)) : after(reading);
}

function misplaced(workload: Workload): readonly Diagnostic[] {
  if (workload.templatePath.length === 0) return [];
  const { members } = annotationsOf(workload.ownMetadata, workload.document);
  if (members.size === 0) return [];
  return [names.inject, names.upstreams, names.service, names.transparentProxy].flatMap((name) => {
    const member = members.get(name);
    if (member === undefined) return [];
    const span = workload.document.span(member.keyStart, member.keyEnd);
    return [problems.annotationMisplaced(name, workload.kind, workload.templatePath.join("."), span)];
  });
}

function readInjected(workload: Workload, { members }: Annotations): Reading | Late {
  const { document } = workload;
  const inject = members.get(names.inject);
  const wanted = inject === undefined ? undefined : booleanOf(inject.value.value);
  if (inject !== undefined && wanted === undefined) {
    const span = document.span(inject.value.start, inject.value.end);
    return { definitions: [], diagnostics: [problems.annotationNotBoolean(names.inject, inject.value.value, span)] };
  }
  if (wanted === false) return nothing;
  const hint = members.get(names.upstreams) ?? members.get(names.service);
  if (wanted === undefined && hint === undefined) return nothing;
  const asks =
    hint === undefined || wanted === true
      ? []
      : [problems.notInjected(workload.name, document.span(hint.keyStart, hint.keyEnd))];
  const named = annotatedServices(workload, members);
  return named === undefined
    ? (services) => registerServices(workload, members, selectedServices(workload, members, services), asks)
    : registerServices(workload, members, named, asks);
}

function registerServices(
  workload: Workload,
  members: Annotations["members"],
  found: readonly LocatedText[],
  asks: readonly Diagnostic[],
): Reading {
  const diagnostics: Diagnostic[] = [...asks];
  const upstreams = upstreamsOf(workload, members.get(names.upstreams), diagnostics);
  const transparent = booleanAt(workload, members.get(names.transparentProxy), diagnostics);
  const config = configAt(workload, members.get(names.proxyConfig), diagnostics);
  const readings = found.map((name, index) => {
    const port = portFor(workload, members.get(names.port), index, diagnostics);
    const proxy = mapAtPlace(
      {
        upstreams: index === 0 ? upstreams : undefined,
        mode:
          transparent === true ? textAt("transparent", placeOf(members.get(names.transparentProxy), name)) : undefined,
        config,
      },
      upstreams ?? name,
    );
    const sidecar = mapAtPlace({ port: integerAt(firstSidecarPort + index, name), proxy }, upstreams ?? name);
    return register(workload, {
      diagnostics: [],
      service: mapAtPlace(
        {
          id: textAt(`${workload.name}-${name.value}`, name),
          name,
          port,
          tags: tagsAt(members.get(names.tags)),
          meta: metaAt(members, workload.map),
          connect: mapAtPlace({ sidecar_service: sidecar }, sidecar),
        },
        workload.map,
      ),
    });
  });
  return {
    definitions: readings.flatMap((reading) => reading.definitions),
    diagnostics: [...diagnostics, ...readings.flatMap((reading) => reading.diagnostics)],
  };
}

/** A service as an agent's file would define it, and what was wrong with the annotations. */
export interface AnnotatedService {
  readonly service?: LocatedMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Registers by the rules that hold for an agent's file, which are those of every other registration. */
function register(workload: Workload, { service, diagnostics }: AnnotatedService): Reading {
  if (service === undefined) return { definitions: [], diagnostics };
  const reading = readServicesOnly({
    document: workload.document,
    value: mapAtPlace({ service }, workload.map),
    diagnostics: [],
  });
  // Of namespaces and partitions the annotation's own words tell already.
  const others = reading.diagnostics.filter(({ code }) => code !== "service/upstream-enterprise");
  return { definitions: reading.services, diagnostics: [...diagnostics, ...others] };
}

/** The names of the services that the pods serve, if the annotation says them. */
function annotatedServices(workload: Workload, members: Annotations["members"]): readonly LocatedText[] | undefined {
  const annotation = members.get(names.service)?.value;
  if (annotation === undefined || annotation.value.trim() === "") return undefined;
  const placeWithin = placesWithin(workload.document, annotation);
  return split(wholeOf(annotation), ",").map((piece) => textAt(piece.text, placeWithin(piece)));
}

/**
 * Else their names are those of the Services that select them, else that of the service account, whose name the service
 * must have where there are ACLs, else that of the workload itself.
 */
function selectedServices(
  workload: Workload,
  members: Annotations["members"],
  services: readonly KubernetesService[],
): readonly LocatedText[] {
  const selecting = servicesFor(workload, services);
  const only = members.get(names.kubernetesService)?.value.value;
  const chosen = only === undefined ? selecting : selecting.filter(({ name }) => name.value === only);
  const at = writtenTextIn(workload.ownMetadata, "name") ?? workload.map;
  if (chosen.length > 0) return chosen.map(({ name }) => textAt(name.value, at));
  const account = writtenTextIn(workload.spec, "serviceAccountName");
  if (account !== undefined && account.value !== "" && account.value !== "default") return [account];
  return [textAt(workload.name, at)];
}

function placeOf(annotation: AnnotationText | undefined, otherwise: At): At {
  return annotation?.value ?? otherwise;
}

/** The upstreams of the annotation as an agent's file would list them; those that cannot be read are left out. */
function upstreamsOf(
  workload: Workload,
  annotation: AnnotationText | undefined,
  diagnostics: Diagnostic[],
): Located | undefined {
  if (annotation === undefined) return undefined;
  const { document } = workload;
  const node = annotation.value;
  const placeWithin = placesWithin(document, node);
  const spanOf = (piece: Piece) => {
    const { start, end } = placeWithin(piece);
    return document.span(start, end);
  };
  const text = (piece: Piece | undefined) => (piece === undefined ? undefined : textAt(piece.text, placeWithin(piece)));
  const upstreams = parseUpstreams(wholeOf(node)).flatMap((upstream) => {
    if ("fault" in upstream) {
      diagnostics.push(problems.badUpstream(upstream.fault, upstream.hint, spanOf(upstream.at)));
      return [];
    }
    const port = portOf(workload, upstream.port.text);
    if (port === undefined) {
      diagnostics.push(problems.portUnknown(names.upstreams, upstream.port.text, spanOf(upstream.port)));
      return [];
    }
    for (const what of ["namespace", "partition"] as const) {
      const piece = upstream[what];
      if (piece === undefined || piece.text === "default") continue;
      diagnostics.push(problems.upstreamEnterprise(what, piece.text, spanOf(piece)));
    }
    return [
      mapAtPlace(
        {
          destination_type:
            upstream.type === "service" ? undefined : textAt(upstream.type, text(upstream.name) ?? node),
          destination_name: text(upstream.name),
          destination_namespace: text(besidesDefault(upstream.namespace)),
          destination_partition: text(besidesDefault(upstream.partition)),
          destination_peer: text(upstream.peer),
          datacenter: text(upstream.datacenter),
          local_bind_port: integerAt(port, placeWithin(upstream.port)),
        },
        placeWithin(upstream.whole),
      ),
    ];
  });
  return listAt(upstreams, node);
}

/** The default namespace and partition are the only ones of the Community Edition, which has no names for them. */
function besidesDefault(piece: Piece | undefined): Piece | undefined {
  return piece?.text === "default" ? undefined : piece;
}

function booleanAt(
  { document }: Workload,
  annotation: AnnotationText | undefined,
  diagnostics: Diagnostic[],
): boolean | undefined {
  if (annotation === undefined) return undefined;
  const { value, start, end } = annotation.value;
  const found = booleanOf(value);
  if (found === undefined)
    diagnostics.push(problems.annotationNotBoolean(annotation.key, value, document.span(start, end)));
  return found;
}

/** Free-form settings of the proxy, written as JSON in the annotation. */
function configAt(
  { document }: Workload,
  annotation: AnnotationText | undefined,
  diagnostics: Diagnostic[],
): Located | undefined {
  if (annotation === undefined) return undefined;
  const { value: text, start, end } = annotation.value;
  const { value, diagnostics: faults } = readJson(createDocument({ file: document.file, text }));
  if (value?.type !== "map" || faults.some((one) => one.severity === "error")) {
    diagnostics.push(problems.annotationNotJson(annotation.key, document.span(start, end)));
    return undefined;
  }
  // The offsets are those of the annotation's text; all of it stands where the annotation does.
  return relocated(locate(plainOf(value)), { start, end });
}

function relocated(value: Located, at: At): Located {
  if (value.type === "list") return { ...value, value: value.value.map((item) => relocated(item, at)), ...at };
  if (value.type !== "map") return { ...value, ...at };
  const members = value.value.map((member) => ({
    ...member,
    value: relocated(member.value, at),
    keyStart: at.start,
    keyEnd: at.end,
  }));
  return { ...value, value: members, ...at };
}

/** The port of the service: the annotation's, for several services its part with the same number; else the first one. */
function portFor(
  workload: Workload,
  annotation: AnnotationText | undefined,
  index: number,
  diagnostics: Diagnostic[],
): Located | undefined {
  if (annotation === undefined) {
    const port = index === 0 ? firstPort(workload) : undefined;
    return port === undefined ? undefined : integerAt(port, workload.spec ?? workload.map);
  }
  const pieces = split(wholeOf(annotation.value), ",");
  const piece = pieces[index];
  if (piece === undefined || piece.text === "") return undefined;
  const port = portOf(workload, piece.text);
  const place = placesWithin(workload.document, annotation.value)(piece);
  if (port !== undefined) return integerAt(port, place);
  const span = workload.document.span(place.start, place.end);
  diagnostics.push(problems.portUnknown(annotation.key, piece.text, span));
  return undefined;
}

/** Tags are separated by commas; one after a backslash belongs to the tag. */
function tagsAt(annotation: AnnotationText | undefined): Located | undefined {
  if (annotation === undefined) return undefined;
  const tags = annotation.value.value.split(/(?<!\\),/).map((tag) => tag.replaceAll("\\,", ","));
  return listAt(
    tags.map((tag) => textAt(tag, annotation.value)),
    annotation.value,
  );
}

function metaAt(members: Annotations["members"], at: At): Located | undefined {
  const found: Member[] = [];
  for (const { key, value, keyStart, keyEnd } of members.values()) {
    if (!key.startsWith(names.meta) || key === names.meta) continue;
    found.push({ key: key.slice(names.meta.length), value, keyStart, keyEnd });
  }
  return found.length === 0 ? undefined : { type: "map", value: found, start: at.start, end: at.end };
}
