import { type LevelName, type LevelStatement, levels } from "../resolve/levels.js";
import { saysTheSame } from "./aspects.js";
import { sides } from "./documents.js";
import type { Cause, Statement, UpstreamChange } from "./plan-diff.js";

/** What the table of levels says about one of them. */
interface Rank {
  readonly height: number;
  readonly isInRegistration: boolean;
}

const ranks: ReadonlyMap<LevelName, Rank> = new Map(
  levels.map(({ name, document }, height) => [name, { height, isInRegistration: document === "registration" }]),
);

/**
 * The level that gave an upstream another mode, or another decider of the same one: the highest of those that are set on
 * either side and do not say the same on both. For above it nothing counts, and what lies below it counts no more. If none
 * is set, the highest that differs.
 */
export function causeOfMode(change: UpstreamChange): Cause | undefined {
  if (change.change !== "changed") return undefined;
  const before = byLevel(change.before.mode.levels);
  const after = byLevel(change.after.mode.levels);
  let best: { readonly level: LevelName; readonly weight: number } | undefined;
  for (const level of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(level), after.get(level)];
    if (saysTheSame(was, is)) continue;
    const weight = (ranks.get(level)?.height ?? 0) + (isSet(was) || isSet(is) ? levels.length : 0);
    if (best === undefined || weight > best.weight) best = { level, weight };
  }
  if (best === undefined) return undefined;
  const { level } = best;
  return levelCause(level, before.get(level), after.get(level), change.proxy.datacenter);
}

function byLevel(statements: readonly LevelStatement[]): ReadonlyMap<LevelName, LevelStatement> {
  return new Map(statements.map((statement) => [statement.level, statement]));
}

function isSet(statement: LevelStatement | undefined): boolean {
  return statement?.mode !== undefined && statement.mode !== "";
}

function levelCause(
  level: LevelName,
  before: LevelStatement | undefined,
  after: LevelStatement | undefined,
  datacenter: string,
): Cause | undefined {
  const named = after ?? before;
  if (named === undefined) return undefined;
  return {
    what: "document",
    document: named.document,
    ...(ranks.get(level)?.isInRegistration === true ? { datacenter } : {}),
    field: named.path,
    ...sides(statementOf(before), statementOf(after)),
  };
}

function statementOf(statement: LevelStatement | undefined): Statement | undefined {
  if (statement?.mode === undefined) return undefined;
  return { value: statement.mode, ...(statement.span === undefined ? {} : { span: statement.span }) };
}
