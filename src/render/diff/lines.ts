import type { UpstreamChange } from "../../diff/plan-diff.js";
import type { Route, UpstreamPlan } from "../../plan/route-plan.js";
import { printable } from "../paint.js";
import { legWords, routeLine } from "../route.js";
import { decidedBy, modeWord } from "../words.js";

/** What the two sides of a change show; of a changed upstream only what is not on both. */
export interface ChangedLines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Prints both sides of changes, without positions. Remembers the lines of routes, which upstreams share. */
export function linePrinter(): (change: UpstreamChange) => ChangedLines {
  const known = new Map<readonly Route[], readonly string[]>();
  const linesOf = ({ routes, dead }: UpstreamPlan): readonly string[] => {
    if (dead !== undefined) return [`✗ ${printable(dead.reason)}`];
    const lines = known.get(routes) ?? routes.map(legAndRoute);
    known.set(routes, lines);
    return lines;
  };
  return (change) => {
    if (change.change === "added") return { before: [], after: [modeLine(change.after), ...linesOf(change.after)] };
    if (change.change === "removed") return { before: [modeLine(change.before), ...linesOf(change.before)], after: [] };
    const { before, after, aspects } = change;
    const modes = withoutCommon({ before: [modeLine(before)], after: [modeLine(after)] });
    const lines = { before: linesOf(before), after: linesOf(after) };
    const routes = aspects.includes("order")
      ? { before: lines.before.map(numbered), after: lines.after.map(numbered) }
      : withoutCommon(lines);
    const shown = joined(modes, routes);
    if (!isEmpty(routes) || aspects.includes("mode")) return shown;
    return joined(shown, withoutCommon({ before: detailLines(before), after: detailLines(after) }));
  };
}

/** The mode with the level and document that decided it, but not the line, which moves with every edit. */
function modeLine({ mode }: UpstreamPlan): string {
  const { decidedBy: decider } = mode;
  if (decider === undefined) return `mode ${modeWord(mode)}`;
  const { span: _, ...statement } = decider;
  return `mode ${modeWord(mode)}, by ${decidedBy({ ...mode, decidedBy: statement })}`;
}

function legAndRoute(route: Route): string {
  const leg = legWords(route);
  return `${leg === "" ? "" : `${leg}: `}${routeLine(route)}`;
}

function numbered(line: string, index: number): string {
  return `${index + 1}. ${line}`;
}

function joined(a: ChangedLines, b: ChangedLines): ChangedLines {
  return { before: [...a.before, ...b.before], after: [...a.after, ...b.after] };
}

function isEmpty({ before, after }: ChangedLines): boolean {
  return before.length === 0 && after.length === 0;
}

function withoutCommon({ before, after }: ChangedLines): ChangedLines {
  const [was, is] = [new Set(before), new Set(after)];
  return { before: before.filter((line) => !is.has(line)), after: after.filter((line) => !was.has(line)) };
}

/** What the line of a route does not show. */
function detailLines({ routes }: UpstreamPlan): readonly string[] {
  return routes.flatMap(
    ({ target, targetMode, sni, cluster, connectTimeout, discovery, identities, failover, hops }) => {
      const details: readonly (readonly [string, string | undefined])[] = [
        ["mode of the target", targetMode],
        ["server name", sni],
        ["cluster", cluster],
        ["connect timeout", connectTimeout],
        ["endpoints by", discovery],
        ["identities", identities.join(", ")],
        ["aggregate", failover?.aggregate],
        ["endpoints", hops.flatMap(({ to }) => to.endpoints?.map(({ id }) => id) ?? []).join(", ")],
        ...hops.map(({ reason }) => ["because", reason] as const),
      ];
      return details.flatMap(([name, value]) => (value ? [printable(`${target}: ${name} ${value}`)] : []));
    },
  );
}
