import type { Draft } from "../base/record.js";
import { type Piece, split } from "./annotations.js";

/** One upstream of the annotation, taken apart. */
export interface AnnotatedUpstream {
  readonly whole: Piece;
  readonly type: "service" | "prepared_query";
  readonly name: Piece;
  /** A number, or the name of a port of a container. */
  readonly port: Piece;
  readonly namespace?: Piece;
  readonly partition?: Piece;
  readonly peer?: Piece;
  readonly datacenter?: Piece;
}

/** What is wrong with an upstream that has none of the forms. */
export interface UpstreamFault {
  readonly fault: string;
  readonly hint?: string;
  readonly at: Piece;
}

const forms = "Write `NAME:PORT`, `NAME:PORT:DATACENTER`, `NAME.svc:PORT`, `NAME.svc.PEER.peer:PORT`, …";

/**
 * Reads the annotation of upstreams: one or more, separated by commas, each in one of the forms
 *
 *     name[.namespace[.partition]]:port[:datacenter]
 *     name.svc[.namespace.ns][.peer.peer | .partition.ap | .datacenter.dc]:port
 *     prepared_query:name:port
 */
export function parseUpstreams(annotation: Piece): readonly (AnnotatedUpstream | UpstreamFault)[] {
  if (annotation.text.trim() === "") return [];
  return split(annotation, ",").map(parseUpstream);
}

function parseUpstream(whole: Piece): AnnotatedUpstream | UpstreamFault {
  if (whole.text === "") return { fault: "An upstream is empty.", hint: "Is there a comma too many?", at: whole };
  const [head, second, ...rest] = split(whole, ":");
  if (head === undefined || second === undefined) {
    return { fault: `The upstream \`${whole.text}\` names no port.`, hint: forms, at: whole };
  }
  const third = restOf(whole, rest);
  if (head.text === "prepared_query") return preparedQuery(whole, second, third);
  const names = split(head, ".");
  const parsed =
    names[1]?.text === "svc" ? labelled(whole, names, second, third) : unlabelled(whole, names, second, third);
  const empty = "fault" in parsed ? undefined : firstEmpty(parsed);
  return empty === undefined
    ? parsed
    : { fault: `The upstream \`${whole.text}\` has an empty ${empty.what}.`, hint: forms, at: empty.at };
}

/** Everything after the second colon counts as one. */
function restOf(whole: Piece, rest: readonly Piece[]): Piece | undefined {
  const [first] = rest;
  const last = rest.at(-1);
  if (first === undefined || last === undefined || (rest.length === 1 && first.text === "")) return undefined;
  return { text: whole.text.slice(first.from - whole.from, last.to - whole.from), from: first.from, to: last.to };
}

function preparedQuery(whole: Piece, name: Piece, port: Piece | undefined): AnnotatedUpstream | UpstreamFault {
  if (port === undefined) {
    return {
      fault: `The prepared query \`${name.text}\` has no port.`,
      hint: "Write `prepared_query:NAME:PORT`.",
      at: whole,
    };
  }
  const upstream: AnnotatedUpstream = { whole, type: "prepared_query", name, port };
  return name.text === "" ? { fault: "A prepared query has no name.", at: whole } : upstream;
}

const labels = { ns: "namespace", peer: "peer", ap: "partition", dc: "datacenter" } as const;

type Label = keyof typeof labels;

function isLabel(word: string): word is Label {
  return Object.hasOwn(labels, word);
}

/** `name.svc`, then pairs of a name and a label; the namespace first, and one of the others after it. */
function labelled(
  whole: Piece,
  [name, , ...pairs]: readonly Piece[],
  port: Piece,
  datacenter: Piece | undefined,
): AnnotatedUpstream | UpstreamFault {
  if (datacenter !== undefined) {
    return {
      fault: `What follows the port is ignored in this form: \`${datacenter.text}\`.`,
      hint: `Write \`${name?.text}.svc.${datacenter.text}.dc:${port.text}\`.`,
      at: datacenter,
    };
  }
  const found: Partial<Record<(typeof labels)[Label], Piece>> = {};
  for (let index = 0; index < pairs.length; index += 2) {
    const [value, label] = pairs.slice(index, index + 2);
    if (value === undefined || label === undefined) {
      return {
        fault: `\`${value?.text}\` has no label after it.`,
        hint: "The labels are ns, peer, ap and dc.",
        at: whole,
      };
    }
    if (!isLabel(label.text)) {
      return { fault: `There is no label \`${label.text}\`.`, hint: "The labels are ns, peer, ap and dc.", at: label };
    }
    if (label.text === "ns" ? index > 0 : "peer" in found || "partition" in found || "datacenter" in found) {
      const rule = "The namespace comes first, and one of peer, ap and dc may follow.";
      return { fault: `\`${value.text}.${label.text}\` stands in the wrong place.`, hint: rule, at: value };
    }
    found[labels[label.text]] = value;
  }
  return name === undefined
    ? { fault: "An upstream has no name.", at: whole }
    : { whole, type: "service", name, port, ...found };
}

function unlabelled(
  whole: Piece,
  [name, namespace, partition, more]: readonly Piece[],
  port: Piece,
  datacenter: Piece | undefined,
): AnnotatedUpstream | UpstreamFault {
  if (name === undefined || more !== undefined) {
    return { fault: `The name in \`${whole.text}\` has more than three parts.`, hint: forms, at: whole };
  }
  const last = partition ?? namespace;
  if (last !== undefined && isLabel(last.text)) {
    return {
      fault: `The label \`${last.text}\` needs \`.svc\` after the name of the service.`,
      hint: `Write \`${name.text}.svc…\`.`,
      at: last,
    };
  }
  const upstream: Draft<AnnotatedUpstream> = { whole, type: "service", name, port };
  if (namespace !== undefined) upstream.namespace = namespace;
  if (partition !== undefined) upstream.partition = partition;
  if (datacenter !== undefined) upstream.datacenter = datacenter;
  return upstream;
}

const parts = ["name", "port", "namespace", "partition", "peer", "datacenter"] as const;

function firstEmpty(upstream: AnnotatedUpstream): { readonly what: string; readonly at: Piece } | undefined {
  const what = parts.find((part) => upstream[part]?.text === "");
  return what === undefined ? undefined : { what, at: upstream.whole };
}
