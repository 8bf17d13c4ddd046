import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Span } from "../base/span.js";
import type { Range } from "./syntax/tree.js";

/**
 * Leaves out the faults that an undecided part may be the reason of: those at a place that holds such a part, for example
 * "no port" at a service whose port is a variable. They are no faults before the value is known.
 */
export function withoutConsequences(
  diagnostics: readonly Diagnostic[],
  open: readonly Range[],
  document: Document,
): readonly Diagnostic[] {
  if (open.length === 0) return diagnostics;
  const spans = open.map(({ start, end }) => document.span(start, end));
  return diagnostics.filter(({ span }) => span === undefined || !spans.some((one) => holds(span, one)));
}

function holds(outer: Span, inner: Span): boolean {
  const startsBefore = outer.line < inner.line || (outer.line === inner.line && outer.column <= inner.column);
  const endsAfter =
    outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn);
  return startsBefore && endsAfter;
}
