import { memory } from "../analysis-memory.js";
import type { Analysis } from "../analyze.js";
import { type ProgressOptions, progressCounter } from "../base/progress.js";
import { compareText } from "../base/text-order.js";
import type { Catalog } from "../catalog/catalog.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import type { Registered } from "../catalog/datacenter.js";
import type { PlannedProxy } from "../plan/proxy-planner.js";
import { remember } from "../plan/remember.js";
import { plansAgain } from "../update.js";
import { isOnTheWay, serviceOf } from "../what-if/absence.js";
import { type Fare, fareOf } from "./ways.js";

/** What each thing would cost if it were down. Plain data. */
export interface Survey {
  /** Of the survey's form. */
  readonly version: 1;
  /** Things whose loss changes something, those that kill most upstreams first. */
  readonly losses: readonly Loss[];
  /** How many things could be lost without changing anything. */
  readonly harmless: number;
}

/** What the loss of one thing costs the proxies that are left. */
export interface Loss {
  readonly what: "datacenter" | "gateway" | "service";
  /** A gateway's ID. */
  readonly name: string;
  /** Where a gateway is; or a service, if it is left in another datacenter. */
  readonly datacenter?: string;
  /** True if some upstream needs it and has nothing to fall back on. */
  readonly isSinglePoint: boolean;
  /** Upstreams of which requests do not arrive any more. */
  readonly dead: readonly LostUpstream[];
  /** Upstreams whose requests arrive elsewhere. */
  readonly movedOver: readonly MovedUpstream[];
}

/** An upstream of a proxy. */
export interface LostUpstream {
  readonly datacenter: string;
  /** ID of the proxy. */
  readonly proxy: string;
  readonly upstream: string;
  /** Present and true where some requests still arrive. */
  readonly partly?: true;
}

/** An upstream whose requests arrive elsewhere. */
export interface MovedUpstream extends Omit<LostUpstream, "partly"> {
  /** Targets that are not reached any more. */
  readonly from: readonly string[];
  /** Targets that are reached instead. */
  readonly to: readonly string[];
}

/**
 * Tries each datacenter, each mesh or terminating gateway and each service being down in turn, and tells what that costs:
 * upstreams that are dead then, and upstreams that fail over and to where. A service that runs in several datacenters is tried
 * in each of them, and in all. Upstreams that are dead anyhow do not count. Takes time in proportion
 * to the number of proxies that each loss concerns, and a glance at all others.
 *
 * @example
 * survey(analysis).losses.filter(({ isSinglePoint }) => isSinglePoint);
 */
export function survey(analysis: Analysis, options: ProgressOptions = {}): Survey {
  const things = thingsIn(analysis.catalog);
  const count = progressCounter("survey", things.length, options);
  const losses: Loss[] = [];
  for (const thing of things) {
    const loss = lossOf(analysis, thing);
    if (isFelt(loss)) losses.push(loss);
    count();
  }
  losses.sort(
    (a, b) =>
      b.dead.length - a.dead.length ||
      b.movedOver.length - a.movedOver.length ||
      compareText(a.what, b.what) ||
      compareText(a.datacenter ?? "", b.datacenter ?? "") ||
      compareText(a.name, b.name),
  );
  return { version: 1, losses, harmless: things.length - losses.length };
}

function isFelt({ dead, movedOver }: Loss): boolean {
  return dead.length + movedOver.length > 0;
}

/** Something that is tried being down, and the registrations that go with it. */
interface Thing extends Pick<Loss, "what" | "name" | "datacenter"> {
  readonly gone: readonly Registered[];
  readonly down: readonly string[];
}

function thingsIn({ datacenters }: Catalog): readonly Thing[] {
  const services = new Map<string, Map<string, Registered[]>>();
  for (const { name, registrations } of datacenters) {
    for (const registered of registrations) {
      if (!["", "connect-proxy"].includes(registered.definition.value.kind ?? "")) continue;
      const places = remember(services, serviceOf(registered), () => new Map<string, Registered[]>());
      remember(places, name, () => []).push(registered);
    }
  }
  return [
    ...datacenters
      .filter(({ isKnown }) => isKnown)
      .map(({ name, registrations }): Thing => ({ what: "datacenter", name, gone: registrations, down: [name] })),
    ...datacenters.flatMap(({ name: datacenter, registrations }) =>
      registrations.filter(isOnTheWay).map(
        (gateway): Thing => ({
          what: "gateway",
          name: gateway.definition.value.id,
          datacenter,
          gone: [gateway],
          down: [],
        }),
      ),
    ),
    ...[...services].flatMap(([name, places]) => servicesIn(name, places)),
  ];
}

/** A service everywhere, and in each of the places if there are several. */
function servicesIn(name: string, places: ReadonlyMap<string, readonly Registered[]>): readonly Thing[] {
  const everywhere: Thing = { what: "service", name, gone: [...places.values()].flat(), down: [] };
  if (places.size === 1) return [everywhere];
  return [everywhere, ...[...places].map(([datacenter, gone]): Thing => ({ ...everywhere, datacenter, gone }))];
}

function lossOf(analysis: Analysis, { gone, down, ...thing }: Thing): Loss {
  const { options, catalog, fleet } = analysis[memory];
  const removed = new Set<CatalogDefinition>(gone.map(({ definition }) => definition));
  const change = { removed, added: [], gone: removed, down };
  const then = catalog.changed(change);
  const plans = plansAgain(fleet, catalog, then, change, options);
  const dead: LostUpstream[] = [];
  const movedOver: MovedUpstream[] = [];
  for (const datacenter of then.datacenters) {
    const before = catalog.datacenter(datacenter.name);
    const was = (before && fleet.datacenters.get(before)) ?? [];
    const is = plans.get(datacenter) ?? [];
    if (was !== is) compare(was, is, dead, movedOver);
  }
  return { ...thing, isSinglePoint: dead.length > 0, dead, movedOver };
}

/** Both lists are in one order; the second lacks those that are gone. */
function compare(
  was: readonly PlannedProxy[],
  is: readonly PlannedProxy[],
  dead: LostUpstream[],
  movedOver: MovedUpstream[],
): void {
  let next = 0;
  for (const { registered, plan: before } of was) {
    const after = is[next]?.registered.definition === registered.definition ? is[next]?.plan : undefined;
    if (after === undefined) continue;
    next += 1;
    if (after === before) continue;
    const upstreams = new Map(after.upstreams.map((one) => [one.id, one]));
    for (const upstream of before.upstreams) {
      const other = upstreams.get(upstream.id);
      if (other === upstream) continue;
      const at = { datacenter: before.datacenter, proxy: before.id, upstream: upstream.id };
      const fared = fareOf(upstream);
      const fares: Fare = other === undefined ? { state: "dead", targets: [] } : fareOf(other);
      if (fared.state === "dead") continue;
      if (isWorse(fares, fared)) dead.push(fares.state === "dead" ? at : { ...at, partly: true });
      else {
        const from = without(fared.targets, fares.targets);
        const to = without(fares.targets, fared.targets);
        if (from.length > 0) movedOver.push({ ...at, from, to });
      }
    }
  }
}

/** True if requests are lost that were not lost before. */
function isWorse(after: Fare, before: Fare): boolean {
  if (after.state === "dead") return true;
  return countLost(after) > countLost(before);
}

function countLost({ targets }: Fare): number {
  return targets.filter((target) => target === undefined).length;
}

function without(targets: Fare["targets"], others: Fare["targets"]): readonly string[] {
  const left = targets.flatMap((target) => (target === undefined || others.includes(target) ? [] : [target]));
  return [...new Set(left)];
}
