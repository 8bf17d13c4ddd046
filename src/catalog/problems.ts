import { type Diagnostic, type DiagnosticDetails, diagnostic } from "../base/diagnostic.js";
import type { Origin } from "../model/definition.js";

/** Two entries of one kind and name that differ; `kept` is the one that counts. */
export function entryTwice(what: string, kept: Origin, dropped: Origin): Diagnostic {
  return diagnostic(
    "catalog/entry-twice",
    `${what} is written twice, and the two differ; the plan goes by ${placeName(kept)}.`,
    { ...at(dropped, kept, "this one counts"), hint: "Keep one of the two." },
  );
}

/** Two entries of one kind and name with equal content. */
export function entryRepeated(what: string, kept: Origin, dropped: Origin): Diagnostic {
  return diagnostic("catalog/entry-repeated", `${what} is written twice, with equal content.`, {
    ...at(dropped, kept, "the same is written here"),
  });
}

/** Two services of one file with one ID. */
export function serviceTwice(id: string, kept: Origin, dropped: Origin): Diagnostic {
  return diagnostic(
    "catalog/service-twice",
    `The service ID \`${id}\` is used again further down in this file; the later service replaces this one.`,
    { ...at(dropped, kept, "this one stays"), hint: "Give each instance an `id` of its own." },
  );
}

/** Agents of one folder that name different datacenters. */
export function datacenterUnclear(folder: string, kept: NamedDatacenter, other: NamedDatacenter): Diagnostic {
  const where = folder === "" ? "one folder" : `\`${folder}\``;
  return diagnostic(
    "catalog/datacenter-unclear",
    `Agents in ${where} name the datacenters \`${kept.datacenter}\` and \`${other.datacenter}\`; services beside them are taken for \`${kept.datacenter}\`.`,
    {
      ...at(other.origin, kept.origin, "the other datacenter"),
      hint: "Put the files of each datacenter into a folder of its own, or say to which datacenter each file belongs.",
    },
  );
}

export interface NamedDatacenter {
  readonly datacenter: string;
  readonly origin: Origin;
}

/** Two peers of one name. */
export function peerTwice(name: string): Diagnostic {
  return diagnostic("catalog/peer-twice", `There are two peers named \`${name}\`; the first one counts.`);
}

function at(origin: Origin, other: Origin, message: string): DiagnosticDetails {
  return {
    ...(origin.span === undefined ? {} : { span: origin.span }),
    ...(other.span === undefined ? {} : { related: [{ message, span: other.span }] }),
  };
}

function placeName(origin: Origin): string {
  if (origin.span !== undefined) return `${origin.span.file}:${origin.span.line}`;
  return origin.file ?? "the last one in the order of content";
}
