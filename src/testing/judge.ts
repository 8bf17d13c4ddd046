import { formatSpan } from "../base/span.js";
import { variableOf } from "../base/supply-hint.js";
import { openAspects } from "../plan/undecided.js";
import { formatDecision } from "../render/explain.js";
import type { Claim } from "./claims.js";
import type { FoundRoutes, FoundUpstream } from "./find.js";

/** Whether a claim holds, and what to say if it does not. */
export interface Verdict {
  readonly holds: boolean;
  /** What was expected, what is so instead, and for each upstream that is otherwise: its levels and routes. */
  message(): string;
}

/**
 * Holds a claim, or with `isNot` its opposite, against every upstream that was found. Where it hangs on a value that files do
 * not tell, neither holds.
 */
export function judge({ question, found }: FoundRoutes, claim: Claim, isNot: boolean): Verdict {
  const open = found.filter(({ proxy, upstream }) => openAspects(upstream, proxy.datacenter).includes(claim.asks));
  if (open.length > 0) return { holds: false, message: () => wordUndecided(question, claim, isNot, open) };
  const wrong = found.filter((one) => !(isNot ? claim.holdsNowhere(one) : claim.holds(one)));
  return {
    holds: wrong.length === 0,
    message: () =>
      [
        `Expected ${question} ${isNot ? "not " : ""}to ${claim.words}, but ${[...new Set(wrong.map(claim.actual))].join("; ")}.`,
        ...wrong.map(story),
      ].join("\n\n"),
  };
}

function wordUndecided(question: string, claim: Claim, isNot: boolean, open: readonly FoundUpstream[]): string {
  const parts = new Map(
    open.flatMap(({ upstream }) => (upstream.undecided ?? []).map((part) => [formatSpan(part.span), part])),
  );
  const reasons = [...parts].map(([place, { expression, cause = expression }]) => {
    const name = variableOf(cause);
    const how =
      name === undefined
        ? "write the value itself, or take it from a variable"
        : `supply it: createHcl2Reader({ variables: { ${name}: … } })`;
    return `\`${expression}\` (${place}) is not known from files; ${how}.`;
  });
  return [
    `Expected ${question} ${isNot ? "not " : ""}to ${claim.words}, but that is undecided:`,
    ...reasons.map((reason) => `  ${reason}`),
    ...open.map((one) => `\n${story(one)}`),
  ].join("\n");
}

function story({ proxy, upstream }: FoundUpstream): string {
  const place = upstream.place === undefined ? "" : `, ${formatSpan(upstream.place)}`;
  return `${proxy.id} in ${proxy.datacenter}, upstream ${upstream.id}${place}\n${formatDecision(upstream).trimEnd()}`;
}
