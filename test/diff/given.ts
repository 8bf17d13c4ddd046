import { type Analysis, analyze } from "../../src/analyze.js";
import type { Source } from "../../src/base/source.js";
import type { Span } from "../../src/base/span.js";
import { diffPlans } from "../../src/diff/compare.js";
import type { Cause, PlanDiff } from "../../src/diff/plan-diff.js";

/** HCL texts by file name. */
export type Files = Readonly<Record<string, string>>;

/** What the files say, those in a folder about the datacenter of that name; a `▸` in them marks a place and is not part of the text. */
export function read(files: Files): Analysis {
  return analyze(
    Object.entries(files).map(([file, text]): Source => {
      const [folder, name] = file.split("/");
      const source = { file, text: text.replaceAll("▸", "") };
      return folder === undefined || name === undefined ? source : { ...source, datacenter: folder };
    }),
  );
}

/** The difference between two states, with the catalogs at hand. */
export function differ(before: Files, after: Files): PlanDiff {
  const [was, is] = [read(before), read(after)];
  return diffPlans(was.plan, is.plan, { before: was.catalog, after: is.catalog });
}

/** The difference as the plans alone tell it. */
export function differBlind(before: Files, after: Files): PlanDiff {
  return diffPlans(read(before).plan, read(after).plan);
}

/** `file:line:column` of the mark in the files. */
export function marked(files: Files): string | undefined {
  for (const [file, text] of Object.entries(files)) {
    const at = text.indexOf("▸");
    if (at < 0) continue;
    const lines = text.slice(0, at).split("\n");
    return `${file}:${lines.length}:${[...(lines.at(-1) ?? "")].length + 1}`;
  }
  return undefined;
}

export function placeOf(span: Span | undefined): string | undefined {
  return span && `${span.file}:${span.line}:${span.column}`;
}

/** The causes as short texts: the document with its field, or the list of endpoints. */
export function shortly(cause: Cause): string {
  if (cause.what === "unknown") return "unknown";
  if (cause.what === "document") return [cause.document, cause.field ?? ""].join(" ").trim();
  return `${cause.kind} ${cause.datacenter} +${cause.came} -${cause.left} ~${cause.changed}`;
}

/** A sidecar of a service with upstreams. */
export function sidecar(service: string, ...upstreams: readonly string[]): string {
  return `service {
  name = "${service}"
  port = 8080
  connect { sidecar_service { proxy { upstreams = [${upstreams.map((one) => `{ ${one}, local_bind_port = 9000 }`).join(", ")}] } } }
}
`;
}

export const api2 = 'destination_name = "api", datacenter = "dc2"';

export function gateway(id: string): string {
  return `service {
  kind = "mesh-gateway"
  name = "mesh-gateway"
  id = "${id}"
  port = 8443
  address = "10.0.0.1"
}
`;
}

export function proxyDefaults(mode: string): string {
  return `Kind = "proxy-defaults"\nName = "global"\nMeshGateway {\n  Mode = ▸"${mode}"\n}\n`;
}
