import type { Code } from "../base/codes.js";
import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface FaultDetails {
  readonly hint?: string | undefined;
  readonly related?: readonly (Place & { readonly message: string })[];
}

/** `decoding` faults are told by Consul only where there is no fault of `syntax` anywhere in the text. */
export type Stage = "syntax" | "decoding" | "warning";

interface Fault extends Place, FaultDetails {
  readonly stage: Stage;
  readonly code: Code;
  readonly message: string;
}

/** Everything found wrong with one text so far. */
export interface Faults {
  readonly document: Document;
  readonly found: Fault[];
  errors: number;
  warnings: number;
}

/** Errors, and likewise warnings, that one text may have before the rest of them are left out. */
const maximumProblems = 200;

/** No faults yet. */
export function createFaults(document: Document): Faults {
  return { document, found: [], errors: 0, warnings: 0 };
}

/** Records one fault at the characters from `start` up to `end`. */
export function report(
  faults: Faults,
  stage: Stage,
  code: Code,
  start: number,
  end: number,
  message: string,
  details: FaultDetails = {},
): void {
  if (stage === "warning") faults.warnings += 1;
  else faults.errors += 1;
  if ((stage === "warning" ? faults.warnings : faults.errors) > maximumProblems) return;
  faults.found.push({ stage, code, message, start, end, ...details });
}

/** The faults as diagnostics in the order of the text; Consul tells the first one, the other errors are marked as hidden. */
export function diagnosticsOf(faults: Faults): readonly Diagnostic[] {
  const { document, found } = faults;
  if (found.length === 0) return [];
  const told = found.find((fault) => fault.stage === "syntax") ?? found.find((fault) => fault.stage === "decoding");
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
  const leftOut = Math.max(0, faults.errors - maximumProblems) + Math.max(0, faults.warnings - maximumProblems);
  if (leftOut > 0) {
    const end = document.text.length;
    const message = `${leftOut} more problems of this file are not listed.`;
    diagnostics.push(diagnostic("json/too-many-problems", message, { span: document.span(end, end) }));
  }
  return diagnostics;
}
