import equal from "fast-deep-equal";
import type { Hop, Route, UpstreamPlan } from "../plan/route-plan.js";
import type { LevelStatement } from "../resolve/levels.js";
import type { EffectiveMode } from "../resolve/mode.js";
import { type Pair, pairUp } from "./pairs.js";
import { type Aspect, aspects } from "./plan-diff.js";

/** Compares upstreams, and remembers what it compared: the upstreams of one plan share their routes. */
export type CompareUpstreams = (before: UpstreamPlan, after: UpstreamPlan) => readonly Aspect[];

/** A comparison for two plans. It answers with what is different, in the order of `aspects`; nothing for equal ones. */
export function upstreamComparison(): CompareUpstreams {
  const known = new WeakMap<readonly Route[], WeakMap<readonly Route[], ReadonlySet<Aspect>>>();
  const compareKnown = (before: readonly Route[], after: readonly Route[]): ReadonlySet<Aspect> => {
    const ofBefore = known.get(before) ?? new WeakMap<readonly Route[], ReadonlySet<Aspect>>();
    known.set(before, ofBefore);
    const found = ofBefore.get(after) ?? compareRoutes(before, after);
    ofBefore.set(after, found);
    return found;
  };
  return (before, after) => {
    const found = new Set(compareKnown(before.routes, after.routes));
    if (before.mode.value !== after.mode.value) found.add("mode");
    if (before.dead?.code !== after.dead?.code || before.dead?.hop !== after.dead?.hop) found.add("route");
    if (found.size === 0 && !isExplainedAlike(before, after)) found.add("reason");
    if (found.size > 1) found.delete("reason");
    return found.size === 0 ? nothing : aspects.filter((aspect) => found.has(aspect));
  };
}

const nothing: readonly Aspect[] = [];

/** All that plans say about an upstream besides its routes and where it stands. */
function isExplainedAlike(before: UpstreamPlan, after: UpstreamPlan): boolean {
  return (
    before.type === after.type &&
    before.name === after.name &&
    before.datacenter === after.datacenter &&
    before.peer === after.peer &&
    before.implicit === after.implicit &&
    before.dead?.reason === after.dead?.reason &&
    equal(before.request, after.request) &&
    isDecidedAlike(before.mode, after.mode)
  );
}

/** A level's path holds indices, which are positions like lines; its document and its mode are what counts. */
function isDecidedAlike(before: EffectiveMode, after: EffectiveMode): boolean {
  if (before.levels.length !== after.levels.length) return false;
  if (!saysTheSame(before.decidedBy, after.decidedBy)) return false;
  return before.levels.every((statement, index) => saysTheSame(statement, after.levels[index]));
}

/** True if two statements differ at most in where they are written. */
export function saysTheSame(before: LevelStatement | undefined, after: LevelStatement | undefined): boolean {
  return before?.level === after?.level && before?.mode === after?.mode && before?.document === after?.document;
}

function compareRoutes(before: readonly Route[], after: readonly Route[]): ReadonlySet<Aspect> {
  const found = new Set<Aspect>();
  if (equal(before, after)) return found;
  const pairs = pairUp(before, after, targetOf);
  const positions = new Map(before.map((route, index) => [route, index]));
  let last = -1;
  for (const pair of pairs) {
    if (pair.before === undefined || pair.after === undefined) {
      found.add("route");
      continue;
    }
    const position = positions.get(pair.before) ?? 0;
    if (position < last) found.add("order");
    last = position;
    compareRoute(pair.before, pair.after, found);
  }
  if (found.size === 0) found.add(pairs.some(isMoved) ? "order" : "reason");
  return found;
}

/** The positions of the others follow where a target comes or goes; alone they tell that the order is another. */
function isMoved({ before, after }: Pair<Route>): boolean {
  return before?.failover?.position !== after?.failover?.position;
}

/** Tells the routes of one upstream apart; the same target may be the end of several. */
export function targetOf({ target }: Route): string {
  return target;
}

function compareRoute(before: Route, after: Route, found: Set<Aspect>): void {
  if (equal(before, after)) return;
  if (before.targetMode !== after.targetMode) found.add("mode");
  if (!equal(wayOf(before), wayOf(after))) found.add("route");
  const areStopsAlike = equal(before.hops.map(stopOf), after.hops.map(stopOf));
  // Others are dialled on another way: that follows from the way.
  if (areStopsAlike && !equal(before.hops.map(endpointsOf), after.hops.map(endpointsOf))) found.add("endpoints");
}

/** A route without what the other aspects are about. Clusters of an aggregate are named after it and their position. */
function wayOf({ targetMode: _, hops, failover, dead, cluster, ...way }: Route) {
  return {
    ...way,
    cluster: failover === undefined ? cluster : undefined,
    aggregate: failover?.aggregate,
    hops: hops.map(stopOf),
    dead: dead === undefined ? undefined : { code: dead.code, hop: dead.hop },
  };
}

/** A hop without what may be dialled at its end. */
function stopOf({ reason: _, to: { endpoints: _endpoints, ...stop }, ...hop }: Hop) {
  return { ...hop, stop };
}

function endpointsOf({ to }: Hop): unknown {
  return to.endpoints;
}
