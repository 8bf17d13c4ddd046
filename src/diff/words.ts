import { formatSpan, type Span } from "../base/span.js";
import { counted } from "../base/wording.js";
import type { Aspect, Cause, CauseGroup, EndpointsCause, PlanDiff, Statement } from "./plan-diff.js";
import { proxyKey } from "./proxy-key.js";

/** Sets a name or value apart from the words around it, and makes it safe for the report it stands in. */
export type Quote = (text: string) => string;

/** IDs of endpoints that are named; more are counted. */
const namedEndpoints = 3;

/** `service-defaults/api MeshGateway.Mode local → remote`: what made a change, in words. */
export function causeWords(cause: Cause, quote: Quote): string {
  switch (cause.what) {
    case "document": {
      const { document, datacenter, peer, field, before, after } = cause;
      const where = [
        datacenter === undefined ? "" : ` in ${quote(datacenter)}`,
        peer === undefined ? "" : ` of peer ${quote(peer)}`,
      ].join("");
      const name = `${quote(document)}${where}`;
      const said = `${sideWords(before, quote)} → ${sideWords(after, quote)}`;
      if (field === undefined) return `${name} ${wordOfChange(before, after)}`;
      const hasValues = before?.value !== undefined || after?.value !== undefined;
      return `${name} ${quote(field)} ${hasValues ? said : wordOfChange(before, after)}`;
    }
    case "endpoints":
      return endpointsWords(cause, quote);
    case "unknown":
      return "for reasons outside the documents that were compared";
    default:
      return cause satisfies never;
  }
}

function wordOfChange(before: Statement | undefined, after: Statement | undefined): string {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

function sideWords(statement: Statement | undefined, quote: Quote): string {
  if (statement === undefined) return "unset";
  if (statement.value === undefined) return "other settings";
  return statement.value === "" ? "empty" : quote(statement.value);
}

function endpointsWords({ kind, service, datacenter, peer, ...lists }: EndpointsCause, quote: Quote): string {
  const whose = kind === "mesh-gateway" ? "mesh gateways" : `instances of ${quote(service ?? "")}`;
  const where = peer === undefined ? `in ${quote(datacenter)}` : `at peer ${quote(peer)}`;
  const said = (["came", "left", "changed"] as const).flatMap((what) => {
    const ids = lists[what];
    if (ids.length === 0) return [];
    const named = ids.slice(0, namedEndpoints).map(quote);
    const more = ids.length - named.length;
    return [`${[...named, ...(more > 0 ? [`${more} more`] : [])].join(", ")} ${what}`];
  });
  // The lists may differ in nothing but that one side does not know them.
  return `${whose} ${where}: ${said.length === 0 ? "known on one side only" : said.join("; ")}`;
}

/** `312 upstreams of 87 proxies`; a proxy without upstreams is just counted. */
export function groupWords({ upstreams, proxies }: Pick<CauseGroup, "upstreams" | "proxies">): string {
  return upstreams.length === 0 ? counted(proxies, "proxy", "proxies") : scaleWords(upstreams.length, proxies);
}

function scaleWords(upstreams: number, proxies: number): string {
  return `${counted(upstreams, "upstream")} of ${counted(proxies, "proxy", "proxies")}`;
}

/** Where the cause stands after the change, else where it stood. */
export function placeOfCause(cause: Cause): Span | undefined {
  if (cause.what === "unknown") return undefined;
  return cause.what === "endpoints" ? cause.span : (cause.after?.span ?? cause.before?.span);
}

/** `old.hcl:3:4 → new.hcl:3:4`, one of them where they are the same or only one is known; empty if none is. */
export function placesOfCause(cause: Cause, quote: Quote): string {
  if (cause.what !== "document") {
    const span = placeOfCause(cause);
    return span === undefined ? "" : quote(formatSpan(span));
  }
  const places = [cause.before?.span, cause.after?.span].flatMap((span) =>
    span === undefined ? [] : [formatSpan(span)],
  );
  return [...new Set(places)].map(quote).join(" → ");
}

/** What is different about upstreams, in the words of the summary. */
const aspectWords: Readonly<Record<Aspect, string>> = {
  mode: "another mode",
  route: "another route",
  order: "another order",
  endpoints: "other endpoints",
  reason: "only another reason",
};

/** `3 upstreams of 2 proxies differ: 2 another route, 1 added`: the whole difference in a line. */
export function summaryWords({ upstreams, proxies }: PlanDiff): string {
  if (upstreams.length === 0 && proxies.length === 0) return "no route differs";
  const counts = new Map<string, number>();
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { change, aspects } of upstreams) {
    if (change === "changed") for (const aspect of aspects) count(aspectWords[aspect]);
    else count(change);
  }
  const words = [...Object.values(aspectWords), "added", "removed"];
  const said = words.flatMap((word) => (counts.has(word) ? [`${counts.get(word)} ${word}`] : []));
  const ofProxies = (["added", "removed", "changed"] as const).flatMap((what) => {
    const number = proxies.filter(({ change }) => change === what).length;
    return number === 0 ? [] : [`${counted(number, "proxy", "proxies")} ${what}`];
  });
  const concerned = new Set(upstreams.map(({ proxy }) => proxyKey(proxy))).size;
  const head =
    upstreams.length === 0
      ? []
      : [
          `${scaleWords(upstreams.length, concerned)} ${upstreams.length === 1 ? "differs" : "differ"}: ${said.join(", ")}`,
        ];
  return [...head, ...(ofProxies.length === 0 ? [] : [ofProxies.join(", ")])].join("; ");
}

/** `mode, route`: what changed about an upstream; `added` and `removed` for those that came and went. */
export function changeWords({ change, aspects }: PlanDiff["upstreams"][number]): string {
  return change === "changed" ? aspects.join(", ") : change;
}
