import type { Diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import { type EntryDefinition, type ServiceDefinition, spanOf, type UndecidedPart } from "../model/definition.js";
import { type LevelName, levels } from "../resolve/levels.js";
import { handOverKind, ineffectiveness } from "./mode-effect.js";
import { undecidedRoutes } from "./problems.js";
import type { OpenPart, ProxyPlan, RoutePlan, UpstreamPlan } from "./route-plan.js";

/** A plan in which upstreams are marked that hang on something undecided, and what that is. */
export interface MarkedPlan {
  readonly plan: RoutePlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** A part that is open, in its definition. */
interface OpenPlace {
  readonly part: OpenPart;
  readonly definition: EntryDefinition | ServiceDefinition;
}

/**
 * Marks the upstreams whose routes may be others once the undecided parts of `definitions` are known. In doubt an upstream
 * is marked. Without such parts, which only some formats have, the plan comes back as it is.
 */
export function markUndecided(plan: RoutePlan, definitions: readonly CatalogDefinition[]): MarkedPlan {
  const open: OpenPlace[] = [];
  for (const definition of definitions) {
    if (definition.type !== "config-entry" && definition.type !== "service") continue;
    for (const part of definition.undecided ?? []) open.push({ part: openPart(part, definition), definition });
  }
  if (open.length === 0) return { plan, diagnostics: [] };
  const affected = new Map<OpenPlace, string[]>();
  const proxies = plan.proxies.map((proxy) => ({
    ...proxy,
    upstreams: proxy.upstreams.map((upstream) => {
      const places = open.filter((one) => hangsOn(upstream, proxy, one));
      for (const one of places) affected.set(one, [...(affected.get(one) ?? []), `${proxy.service} → ${upstream.id}`]);
      return places.length === 0 ? upstream : { ...upstream, undecided: places.map((place) => partFor(proxy, place)) };
    }),
  }));
  const diagnostics = [...affected].map(([{ part }, upstreams]) => undecidedRoutes(part, upstreams));
  return { plan: { ...plan, proxies }, diagnostics };
}

function openPart(part: UndecidedPart, definition: EntryDefinition | ServiceDefinition): OpenPart {
  if (!/mesh_?gateway/i.test(part.path)) return part;
  const level = levelOf(part.path, definition.type === "service" ? "service" : definition.value.kind);
  return level === undefined ? part : { ...part, level, isMode: true };
}

/** The entry of a called service is no level of its callers. */
function partFor(proxy: ProxyPlan, { part, definition }: OpenPlace): OpenPart {
  if (part.level === undefined || definition.type === "service" || nameOf(definition) === proxy.service) return part;
  if (definition.value.kind === "proxy-defaults") return part;
  const { level: _, ...rest } = part;
  return rest;
}

function hangsOn(upstream: UpstreamPlan, proxy: ProxyPlan, place: OpenPlace): boolean {
  const { part, definition } = place;
  if (isOverruled(upstream, part)) return false;
  if (definition.type === "service") return hangsOnRegistration(upstream, proxy, part, definition);
  const { kind } = definition.value;
  // What central configuration says of modes does not reach prepared queries.
  if (part.isMode === true && upstream.type === "prepared-query") return false;
  if (kind === "proxy-defaults" || kind === "mesh") return true;
  const name = nameOf(definition);
  const isCaller = proxy.service === name && proxyKinds.has(kind);
  const isTarget = upstream.name === name || upstream.routes.some((route) => route.service === name);
  if (kind !== "service-defaults") return isCaller || isTarget;
  if (/upstream_?config/i.test(part.path)) return isCaller && isAboutUpstream(upstream, place);
  if (part.isMode === true) return isCaller || (isTarget && upstream.mode.decidedBy === undefined);
  return isCaller || isTarget;
}

function nameOf({ value }: EntryDefinition): string | undefined {
  return "name" in value ? value.name : undefined;
}

/** An override is about the upstream of its name, if the name is known. */
function isAboutUpstream({ name }: UpstreamPlan, { part, definition }: OpenPlace): boolean {
  if (definition.type !== "config-entry" || definition.value.kind !== "service-defaults") return true;
  if (!/overrides/i.test(part.path)) return true;
  const overrides = definition.value.upstreamConfig?.overrides ?? [];
  const around = overrides.filter((_, index) =>
    contains(spanOf(definition, ["upstreamConfig", "overrides", index]), part.span),
  );
  const [override] = around;
  // A name that is left out is unknown itself; several overrides around one place have no places of their own.
  if (override?.name === undefined || around.length > 1) return true;
  return override.name.toLowerCase() === name.toLowerCase();
}

/** Kinds of entries that tell the proxies of a service how to dial. */
const proxyKinds: ReadonlySet<string> = new Set([
  "service-defaults",
  "ingress-gateway",
  "api-gateway",
  "terminating-gateway",
]);

/** What stands in one upstream concerns that one; what stands elsewhere in the registration of a proxy, all of them. */
function hangsOnRegistration(
  upstream: UpstreamPlan,
  proxy: ProxyPlan,
  { span, path }: UndecidedPart,
  { value, origin }: ServiceDefinition,
): boolean {
  if (value.kind !== "connect-proxy") return upstream.routes.some((route) => route.service === value.name);
  if (proxy.id !== value.id || proxy.place?.file !== origin.span?.file) return false;
  const place = upstream.place;
  return place === undefined || !path.includes("upstreams") || contains(place, span);
}

function contains(outer: Span | undefined, inner: Span): boolean {
  if (outer === undefined || outer.file !== inner.file) return false;
  const startsBefore = outer.line < inner.line || (outer.line === inner.line && outer.column <= inner.column);
  return (
    startsBefore &&
    (outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn))
  );
}

/** True for a mode that a higher level overrules, whatever it is. */
function isOverruled({ mode }: UpstreamPlan, { level }: OpenPart): boolean {
  const decided = mode.decidedBy?.level;
  return decided !== undefined && level !== undefined && rankOf(decided) > rankOf(level);
}

/** The level of a mode at a path in the names of a source: Consul's, or those of Terraform and Nomad. */
function levelOf(path: string, kind: string): LevelName | undefined {
  switch (kind) {
    case "proxy-defaults":
      return /(^|\.)config\./i.test(path) ? "proxy-defaults-config" : "proxy-defaults";
    case "service-defaults":
      if (/overrides/i.test(path)) return "upstream-override";
      return /defaults/i.test(path) ? "upstream-defaults" : "service-defaults";
    case "service":
      return /upstreams/i.test(path) ? "upstream" : "proxy";
    default:
      return undefined;
  }
}

function rankOf(name: LevelName): number {
  return levels.findIndex((level) => level.name === name);
}

/**
 * What is not known of an upstream while its undecided parts are not: its effective mode; the way that traffic takes, and
 * whether it arrives; where it goes.
 */
export type OpenAspect = "mode" | "way" | "target";

/** What of an upstream is open, for a proxy in `home`. An unknown mode opens no way inside the own datacenter. */
export function openAspects(upstream: UpstreamPlan, home: string): readonly OpenAspect[] {
  const { undecided = [], routes } = upstream;
  if (undecided.length === 0) return [];
  if (undecided.some(({ isMode }) => isMode !== true)) return ["mode", "way", "target"];
  const isIdle = ineffectiveness(handOverKind(upstream), routes, home) !== undefined;
  return isIdle ? ["mode"] : ["mode", "way"];
}
