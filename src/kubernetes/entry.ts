import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap, Member } from "../base/located.js";
import { mapAt, mapIn, memberIn, valueIn } from "../base/members.js";
import { withFields } from "../base/record.js";
import { isZero } from "../base/zero.js";
import { type EntryReading, readEntry } from "../decode/entry.js";
import { type EntryKind, entryKinds } from "../model/kinds.js";
import { ourSpelling } from "../model/our-spelling.js";
import { isTemplate } from "../yaml/problems.js";
import * as problems from "./problems.js";
import type { Resource } from "./resource.js";
import { annotatedFields, annotatedKinds } from "./schema.js";
import { spellingProblems } from "./spelling.js";
import { templateIn } from "./templates.js";
import { typeProblems } from "./types.js";
import { withWordsAsText, wordAsText } from "./words.js";

/**
 * Reads a resource that stands for a config entry: its kind and name, and every key of its `spec` as it is. What the
 * schema of the resource or its controller refuse besides is told, and does not keep the entry from being read.
 */
export function readEntryResource(resource: Resource, kind: EntryKind): EntryReading {
  const { document, map } = resource;
  const template = document.text.slice(map.start, map.end).includes("{{")
    ? templateIn({ ...map, value: [...membersAt(map, "metadata"), ...membersAt(map, "spec")] })
    : undefined;
  if (template !== undefined) return { diagnostics: [isTemplate(document.span(template.start, template.end))] };
  const written = mapIn(map, "spec");
  const spec = written === undefined ? undefined : withWordsAsText(written, entryKinds[kind].type, document);
  const reading = readEntry(entryMap(resource, kind, spec), document, "cli");
  const ofTypes = specTypeProblems(spec, kind, document).filter((one) => !reading.diagnostics.some(isRefusalAt(one)));
  const own = [
    ...shapeProblems(resource),
    ...nameProblems(resource, reading),
    ...specProblems(written, kind, document),
    ...ofTypes,
  ];
  const rest = reading.diagnostics.filter(
    (one) =>
      // The controller refuses a mode of proxies whatever it says.
      one.code !== "entry/proxy-mode" && !ofTypes.some((other) => isNanosecondsAt(one, other)),
  );
  const told = rest.map((one) => {
    if (one.code === "entry/mesh-gateway-mode") return problems.meshGatewayMode(one);
    return one.hint !== undefined && one.code.startsWith("decode/unknown-key")
      ? { ...one, hint: ourSpelling(one.hint, entryKinds[kind].type) }
      : one;
  });
  return withFields(reading, { diagnostics: [...own, ...told] });
}

function membersAt(map: LocatedMap, key: string): readonly Member[] {
  const member = memberIn(map, key);
  return member === undefined ? [] : [member];
}

/** The entry as `config write` would take it. */
function entryMap(resource: Resource, kind: EntryKind, spec: LocatedMap | undefined): LocatedMap {
  const { map, document } = resource;
  const isIntentions = kind === "service-intentions";
  const name = kind === "mesh" ? undefined : nameOf(resource, kind);
  const members = [kindMember(map, kind)];
  if (name !== undefined) {
    const { value, keyStart, keyEnd } = name;
    members.push({ key: "Name", value: wordAsText(value, document), keyStart, keyEnd });
  }
  for (const member of spec?.value ?? []) if (!isIntentions || member.key !== "destination") members.push(member);
  return { type: "map", value: members, start: map.start, end: map.end };
}

function kindMember(map: LocatedMap, kind: EntryKind): Member {
  const written = memberIn(map, "kind");
  const { start, end } = written?.value ?? map;
  const value: Located = { type: "text", value: kind, start, end };
  return { key: "Kind", value, keyStart: written?.keyStart ?? start, keyEnd: written?.keyEnd ?? end };
}

/** An intention is named by the service that it guards, everything else by the resource. */
function nameOf({ map }: Resource, kind: EntryKind): Member | undefined {
  return kind === "service-intentions"
    ? memberIn(mapAt(map, ["spec", "destination"]), "name")
    : memberIn(mapIn(map, "metadata"), "name");
}

function shapeProblems({ map, document }: Resource): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const key of ["metadata", "spec"]) {
    const value = valueIn(map, key);
    if (value === undefined || value.type === "map" || value.type === "null") continue;
    found.push(problems.notAnObject(key, document.span(value.start, value.end)));
  }
  return found;
}

function nameProblems({ map, kind, document }: Resource, reading: EntryReading): readonly Diagnostic[] {
  const metadata = mapIn(map, "metadata");
  const name = valueIn(metadata, "name");
  if (name === undefined || name.type === "null" || (name.type === "text" && name.value === "")) {
    const isTold =
      kind !== "ServiceIntentions" && reading.diagnostics.some((one) => one.code === "entry/name-required");
    const { start, end } = valueIn(map, "kind") ?? map;
    return isTold ? [] : [problems.nameMissing(kind, document.span(start, end))];
  }
  if (kind === "Mesh" && name.type === "text" && name.value !== "mesh") {
    return [problems.meshName(name.value, document.span(name.start, name.end))];
  }
  return [];
}

function specProblems(spec: LocatedMap | undefined, kind: EntryKind, document: Document): readonly Diagnostic[] {
  if (spec === undefined) return [];
  return [...spellingProblems(spec, entryKinds[kind].type, document), ...annotationProblems(spec, kind, document)];
}

function specTypeProblems(spec: LocatedMap | undefined, kind: EntryKind, document: Document): readonly Diagnostic[] {
  return spec === undefined ? [] : typeProblems(spec, entryKinds[kind].type, document);
}

/** True for what refuses the value of a wrong type already. */
function isRefusalAt(place: Diagnostic): (one: Diagnostic) => boolean {
  return (one) => one.code.startsWith("decode/bad-") && startsAlike(one, place);
}

/** A number without a unit is refused here, whatever Consul would take it for. */
function isNanosecondsAt(one: Diagnostic, place: Diagnostic): boolean {
  return one.code === "decode/duration-in-nanoseconds" && startsAlike(one, place);
}

function startsAlike({ span: a }: Diagnostic, { span: b }: Diagnostic): boolean {
  return a?.line === b?.line && a?.column === b?.column;
}

function annotationProblems(spec: LocatedMap, kind: EntryKind, document: Document): readonly Diagnostic[] {
  if (!annotatedKinds.includes(kind)) return [];
  return annotatedFields.flatMap(({ path, annotation }) => {
    const member = memberIn(mapAt(spec, path.slice(0, -1)), path.at(-1) ?? "");
    if (member === undefined || isZero(member.value.value)) return [];
    return [problems.useAnnotation(path.join("."), annotation, document.span(member.keyStart, member.keyEnd))];
  });
}
