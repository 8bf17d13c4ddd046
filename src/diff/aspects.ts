import equal from "fast-deep-equal";
import type { ChainRequest } from "../chain/request.js";
import type { UpstreamPlan } from "../plan/route-plan.js";
import type { LevelStatement } from "../resolve/levels.js";
import type { EffectiveMode } from "../resolve/mode.js";
import { pairwise } from "./pairwise.js";
import { type Aspect, aspects } from "./plan-diff.js";
import { isDeadAlike, routeComparison } from "./routes.js";

/** Answers with what is different about an upstream, in the order of `aspects`; nothing for equal ones. */
export type CompareUpstreams = (before: UpstreamPlan, after: UpstreamPlan) => readonly Aspect[];

/** A comparison for the upstreams of two plans. */
export function upstreamComparison(): CompareUpstreams {
  const compareRoutes = routeComparison();
  const isRequestAlike = pairwise<ChainRequest, boolean>(equal);
  return (before, after) => {
    const ofRoutes = compareRoutes(before.routes, after.routes);
    const isModeAlike = before.mode.value === after.mode.value;
    if (ofRoutes.size === 0 && isModeAlike && isDeadAlike(before.dead, after.dead)) {
      return isExplainedAlike(before, after, isRequestAlike) ? nothing : onlyReason;
    }
    const found = new Set(ofRoutes);
    if (!isModeAlike) found.add("mode");
    if (!isDeadAlike(before.dead, after.dead)) found.add("route");
    if (found.size > 1) found.delete("reason");
    return aspects.filter((aspect) => found.has(aspect));
  };
}

const nothing: readonly Aspect[] = [];
const onlyReason: readonly Aspect[] = ["reason"];

/** All that plans say about an upstream besides its routes and where it stands. */
function isExplainedAlike(
  before: UpstreamPlan,
  after: UpstreamPlan,
  isRequestAlike: (before: ChainRequest, after: ChainRequest) => boolean,
): boolean {
  return (
    before.type === after.type &&
    before.name === after.name &&
    before.datacenter === after.datacenter &&
    before.peer === after.peer &&
    before.implicit === after.implicit &&
    before.dead?.reason === after.dead?.reason &&
    (before.request === undefined || after.request === undefined
      ? before.request === after.request
      : isRequestAlike(before.request, after.request)) &&
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
