import type { Diagnostic } from "../base/diagnostic.js";
import { nearest } from "../base/suggest.js";
import type { Catalog } from "../catalog/catalog.js";
import type { CompiledChain } from "../chain/compiled-chain.js";
import { chainDiagnostic } from "../chain/error.js";
import { chainExplainer } from "../chain/explain.js";
import type { ChainReasons } from "../chain/reasons.js";
import { type ModeChoices, modeChoices } from "./mode-choices.js";
import type { ProxyPlan, RoutePlan, UpstreamPlan } from "./route-plan.js";

/** A plan and what it was made of: any analysis. */
export interface Planned {
  readonly plan: RoutePlan;
  readonly catalog: Catalog;
}

/** Which upstream is to be explained. */
export interface ExplainQuestion {
  /** The calling service, or the ID of its proxy. */
  readonly from: string;
  /** The upstream's ID (`api?dc=dc2`) or its name. */
  readonly to: string;
  /** Only upstreams with this `datacenter`. */
  readonly datacenter?: string;
}

/** The whole story of one upstream of one proxy. */
export interface Explanation {
  readonly proxy: Omit<ProxyPlan, "upstreams">;
  /** Its mode with all levels, what the chain compiler is asked, and its routes with the reason of every hop. */
  readonly upstream: UpstreamPlan;
  readonly chain: ExplainedChain;
  /** What would change it: each place that a mode can be set at, with what that would do. */
  readonly choices: ModeChoices;
}

/** The chain of an upstream. Upstreams of peers and prepared queries have none. */
export type ExplainedChain =
  | { readonly state: "none" }
  | { readonly state: "compiled"; readonly compiled: CompiledChain; readonly reasons: ChainReasons }
  | { readonly state: "failed"; readonly diagnostic: Diagnostic };

/** The stories that fit a question, or what there is instead. */
export type Explained = { readonly found: true; readonly explanations: readonly Explanation[] } | NotFound;

/** What there is instead of what was asked for. */
export interface NotFound {
  readonly found: false;
  readonly message: string;
  readonly hint?: string;
}

/** The upstreams that fit a question, each with its proxy, or what there is instead. */
export type FoundUpstreams =
  | { readonly found: true; readonly upstreams: readonly Pick<Explanation, "proxy" | "upstream">[] }
  | NotFound;

/**
 * Tells how the traffic from one service to another comes to go the way it does: the levels of its mode, what the chain
 * compiler is asked, the chain with the entries that made it, each target's route, and what another mode at each place would
 * do. One explanation for each proxy and upstream that fit.
 *
 * @example
 * explain(analysis, { from: "web", to: "api" });
 */
export function explain({ plan, catalog }: Planned, question: ExplainQuestion): Explained {
  const fitting = findUpstreams(plan, question);
  if (!fitting.found) return fitting;
  const explainChain = chainExplainer(catalog.entries);
  const explanations = fitting.upstreams.map(
    ({ proxy, upstream }): Explanation => ({
      proxy,
      upstream,
      chain: chainOf(upstream, explainChain),
      choices: modeChoices(catalog, proxy, upstream),
    }),
  );
  return { found: true, explanations };
}

/** The upstreams that a question is about, without their stories. */
export function findUpstreams(plan: RoutePlan, question: ExplainQuestion): FoundUpstreams {
  const proxies = plan.proxies.filter(({ id, service }) => id === question.from || service === question.from);
  if (proxies.length === 0) {
    const known = plan.proxies.flatMap(({ id, service }) => [service, id]);
    return nothing(`No proxy of a service \`${question.from}\` is registered.`, question.from, known);
  }
  const fitting = proxies.flatMap(({ upstreams, ...proxy }) =>
    upstreams.filter((upstream) => fits(upstream, question)).map((upstream) => ({ proxy, upstream })),
  );
  if (fitting.length > 0) return { found: true, upstreams: fitting };
  const known = proxies.flatMap(({ upstreams }) => upstreams.flatMap(({ id, name }) => [name, id]));
  return nothing(`The proxy of \`${question.from}\` has no upstream \`${question.to}\`.`, question.to, known);
}

function fits({ id, name, datacenter }: UpstreamPlan, question: ExplainQuestion): boolean {
  return (
    (id === question.to || name === question.to) &&
    (question.datacenter === undefined || question.datacenter === datacenter)
  );
}

function chainOf({ request }: UpstreamPlan, explainChain: ReturnType<typeof chainExplainer>): ExplainedChain {
  if (request === undefined) return { state: "none" };
  const result = explainChain(request);
  if ("error" in result) return { state: "failed", diagnostic: chainDiagnostic(result.error) };
  return { state: "compiled", compiled: result.chain, reasons: result.reasons };
}

function nothing(message: string, word: string, known: readonly string[]): NotFound {
  const suggestion = nearest(word, new Set(known));
  if (suggestion !== undefined) return { found: false, message, hint: `Did you mean \`${suggestion}\`?` };
  const some = [...new Set(known)].slice(0, 8).join(", ");
  return some === "" ? { found: false, message } : { found: false, message, hint: `There are: ${some}.` };
}
