import type { Diagnostic } from "../base/diagnostic.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import type { EntryDefinition, ServiceDefinition, UndecidedPart } from "../model/definition.js";
import { type LevelName, levels } from "../resolve/levels.js";
import { undecidedRoutes } from "./problems.js";
import type { ProxyPlan, RoutePlan, UpstreamPlan } from "./route-plan.js";

/** A plan in which upstreams are marked that hang on something undecided, and what that is. */
export interface MarkedPlan {
  readonly plan: RoutePlan;
  readonly diagnostics: readonly Diagnostic[];
}

interface OpenPart {
  readonly part: UndecidedPart;
  readonly definition: EntryDefinition | ServiceDefinition;
}

/**
 * Marks the upstreams whose routes may be others once the undecided parts of `definitions` are known. In doubt an upstream
 * is marked. Without such parts, which only some formats have, the plan comes back as it is.
 */
export function markUndecided(plan: RoutePlan, definitions: readonly CatalogDefinition[]): MarkedPlan {
  const open: OpenPart[] = [];
  for (const definition of definitions) {
    if (definition.type !== "config-entry" && definition.type !== "service") continue;
    for (const part of definition.undecided ?? []) open.push({ part, definition });
  }
  if (open.length === 0) return { plan, diagnostics: [] };
  const affected = new Map<OpenPart, string[]>();
  const proxies = plan.proxies.map((proxy) => ({
    ...proxy,
    upstreams: proxy.upstreams.map((upstream) => {
      const parts = open.filter((one) => hangsOn(upstream, proxy, one));
      for (const one of parts) affected.set(one, [...(affected.get(one) ?? []), `${proxy.service} → ${upstream.id}`]);
      return parts.length === 0 ? upstream : { ...upstream, undecided: parts.map(({ part }) => part) };
    }),
  }));
  const diagnostics = [...affected].map(([{ part }, upstreams]) => undecidedRoutes(part, upstreams));
  return { plan: { ...plan, proxies }, diagnostics };
}

function hangsOn(upstream: UpstreamPlan, proxy: ProxyPlan, { part, definition }: OpenPart): boolean {
  if (definition.type === "service") return hangsOnRegistration(upstream, proxy, part, definition);
  const entry = definition.value;
  if (isOverruled(upstream, part, entry.kind)) return false;
  if (entry.kind === "proxy-defaults" || entry.kind === "mesh") return true;
  const name = "name" in entry ? entry.name : undefined;
  const concernsProxy = proxy.service === name && proxyKinds.has(entry.kind);
  return concernsProxy || upstream.name === name || upstream.routes.some((route) => route.service === name);
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
  if (place === undefined || !path.includes("upstreams")) return true;
  const startsBefore = place.line < span.line || (place.line === span.line && place.column <= span.column);
  return (
    startsBefore &&
    (place.endLine > span.endLine || (place.endLine === span.endLine && place.endColumn >= span.endColumn))
  );
}

/** True for a mode that a higher level overrules, whatever it is. */
function isOverruled({ mode }: UpstreamPlan, { path }: UndecidedPart, kind: string): boolean {
  const decided = mode.decidedBy?.level;
  const level = /mesh_?gateway/i.test(path) ? levelOf(path, kind) : undefined;
  return decided !== undefined && level !== undefined && rankOf(decided) > rankOf(level);
}

function levelOf(path: string, kind: string): LevelName | undefined {
  if (kind === "proxy-defaults") return "proxy-defaults";
  if (kind !== "service-defaults") return undefined;
  if (/overrides/i.test(path)) return "upstream-override";
  return /defaults/i.test(path) ? "upstream-defaults" : "service-defaults";
}

function rankOf(name: LevelName): number {
  return levels.findIndex((level) => level.name === name);
}
