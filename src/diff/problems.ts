import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import type { CauseGroup } from "./plan-diff.js";
import { causeWords, groupWords } from "./words.js";

/** The wording of differences as diagnostics. */
const plain = (text: string): string => text;

function at(span: Span | undefined) {
  return span === undefined ? {} : { span };
}

export function changesRoutes(group: CauseGroup, span: Span | undefined): Diagnostic {
  return diagnostic(
    "diff/routes",
    `${causeWords(group.cause, plain)}: routes differ for ${groupWords(group)}.`,
    at(span),
  );
}

export function changesReasons(group: CauseGroup, span: Span | undefined): Diagnostic {
  return diagnostic(
    "diff/reasons",
    `${causeWords(group.cause, plain)}: ${groupWords(group)} go the same way for another reason.`,
    at(span),
  );
}

export function breaksRoutes(group: CauseGroup, broken: number, span: Span | undefined): Diagnostic {
  return diagnostic(
    "diff/broken",
    `${causeWords(group.cause, plain)}: routes differ for ${groupWords(group)}, and ${broken} of them ${broken === 1 ? "has" : "have"} routes that work no more.`,
    at(span),
  );
}
