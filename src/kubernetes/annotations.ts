import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap, LocatedText, Member } from "../base/located.js";
import { mapIn } from "../base/members.js";
import { nearest } from "../base/suggest.js";
import type { At } from "../base/synthetic.js";
import * as problems from "./problems.js";

/** What all of Consul's annotations begin with. */
const annotationPrefix = "consul.hashicorp.com/";

/** Annotations that decide what is registered. */
export const names = {
  inject: `${annotationPrefix}connect-inject`,
  service: `${annotationPrefix}connect-service`,
  kubernetesService: `${annotationPrefix}kubernetes-service`,
  port: `${annotationPrefix}connect-service-port`,
  upstreams: `${annotationPrefix}connect-service-upstreams`,
  transparentProxy: `${annotationPrefix}transparent-proxy`,
  proxyConfig: `${annotationPrefix}proxy-config-map`,
  tags: `${annotationPrefix}service-tags`,
  meta: `${annotationPrefix}service-meta-`,
  gatewayKind: `${annotationPrefix}gateway-kind`,
  gatewayService: `${annotationPrefix}gateway-consul-service-name`,
  gatewayPort: `${annotationPrefix}mesh-gateway-container-port`,
  gatewayWanSource: `${annotationPrefix}gateway-wan-address-source`,
  gatewayWanAddress: `${annotationPrefix}gateway-wan-address-static`,
  gatewayWanPort: `${annotationPrefix}gateway-wan-port`,
} as const;

/** The others that a typing error may have meant, without the prefix. */
const otherNames = [
  "connect-inject-mount-volume",
  "consul-envoy-proxy-concurrency",
  "consul-namespace",
  "consul-sidecar-user-volume",
  "consul-sidecar-user-volume-mount",
  "envoy-extra-args",
  "enable-metrics",
  "enable-metrics-merging",
  "enable-sidecar-proxy-lifecycle",
  "gateway-namespace",
  "merged-metrics-port",
  "peering-version",
  "prometheus-ca-file",
  "prometheus-ca-path",
  "prometheus-cert-file",
  "prometheus-key-file",
  "prometheus-scrape-path",
  "prometheus-scrape-port",
  "service-metrics-path",
  "service-metrics-port",
  "transparent-proxy-exclude-inbound-ports",
  "transparent-proxy-exclude-outbound-cidrs",
  "transparent-proxy-exclude-outbound-ports",
  "transparent-proxy-exclude-uids",
  "transparent-proxy-outbound-listener-port",
  "transparent-proxy-overwrite-probes",
  "use-proxy-health-check",
].map((name) => annotationPrefix + name);

const knownNames: ReadonlySet<string> = new Set([...Object.values(names), ...otherNames]);

/** Annotations of which there are many, by how they begin. */
const families = ["service-meta-", "sidecar-proxy-", "consul-sidecar-", "enable-", "connect-k8s-", "consul-k8s-"].map(
  (name) => annotationPrefix + name,
);

/** Consul's annotations of one object. */
export interface Annotations {
  /** With the text of each; those whose value is no text are there as the text that is written. */
  readonly members: ReadonlyMap<string, AnnotationText>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface AnnotationText extends Omit<Member, "value"> {
  readonly value: LocatedText;
}

/** Reads Consul's annotations of a `metadata`; the annotations of others are not looked at. */
export function annotationsOf(metadata: LocatedMap | undefined, document: Document): Annotations {
  const members = new Map<string, AnnotationText>();
  const diagnostics: Diagnostic[] = [];
  for (const member of mapIn(metadata, "annotations")?.value ?? []) {
    if (!member.key.startsWith(annotationPrefix)) continue;
    const text = textOf(member.value, document);
    if (member.value.type !== "text") {
      const span = document.span(member.value.start, member.value.end);
      diagnostics.push(problems.annotationNotText(member.key, text.value, span));
    }
    const meant = suggestion(member.key);
    if (meant !== undefined) {
      const span = document.span(member.keyStart, member.keyEnd);
      diagnostics.push(problems.annotationUnknown(member.key, meant, span));
    }
    members.set(member.key, { key: member.key, value: text, keyStart: member.keyStart, keyEnd: member.keyEnd });
  }
  return { members, diagnostics };
}

function textOf(node: Located, document: Document): LocatedText {
  if (node.type === "text") return node;
  const { start, end } = node;
  return { type: "text", value: document.text.slice(start, end), start, end };
}

function suggestion(name: string): string | undefined {
  if (knownNames.has(name) || families.some((family) => name.startsWith(family))) return undefined;
  const word = name.slice(annotationPrefix.length);
  const meant = nearest(
    word,
    [...knownNames].map((known) => known.slice(annotationPrefix.length)),
  );
  return meant === undefined ? undefined : annotationPrefix + meant;
}

const yes: ReadonlySet<string> = new Set(["1", "t", "T", "TRUE", "true", "True"]);
const no: ReadonlySet<string> = new Set(["0", "f", "F", "FALSE", "false", "False"]);

/** The boolean that a text spells, as Go reads it. */
export function booleanOf(text: string): boolean | undefined {
  return yes.has(text) ? true : no.has(text) ? false : undefined;
}

/** A part of an annotation's text, with its offsets in that text. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The parts between separators, each without the space around it. */
export function split({ text, from }: Piece, separator: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let end = text.indexOf(separator); end !== -1; end = text.indexOf(separator, start)) {
    pieces.push(trimmed(text.slice(start, end), from + start));
    start = end + separator.length;
  }
  pieces.push(trimmed(text.slice(start), from + start));
  return pieces;
}

function trimmed(part: string, at: number): Piece {
  const text = part.trim();
  const from = text.length === part.length ? at : at + part.length - part.trimStart().length;
  return { text, from, to: from + text.length };
}

/** The whole text of an annotation. */
export function wholeOf(node: LocatedText): Piece {
  return { text: node.value, from: 0, to: node.value.length };
}

/**
 * Tells where parts of an annotation's text stand: exactly, where the text was written in one piece, as annotations are; else
 * where the part is found first in it.
 */
export function placesWithin(document: Document, node: LocatedText): (piece: Piece) => At {
  const raw = document.text.slice(node.start, node.end);
  const whole = raw.indexOf(node.value);
  if (whole !== -1) {
    const base = node.start + whole;
    return ({ from, to }) => ({ start: base + from, end: base + to });
  }
  return ({ text }) => {
    const at = text === "" ? -1 : raw.indexOf(text);
    return at === -1
      ? { start: node.start, end: node.end }
      : { start: node.start + at, end: node.start + at + text.length };
  };
}
