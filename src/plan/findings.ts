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

/** What takes faults while proxies are planned. */
export interface FaultSink {
  /** Notes faults that one upstream shows. */
  note(problems: readonly Problem[], upstream: Span | undefined): void;
  /** Takes a diagnostic as it is, unless the same object was taken before. */
  take(diagnostics: Iterable<Diagnostic>): void;
}

/** Gathers faults while proxies are planned. */
export interface Findings extends FaultSink {
  diagnostics(): readonly Diagnostic[];
}

/** Faults that were found while one proxy was planned, kept so that they can be told again. */
export interface KeptFaults {
  readonly notes: readonly { readonly problems: readonly Problem[]; readonly upstream: Span | undefined }[];
  readonly taken: readonly Diagnostic[];
}

const nothing: KeptFaults = { notes: [], taken: [] };

/** A sink that keeps what it takes. */
export function createFaultKeeper(): FaultSink & { kept(): KeptFaults } {
  const notes: KeptFaults["notes"][number][] = [];
  const taken: Diagnostic[] = [];
  return {
    note(problems, upstream) {
      if (problems.length > 0) notes.push({ problems, upstream });
    },
    take: (diagnostics) => {
      taken.push(...diagnostics);
    },
    kept: () => (notes.length === 0 && taken.length === 0 ? nothing : { notes, taken }),
  };
}

/** Tells faults that were kept. */
export function tell({ notes, taken }: KeptFaults, sink: FaultSink): void {
  sink.take(taken);
  for (const { problems, upstream } of notes) sink.note(problems, upstream);
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
