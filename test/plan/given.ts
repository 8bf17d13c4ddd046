import { type Analysis, type AnalyzeOptions, analyze } from "../../src/analyze.js";
import type { Diagnostic } from "../../src/base/diagnostic.js";
import { formatSpan } from "../../src/base/span.js";
import type { Route, UpstreamPlan } from "../../src/plan/route-plan.js";

/** Files by name; `dc2/web.hcl` belongs to the datacenter `dc2`, names without a folder to the default one. */
export type Files = Readonly<Record<string, string>>;

/** Analyses files that must be free of errors of reading. */
export function given(files: Files, options: AnalyzeOptions = {}): Analysis {
  const sources = Object.entries(files).map(([file, text]) => {
    const folder = /^(dc[0-9])\//.exec(file)?.[1];
    return folder === undefined ? { file, text } : { file, text, datacenter: folder };
  });
  return analyze(sources, options);
}

export function upstreamOf({ plan }: Analysis, id: string, proxy?: string): UpstreamPlan {
  const found = plan.proxies
    .filter((one) => proxy === undefined || one.id === proxy)
    .flatMap(({ upstreams }) => upstreams)
    .find((upstream) => upstream.id === id);
  if (found === undefined) throw new Error(`no upstream ${id} in ${JSON.stringify(plan)}`);
  return found;
}

export function routeOf(analysis: Analysis, id: string, index = 0): Route {
  const route = upstreamOf(analysis, id).routes[index];
  if (route === undefined) throw new Error(`no route ${index} of ${id}`);
  return route;
}

/** The hops of a route in short: `local-gateway to dc1`. */
export function hopsOf({ hops }: Route): readonly string[] {
  return hops.map(({ via, to, network }) => `${via} to ${to.what} in ${to.datacenter} by ${network}`);
}

/** Diagnostics of a stage as `code file:line:column`. */
export function told(diagnostics: readonly Diagnostic[], stage: string): readonly string[] {
  return diagnostics
    .filter(({ code }) => code.startsWith(`${stage}/`))
    .map(({ code, span }) => (span === undefined ? code : `${code} ${formatSpan(span)}`));
}

/** A sidecar of `web` with these upstreams, as an agent file. */
export function web(...upstreams: readonly string[]): string {
  return `service {
  kind = "connect-proxy"
  name = "web-sidecar-proxy"
  port = 20000
  proxy {
    destination_service_name = "web"
    upstreams = [${upstreams.map((upstream) => `{ ${upstream}, local_bind_port = 9000 }`).join(", ")}]
  }
}`;
}

/** A service with its sidecar. */
export function service(name: string, extra = ""): string {
  return `service { name = "${name}" port = 8080 address = "10.0.0.7" ${extra} connect { sidecar_service { port = 21000 } } }`;
}

/** A mesh gateway; `wan` is its WAN address. */
export function gateway(id: string, wan?: string): string {
  const tagged = wan === undefined ? "" : `tagged_addresses { wan { address = "${wan}" port = 443 } }`;
  return `service { kind = "mesh-gateway" name = "gateway" id = "${id}" address = "10.0.0.9" port = 8443 ${tagged} }`;
}
