import { formatSpan } from "../base/span.js";
import { formatDecision } from "../render/explain.js";
import type { Claim } from "./claims.js";
import type { FoundRoutes, FoundUpstream } from "./find.js";

/** Whether a claim holds, and what to say if it does not. */
export interface Verdict {
  readonly holds: boolean;
  /** What was expected, what is so instead, and for each upstream that is otherwise: its levels and routes. */
  message(): string;
}

/** Holds a claim, or with `isNot` its opposite, against every upstream that was found. */
export function judge({ question, found }: FoundRoutes, claim: Claim, isNot: boolean): Verdict {
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

function story({ proxy, upstream }: FoundUpstream): string {
  const place = upstream.place === undefined ? "" : `, ${formatSpan(upstream.place)}`;
  return `${proxy.id} in ${proxy.datacenter}, upstream ${upstream.id}${place}\n${formatDecision(upstream).trimEnd()}`;
}
