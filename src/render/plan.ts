import { formatSpan } from "../base/span.js";
import type { ProxyPlan, RoutePlan, UpstreamPlan } from "../plan/route-plan.js";
import { noPaint, type Paint, printable } from "./paint.js";
import { legWords, routeLine } from "./route.js";
import { alignColumns } from "./table.js";
import { decidedBy, modeWord } from "./words.js";

/** What a text report of a plan may be given. */
export interface PlanTextOptions {
  /** Colours; none by default. */
  readonly paint?: Paint;
  /** Tells under each route why every hop goes the way it does. */
  readonly reasons?: boolean;
}

/**
 * Prints a plan for people: a table for each proxy, grouped by upstream, a line for each route. Ends with a line break
 * unless the plan is empty.
 */
export function formatPlan(plan: RoutePlan, options: PlanTextOptions = {}): string {
  return plan.proxies.map((proxy) => formatProxy(proxy, options)).join("\n");
}

function formatProxy(proxy: ProxyPlan, options: PlanTextOptions): string {
  const paint = options.paint ?? noPaint;
  const place = proxy.place === undefined ? "" : `  ${paint.faint(printable(formatSpan(proxy.place)))}`;
  const purpose = proxy.kind === "connect-proxy" ? `, for ${printable(proxy.service)}` : `, ${printable(proxy.kind)}`;
  const title = `${paint.strong(printable(proxy.id))} in ${printable(proxy.datacenter)}${purpose}${place}\n`;
  if (proxy.upstreams.length === 0) return `${title}  no upstreams\n`;
  const rows = proxy.upstreams.flatMap((upstream) => rowsOf(upstream));
  const lines = alignColumns([["UPSTREAM", "MODE", "DECIDED BY", "ROUTE"], ...rows.map((row) => row.cells)]);
  const body = lines.map((line, index) => {
    if (index === 0) return `  ${paint.faint(line)}`;
    const row = rows[index - 1];
    const shown = row?.isDead === true ? paint.error(line) : line;
    const reasons = options.reasons === true ? (row?.reasons ?? []) : [];
    return [`  ${shown}`, ...reasons.map((reason) => `      ${paint.faint(printable(reason))}`)].join("\n");
  });
  return `${title}${body.join("\n")}\n`;
}

interface Row {
  readonly cells: readonly string[];
  readonly isDead: boolean;
  readonly reasons: readonly string[];
}

/** One row a route; the upstream's own columns stand in the first one only. */
function rowsOf(upstream: UpstreamPlan): readonly Row[] {
  const head = [
    `${printable(upstream.id)}${upstream.implicit === true ? " (inferred)" : ""}${upstream.undecided === undefined ? "" : " (undecided)"}`,
    modeWord(upstream.mode),
    decidedBy(upstream.mode),
  ];
  if (upstream.dead !== undefined) {
    return [{ cells: [...head, `✗ ${printable(upstream.dead.reason)}`], isDead: true, reasons: [] }];
  }
  return upstream.routes.map((route, index) => {
    const leg = legWords(route);
    return {
      cells: [...(index === 0 ? head : ["", "", ""]), `${leg === "" ? "" : `${leg}: `}${routeLine(route)}`],
      isDead: route.dead !== undefined,
      reasons: route.hops.map((hop) => hop.reason),
    };
  });
}
