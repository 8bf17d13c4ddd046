import { findUpstreams, type NotFound, type Planned } from "../plan/explain.js";
import type { ProxyPlan, Route, UpstreamPlan } from "../plan/route-plan.js";

/** Whose routes are looked at. */
export interface RouteQuestion {
  /** The calling service, or the ID of its proxy. */
  readonly from: string;
  /** The upstream's name, or its ID such as `api?dc=dc2`. */
  readonly to: string;
  /** The upstream's datacenter: the one in its definition, else the proxy's own. */
  readonly datacenter?: string;
  /** The upstream's peer. */
  readonly peer?: string;
}

/** What fits a question. */
export interface FoundRoutes {
  /** `web → api in dc2`, for messages. */
  readonly question: string;
  /** One for each proxy of the service and each upstream that fits; never empty. */
  readonly found: readonly FoundUpstream[];
}

/** An upstream, and those of its routes that are looked at. */
export interface FoundUpstream {
  readonly proxy: Omit<ProxyPlan, "upstreams">;
  readonly upstream: UpstreamPlan;
  readonly routes: readonly Route[];
}

/**
 * Finds the routes of an upstream, for matchers: of every proxy of the service, and of every upstream that leads to the
 * name, unless the question tells them apart. Throws if there is none, with the names that there are.
 *
 * @example
 * expect(routesOf(analysis, { from: "web", to: "api" })).toGoVia("remote-gateway");
 */
export function routesOf(analysis: Planned, question: RouteQuestion): FoundRoutes {
  const answer = searchRoutes(analysis, question);
  if (answer.found.length > 0) return { question: wordQuestion(question), found: answer.found };
  throw new Error(`Expected ${wordQuestion(question)} to be there. ${answer.message}`);
}

/** The same, with what to say instead where nothing fits. */
export function searchRoutes(
  analysis: Planned,
  question: RouteQuestion,
): { readonly found: readonly FoundUpstream[]; readonly message: string } {
  const { from, to } = question;
  const answer = findUpstreams(analysis.plan, { from, to });
  if (!answer.found) return { found: [], message: messageOf(answer) };
  const fitting = answer.upstreams.filter(
    ({ proxy, upstream }) =>
      (question.datacenter === undefined || (upstream.datacenter ?? proxy.datacenter) === question.datacenter) &&
      (question.peer === undefined || upstream.peer === question.peer),
  );
  const ids = answer.upstreams.map(({ upstream }) => `\`${upstream.id}\``);
  return {
    found: fitting.map(({ proxy, upstream }) => ({ proxy, upstream, routes: upstream.routes })),
    message: `The proxy of \`${from}\` has ${[...new Set(ids)].join(", ")}.`,
  };
}

/** `web → api in dc2`. */
export function wordQuestion({ from, to, datacenter, peer }: RouteQuestion): string {
  const where = datacenter === undefined ? "" : ` in ${datacenter}`;
  return `${from} → ${to}${where}${peer === undefined ? "" : ` at peer ${peer}`}`;
}

function messageOf({ message, hint }: NotFound): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
