import type { Catalog } from "../catalog/catalog.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import type { EntryDefinition, ServiceDefinition } from "../model/definition.js";
import { type MeshGatewayMode, meshGatewayModes } from "../model/mesh-gateway.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import type { ServiceDefaults } from "../model/service-defaults.js";
import type { Upstream } from "../model/upstream.js";
import {
  documentName,
  type Level,
  type LevelDocuments,
  type LevelName,
  levelDocuments,
  levels,
} from "../resolve/levels.js";
import { levelWriters, type WrittenUpstream } from "../resolve/write-level.js";
import { handOverKind, ineffectiveness } from "./mode-effect.js";
import type { Ineffectiveness } from "./problems.js";
import { planProxies } from "./proxy-planner.js";
import type { DeadEnd, ProxyPlan, Route, UpstreamPlan, Via } from "./route-plan.js";

/** What would become of an upstream's routes if a mode were set somewhere. */
export interface ModeChoices {
  /** Present where no mode changes the routes: all targets are at home, or external, or a prepared query finds them. */
  readonly noEffect?: Ineffectiveness;
  /** Every place that a mode can be set at, highest level first; whether its document is there or would have to be written. */
  readonly options: readonly ModeOption[];
}

/** One place that a mode can be set at. */
export interface ModeOption {
  /** `target` is the entry of a service that the routes lead to: its mode counts only where no level sets one. */
  readonly level: LevelName | "target";
  /** The document: `service-defaults/web`. */
  readonly document: string;
  /** The field in it, in Consul's names. */
  readonly path: string;
  /** One for each mode, in the order `none`, `local`, `remote`. */
  readonly outcomes: readonly ModeOutcome[];
}

/** What one mode at one place would do, everything else being as it is. */
export interface ModeOutcome {
  readonly mode: MeshGatewayMode;
  /** The upstream's mode then; absent where no level sets one. */
  readonly effective?: string;
  /** The level that decides then; absent where no level sets a mode. */
  readonly decidedBy?: LevelName;
  /** Whether traffic goes another way than now, or dies where it did not. */
  readonly changesRoute: boolean;
  /** How the routes leave the proxy then, in order of preference, each way once. */
  readonly via: readonly Via[];
  /** Present where some route does not work then: why the first of them does not. */
  readonly dead?: DeadEnd;
}

/** A proxy without its upstreams. */
type PlannedHead = Omit<ProxyPlan, "upstreams">;

/**
 * Tries every mode at every level for one upstream, and at the entries of the services that it leads to: each time the
 * upstream is planned again, as if that were written. The catalog stays as it is.
 */
export function modeChoices(catalog: Catalog, proxy: PlannedHead, upstream: UpstreamPlan): ModeChoices {
  const definition = registrationOf(catalog, proxy);
  if (definition === undefined) return { options: [] };
  const trying: Trying = { catalog, proxy, upstream, definition };
  const options = [
    ...levels.toReversed().flatMap((level) => optionAt(trying, level)),
    ...targetServices(trying).map((service) => optionAtTarget(trying, service)),
  ];
  const why = ineffectiveness(handOverKind(upstream), upstream.routes, proxy.datacenter);
  const isIdle = options.every(({ outcomes }) => outcomes.every(({ changesRoute }) => !changesRoute));
  return why !== undefined && isIdle ? { noEffect: why, options } : { options };
}

interface Trying {
  readonly catalog: Catalog;
  readonly proxy: PlannedHead;
  readonly upstream: UpstreamPlan;
  /** The proxy's registration. */
  readonly definition: ServiceDefinition;
}

function registrationOf(catalog: Catalog, { id, datacenter, place }: PlannedHead): ServiceDefinition | undefined {
  const found = (catalog.datacenter(datacenter)?.registrations ?? [])
    .map(({ definition }) => definition)
    .filter(({ value }) => value.id === id);
  return found.find(({ origin }) => origin.span === place) ?? found[0];
}

function optionAt(trying: Trying, level: Level): readonly ModeOption[] {
  const { catalog, proxy, definition } = trying;
  const proxyDefaults = catalog.entries.get("proxy-defaults", "global");
  const serviceDefaults = entryOf(catalog, proxy.service);
  const upstream = writtenUpstream(trying, level, levelDocuments(proxyDefaults, serviceDefaults, definition));
  // Gateways have no upstream definitions, and cannot get any.
  if (level.name === "upstream" && upstream.index === undefined && proxy.kind !== "connect-proxy") return [];
  const writer = levelWriters[level.name];
  const written = (mode: MeshGatewayMode): LevelDocuments => {
    switch (writer.document) {
      case "proxyDefaults": {
        const value = writer.write(proxyDefaults?.value ?? { kind: "proxy-defaults", name: "global" }, mode);
        return levelDocuments(changed(proxyDefaults, value), serviceDefaults, definition);
      }
      case "serviceDefaults": {
        const value = writer.write(serviceDefaults?.value ?? emptyEntry(proxy.service), mode, upstream);
        return levelDocuments(proxyDefaults, changed(serviceDefaults, value), definition);
      }
      case "registration": {
        const value = writer.write(definition.value, mode, upstream);
        return levelDocuments(proxyDefaults, serviceDefaults, { ...definition, value });
      }
      default:
        return writer satisfies never;
    }
  };
  const tries = meshGatewayModes.map((mode) => ({ mode, documents: written(mode) }));
  const first = tries[0]?.documents;
  const document = first?.[level.document];
  if (first === undefined || document === undefined) return [];
  const index = upstream.index ?? appendedIndex(level, first);
  const outcomes = tries.map(({ mode, documents }) => outcomeOf(trying, mode, documents[level.document]?.definition));
  return [{ level: level.name, document: document.name, path: level.field(first, index), outcomes }];
}

/** Where the level stands already, the index is the one whose field it names. */
function writtenUpstream({ upstream }: Trying, level: Level, documents: LevelDocuments): WrittenUpstream {
  const stated = upstream.mode.levels.find((one) => one.level === level.name);
  const definition = definitionOf(upstream);
  if (level.index === undefined || stated === undefined) return { definition, index: undefined };
  const count = countIn(level, documents);
  for (let index = 0; index < count; index += 1) {
    if (level.field(documents, index) === stated.path) return { definition, index };
  }
  return { definition, index: undefined };
}

function appendedIndex(level: Level, documents: LevelDocuments): number {
  return level.index === undefined ? 0 : countIn(level, documents) - 1;
}

/** How many upstreams the level's document speaks of. */
function countIn(level: Level, { serviceDefaults, registration }: LevelDocuments): number {
  return level.document === "registration"
    ? (registration.definition.value.proxy?.upstreams?.length ?? 0)
    : (serviceDefaults?.definition.value.upstreamConfig?.overrides?.length ?? 0);
}

function definitionOf({ type, name, datacenter, peer }: UpstreamPlan): Upstream {
  return {
    ...(type === "prepared-query" ? { destinationType: "prepared_query" } : {}),
    destinationName: name,
    ...(datacenter === undefined ? {} : { datacenter }),
    ...(peer === undefined ? {} : { destinationPeer: peer }),
  };
}

/** Services of the own cluster that the routes lead to, but for the caller, whose entry is a level. */
function targetServices({ proxy, upstream }: Trying): readonly string[] {
  const named = upstream.routes.filter(({ peer }) => peer === undefined).map(({ service }) => service);
  return upstream.type === "prepared-query" ? [] : [...new Set(named)].filter((name) => name !== proxy.service);
}

function optionAtTarget(trying: Trying, service: string): ModeOption {
  const old = entryOf(trying.catalog, service);
  const outcomes = meshGatewayModes.map((mode) =>
    outcomeOf(trying, mode, changed(old, { ...(old?.value ?? emptyEntry(service)), meshGateway: { mode } })),
  );
  const document = documentName(changed(old, old?.value ?? emptyEntry(service)));
  return { level: "target", document, path: "MeshGateway.Mode", outcomes };
}

/** The entry of exactly that name: under another spelling it has no effect. */
function entryOf({ entries }: Catalog, service: string): EntryDefinition<ServiceDefaults> | undefined {
  const found = entries.get("service-defaults", service);
  return found?.value.name === service ? found : undefined;
}

function emptyEntry(name: string): ServiceDefaults {
  return { kind: "service-defaults", name };
}

function changed<Entry extends ProxyDefaults | ServiceDefaults>(
  old: EntryDefinition<Entry> | undefined,
  value: Entry,
): EntryDefinition<Entry> {
  return old === undefined ? { type: "config-entry", value, origin: {} } : { ...old, value };
}

/** Plans the upstream as if `document` stood in place of the one of its name. */
function outcomeOf(
  { catalog, proxy, upstream, definition }: Trying,
  mode: MeshGatewayMode,
  document: EntryDefinition<ProxyDefaults> | EntryDefinition<ServiceDefaults> | ServiceDefinition | undefined,
): ModeOutcome {
  const then = document === undefined ? catalog : replaced(catalog, document, definition);
  const now = document?.type === "service" ? document : definition;
  const datacenter = then.datacenter(proxy.datacenter);
  const registered = datacenter?.registrations.find((one) => one.definition === now);
  // What is planned today is allowed today; which intentions allow it is not asked again.
  const options = { intentionDefault: "allow", wants: (id: string) => id === upstream.id } as const;
  const planned =
    registered === undefined || datacenter === undefined
      ? undefined
      : planProxies(then, new Map([[datacenter, [registered]]]), options).get(registered);
  const after = planned?.plan.upstreams.find(({ id }) => id === upstream.id) ?? upstream;
  const { value: effective, decidedBy } = after.mode;
  const dead = after.dead ?? after.routes.find((route) => route.dead !== undefined)?.dead;
  return {
    mode,
    ...(effective === undefined ? {} : { effective }),
    ...(decidedBy === undefined ? {} : { decidedBy: decidedBy.level }),
    changesRoute: waysOf(after.routes) !== waysOf(upstream.routes),
    via: [...new Set(after.routes.map((route) => route.via))],
    ...(dead === undefined ? {} : { dead }),
  };
}

function replaced(
  catalog: Catalog,
  document: EntryDefinition<ProxyDefaults> | EntryDefinition<ServiceDefaults> | ServiceDefinition,
  definition: ServiceDefinition,
): Catalog {
  if (document.type === "service") return catalog.changed({ removed: new Set([definition]), added: [document] });
  const { kind, name } = document.value;
  const removed = new Set<CatalogDefinition>();
  let without = catalog;
  // An entry may be written several times: the others would take the place of the one that counts.
  for (let old = without.entries.get(kind, name ?? "global"); old !== undefined; ) {
    removed.add(old);
    without = catalog.changed({ removed, added: [] });
    old = without.entries.get(kind, name ?? "global");
  }
  return catalog.changed({ removed, added: [document] });
}

/** What tells ways apart: where each route leads, through which stops, and whether it works. Not why. */
function waysOf(routes: readonly Route[]): string {
  return JSON.stringify(
    routes.map(({ target, via, hops, dead, failover }) => [
      target,
      via,
      hops.map((hop) => [hop.via, hop.to.what, hop.to.datacenter, hop.to.peer]),
      dead?.code,
      failover?.position,
    ]),
  );
}
