import type { Code } from "./codes.js";
import { type Diagnostic, diagnostic } from "./diagnostic.js";
import type { Document } from "./document.js";

/** Characters of a text, from `start` up to `end`. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** What may be said of a fault besides its message. */
export interface FaultDetails {
  readonly hint?: string | undefined;
  readonly related?: readonly (Place & { readonly message: string })[];
}

/** Something wrong with a text. `Stage` is the step of Consul that notices it; no step refuses a warning. */
export interface Fault<Stage extends string = string> extends Place, FaultDetails {
  readonly stage: Stage | "warning";
  readonly code: Code;
  readonly message: string;
}

/** Everything that was found wrong with one text so far. */
export interface FaultRecord<One extends Fault> {
  readonly document: Document;
  readonly found: One[];
  errors: number;
  warnings: number;
}

/** Errors, and likewise warnings, that one text may have before the rest of them are left out. */
const maximumProblems = 200;

/** Adds a fault, or only counts it where there are too many. */
export function record<One extends Fault>(faults: FaultRecord<One>, fault: One): void {
  if (fault.stage === "warning") faults.warnings += 1;
  else faults.errors += 1;
  if ((fault.stage === "warning" ? faults.warnings : faults.errors) <= maximumProblems) faults.found.push(fault);
}

/**
 * The faults as diagnostics in the order of the text. Consul tells one of the errors; the others are marked as hidden. The
 * code `tooMany` says how many were only counted.
 */
export function faultDiagnostics<One extends Fault>(
  { document, found, errors, warnings }: FaultRecord<One>,
  toldBy: (found: readonly One[]) => One | undefined,
  tooMany: Code,
): readonly Diagnostic[] {
  if (found.length === 0) return [];
  const told = toldBy(found);
  const diagnostics = found
    .map((fault, order) => ({ fault, order }))
    .sort((a, b) => a.fault.start - b.fault.start || a.order - b.order)
    .map(({ fault }) => {
      const related = fault.related?.map(({ message, start, end }) => ({ message, span: document.span(start, end) }));
      return diagnostic(fault.code, fault.message, {
        ...(fault.hint === undefined ? {} : { hint: fault.hint }),
        span: document.span(fault.start, fault.end),
        ...(related === undefined ? {} : { related }),
        ...(fault.stage === "warning" || fault === told ? {} : { hidden: true as const }),
      });
    });
  const leftOut = Math.max(0, errors - maximumProblems) + Math.max(0, warnings - maximumProblems);
  if (leftOut > 0) {
    const end = document.text.length;
    const message = `${leftOut} more problems of this file are not listed.`;
    diagnostics.push(diagnostic(tooMany, message, { span: document.span(end, end) }));
  }
  return diagnostics;
}
