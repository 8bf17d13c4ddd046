import { remember } from "../plan/remember.js";
import { type Level, type LevelStatement, levels } from "../resolve/levels.js";
import type { EffectiveMode } from "../resolve/mode.js";
import { saysTheSame } from "./aspects.js";
import { sides } from "./documents.js";
import type { Cause, Statement, UpstreamChange } from "./plan-diff.js";

/** Finds the level that gave an upstream another mode, or another decider of the same one. */
export type CauseOfMode = (change: UpstreamChange) => Cause | undefined;

/**
 * Finds levels, the same object for all upstreams that one level changes in the same way. The level is the highest of those
 * that are set on either side and do not say the same on both: above it nothing counts, and what lies below it counts no
 * more. If none is set, it is the highest that differs.
 */
export function modeCauses(): CauseOfMode {
  const known = new Map<string, Cause>();
  return (change) => {
    if (change.change !== "changed") return undefined;
    const differing = highestFirst.flatMap((level) => differenceAt(level, change.before.mode, change.after.mode) ?? []);
    const found = differing.find(({ before, after }) => isSet(before) || isSet(after)) ?? differing[0];
    const named = found?.after ?? found?.before;
    if (found === undefined || named === undefined) return undefined;
    const datacenter = found.level.document === "registration" ? change.proxy.datacenter : "";
    const key = [datacenter, named.document, named.path, found.before?.path, found.before?.mode, found.after?.mode];
    return remember(known, JSON.stringify(key), () => levelCause(named, found, datacenter));
  };
}

const highestFirst = levels.toReversed();

/** What a level says on both sides where it is not the same. */
interface Difference {
  readonly level: Level;
  readonly before: LevelStatement | undefined;
  readonly after: LevelStatement | undefined;
}

function differenceAt(level: Level, was: EffectiveMode, is: EffectiveMode): Difference | undefined {
  const before = was.levels.find((statement) => statement.level === level.name);
  const after = is.levels.find((statement) => statement.level === level.name);
  return saysTheSame(before, after) ? undefined : { level, before, after };
}

function isSet(statement: LevelStatement | undefined): boolean {
  return statement?.mode !== undefined && statement.mode !== "";
}

function levelCause(named: LevelStatement, { before, after }: Difference, datacenter: string): Cause {
  return {
    what: "document",
    document: named.document,
    ...(datacenter === "" ? {} : { datacenter }),
    field: named.path,
    ...sides(statementOf(before), statementOf(after)),
  };
}

function statementOf(statement: LevelStatement | undefined): Statement | undefined {
  if (statement?.mode === undefined) return undefined;
  return { value: statement.mode, ...(statement.span === undefined ? {} : { span: statement.span }) };
}
