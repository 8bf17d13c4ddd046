import { counted } from "../../base/wording.js";
import type { Endpoint } from "../../plan/endpoint.js";
import type { Hop, ProxyPlan, Route, Stop, UpstreamPlan } from "../../plan/route-plan.js";
import { openAspects } from "../../plan/undecided.js";
import { printable } from "../paint.js";
import { legWords } from "../route.js";
import { decidedBy, modeWord } from "../words.js";
import type { Site } from "./picture.js";

/** What the picture is about, where the caller does not say. */
export function titleOf(proxies: readonly ProxyPlan[]): string {
  const [first] = proxies;
  if (first === undefined) return "No routes";
  if (proxies.length > 1) return `Routes of ${proxies.length} proxies`;
  const [upstream] = first.upstreams;
  const proxy = `${printable(first.id)} in ${printable(first.datacenter)}`;
  return first.upstreams.length === 1 && upstream !== undefined
    ? `Routes from ${proxy} to ${printable(upstream.id)}`
    : `Routes of ${proxy}`;
}

/** Says how many proxies a picture does not show, and why. */
export function leftOutWords(number: number): string {
  return `Not shown: ${counted(number, "proxy", "proxies")} without upstreams.`;
}

/** `datacenter dc2`, `peer far (datacenter east)`. A peer's datacenter is left out where the input does not tell it. */
export function siteCaption({ datacenter, peer }: Pick<Stop, "datacenter" | "peer">): string {
  if (peer === undefined) return `datacenter ${printable(datacenter)}`;
  return `peer ${printable(peer)}${datacenter === "" ? "" : ` (datacenter ${printable(datacenter)})`}`;
}

/** The second line of a proxy: what it is there for. */
export function proxyDetail({ kind, service }: ProxyPlan): string {
  return kind === "connect-proxy" ? `for ${printable(service)}` : printable(kind);
}

/** `v1 of api`. */
export function serviceWord(service: string, subset: string | undefined): string {
  return printable(subset === undefined ? service : `${subset} of ${service}`);
}

/** Gateways by ID; `none`, or `not known`. */
export function gatewayDetail(endpoints: readonly Endpoint[] | undefined): string {
  if (endpoints === undefined) return "not known";
  return endpoints.length === 0 ? "none" : endpoints.map(({ id }) => printable(id)).join(", ");
}

/** `2 of 3 instances healthy`, `no instance registered`. */
export function instancesDetail(endpoints: readonly Endpoint[] | undefined): string {
  if (endpoints === undefined) return "instances not known";
  const what = endpoints.some(({ kind }) => kind === "terminating-gateway") ? "terminating gateway" : "instance";
  if (endpoints.length === 0) return `no ${what} registered`;
  const healthy = endpoints.filter(({ health }) => health === "healthy").length;
  const all = counted(endpoints.length, what);
  if (healthy === endpoints.length) return all;
  return healthy === 0
    ? `${all}, ${endpoints.length === 1 ? "unhealthy" : "none healthy"}`
    : `${healthy} of ${all} healthy`;
}

/** Every endpoint on a line, with its address. */
export function endpointLines(endpoints: readonly Endpoint[] | undefined): readonly string[] {
  return (endpoints ?? []).map(({ id, address, port, health }) => {
    const host = address.includes(":") ? `[${address}]` : address;
    const place = address === "" ? "" : ` at ${host}:${port}`;
    return printable(`${id}${place}${health === "unhealthy" ? ", unhealthy" : ""}`);
  });
}

/** What stands at a lane: `failover 1 of 80 % · mode remote`, `mode local · 80 %`. */
export function laneLabel(upstream: UpstreamPlan, route: Route, home: string): string {
  const failover = failoverOf(route);
  const share = hasMatch(route) ? "" : requestWords(route);
  const words = [
    ...(failover === undefined ? [] : [`failover ${failover}${share === "" ? "" : ` of ${share}`}`]),
    ...(upstream.type === "prepared-query" ? [] : [modeLabel(upstream, route)]),
    ...(failover === undefined ? [share] : []),
  ];
  return openSign(upstream, home) + words.filter((word) => word !== "").join(" · ");
}

/** Stands before the label of a lane whose way hangs on a value that files do not tell. */
export function openSign(upstream: UpstreamPlan, home: string): string {
  return openAspects(upstream, home).includes("way") ? "? " : "";
}

/** What is not known of an upstream, as a sentence; empty if all is. */
export function openSentence({ undecided = [] }: UpstreamPlan): string {
  if (undecided.length === 0) return "";
  const expressions = new Set(undecided.map(({ expression }) => expression));
  const verb = expressions.size === 1 ? "is" : "are";
  return `Undecided: ${printable([...expressions].join(", "))} ${verb} not known from files.`;
}

/** The router's matches, with the shares of what matches them; empty where no router divides the requests. */
export function matchLabel(route: Route): string {
  return hasMatch(route) ? requestWords(route) : "";
}

function hasMatch({ legs }: Route): boolean {
  return legs.some(({ match }) => match !== undefined);
}

/** Which requests the route is for, also where it is only taken when others fail; empty for all. */
function requestWords({ failover: _, ...first }: Route): string {
  return legWords(first);
}

/** 1 for the first target that is taken when the preferred one fails. */
export function failoverOf({ failover }: Route): number | undefined {
  return failover === undefined || failover.position === 0 ? undefined : failover.position;
}

/** A target has a mode of its own; peers and prepared queries go by the upstream's. */
function modeLabel(upstream: UpstreamPlan, route: Route): string {
  if (route.via === "external") return "external, no mode counts";
  const mode = route.targetMode === undefined ? modeWord(upstream.mode) : printable(route.targetMode);
  if (mode === "unset") return "no mode";
  const isIdle = route.via === "direct" && (mode === "local" || mode === "remote");
  return `mode ${mode}${isIdle ? ", no effect" : ""}`;
}

/** Mode and level of an upstream: `remote: proxy-defaults, a.hcl:3:9`. */
export function decisionWords({ mode, type }: UpstreamPlan): string {
  if (type === "prepared-query") return "prepared query";
  return mode.decidedBy === undefined ? "no level sets a mode" : `by ${decidedBy(mode)}`;
}

/** A route in words, without a sign that would have to be read out. */
export function routeSentence(proxy: ProxyPlan, upstream: UpstreamPlan, route: Route, sites: SiteLookup): string {
  const failover = failoverOf(route);
  const which = [
    requestWords(route),
    ...(failover === undefined ? [] : [`failover number ${failover}, when those before it fail`]),
  ].filter((words) => words !== "");
  const way =
    route.via === "absent"
      ? `no way to ${serviceWord(route.service, route.subset)}${route.peer === undefined ? inDatacenter(route.datacenter) : ` at peer ${printable(route.peer)}`}`
      : route.hops.map((hop) => hopWords(hop, route, sites)).join(", then ");
  const end = route.dead === undefined ? "" : ` This fails: ${printable(route.dead.reason)}`;
  return `${opening(proxy, upstream)}: ${which.length === 0 ? "" : `${which.join(", ")}: `}${way}.${end}${spaced(openSentence(upstream))}`;
}

/** An upstream without any route in words. */
export function deadSentence(proxy: ProxyPlan, upstream: UpstreamPlan): string {
  const reason = upstream.dead === undefined ? "" : ` ${printable(upstream.dead.reason)}`;
  return `${opening(proxy, upstream)}: no route.${reason}${spaced(openSentence(upstream))}`;
}

function spaced(sentence: string): string {
  return sentence === "" ? "" : ` ${sentence}`;
}

type SiteLookup = (stop: Stop) => Site;

function inDatacenter(datacenter: string | undefined): string {
  return datacenter === undefined ? "" : ` in datacenter ${printable(datacenter)}`;
}

function opening(proxy: ProxyPlan, upstream: UpstreamPlan): string {
  const mode =
    upstream.type === "prepared-query"
      ? "a prepared query"
      : upstream.mode.decidedBy === undefined
        ? "no mode set"
        : `mode ${modeWord(upstream.mode)} from ${decidedBy(upstream.mode)}`;
  return `${printable(proxy.id)} to ${printable(upstream.id)} (${mode})`;
}

function hopWords({ to, via }: Hop, route: Route, sites: SiteLookup): string {
  const { caption } = sites(to);
  if (to.what === "mesh-gateway") return `through the mesh gateways of ${caption} (${gatewayDetail(to.endpoints)})`;
  const how = via === "external" ? "directly, as an external service, " : route.hops.length === 1 ? "directly " : "";
  return `${how}to ${serviceWord(route.service, route.subset)} in ${caption} (${instancesDetail(to.endpoints)})`;
}
