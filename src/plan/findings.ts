import type { Code } from "../base/codes.js";
import { type Diagnostic, type DiagnosticDetails, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";

/** A fault that may show in many upstreams and is reported once. */
export interface Problem {
  /** The same for the same fault. */
  readonly key: string;
  readonly code: Code;
  /** One sentence. */
  readonly reason: string;
  /** What it means for so many upstreams; the end of a sentence. */
  readonly consequence?: (upstreams: number) => string;
  /** Among them the place where the fault itself is written; by default the first upstream that it concerns. */
  readonly details?: DiagnosticDetails;
}

/** Gathers faults while proxies are planned. */
export interface Findings {
  /** Notes faults that one upstream shows. */
  note(problems: readonly Problem[], upstream: Span | undefined): void;
  /** Takes a diagnostic as it is, unless the same object was taken before. */
  take(diagnostics: Iterable<Diagnostic>): void;
  diagnostics(): readonly Diagnostic[];
}

export function createFindings(): Findings {
  const found = new Map<string, { readonly problem: Problem; readonly place: Span | undefined; count: number }>();
  const taken = new Set<Diagnostic>();
  return {
    note(problems, upstream) {
      // An upstream whose targets share a fault shows it once.
      const shown = problems.length > 1 ? new Map(problems.map((one) => [one.key, one])).values() : problems;
      for (const problem of shown) {
        const known = found.get(problem.key);
        if (known === undefined) found.set(problem.key, { problem, place: upstream, count: 1 });
        else known.count += 1;
      }
    },
    take(diagnostics) {
      for (const one of diagnostics) taken.add(one);
    },
    diagnostics: () => [
      ...taken,
      ...[...found.values()].map(({ problem, place, count }) =>
        diagnostic(problem.code, messageOf(problem, count), {
          ...(place === undefined ? {} : { span: place }),
          ...problem.details,
        }),
      ),
    ],
  };
}

function messageOf({ reason, consequence }: Problem, upstreams: number): string {
  if (consequence === undefined) return reason;
  return `${reason.endsWith(".") ? reason.slice(0, -1) : reason}; ${consequence(upstreams)}.`;
}
