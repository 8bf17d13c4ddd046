import type { Code } from "../base/codes.js";
import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import { maximumProblems } from "./limits.js";

/** Which step of Consul notices it. Of several faults Consul tells one; which one depends on the step. */
export type Stage = "lexical" | "syntax" | "decoding" | "warning";

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface FaultDetails {
  readonly hint?: string | undefined;
  readonly related?: readonly (Place & { readonly message: string })[];
}

interface Fault extends Place, FaultDetails {
  readonly stage: Stage;
  readonly code: Code;
  readonly message: string;
  /** True for lexical faults that Consul's lexer meets before its parser gives up. */
  readonly seen: boolean;
}

/** Everything found wrong with one text so far. */
export interface Faults {
  readonly document: Document;
  readonly found: Fault[];
  errors: number;
  warnings: number;
  /** Whether Consul's parser would have given up by now. */
  stopped: boolean;
  /** While true nothing is recorded: the reader is passing over what an earlier fault has spoilt. */
  muted: boolean;
}

/** No faults yet. */
export function createFaults(document: Document): Faults {
  return { document, found: [], errors: 0, warnings: 0, stopped: false, muted: false };
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
  const seen = !faults.stopped;
  if (stage === "syntax") faults.stopped = true;
  if (faults.muted) return;
  if (stage === "warning") faults.warnings += 1;
  else faults.errors += 1;
  if ((stage === "warning" ? faults.warnings : faults.errors) > maximumProblems) return;
  faults.found.push({ stage, code, message, start, end, seen, ...details });
}

/** A point to which {@link rewind} can go back. */
export function mark(faults: Faults): number {
  return faults.found.length;
}

/** Forgets the faults recorded since the mark: they are consequences of an earlier one. */
export function rewind(faults: Faults, to: number): void {
  for (let fault = faults.found.pop(); fault !== undefined; fault = faults.found.pop()) {
    if (faults.found.length < to) {
      faults.found.push(fault);
      return;
    }
    if (fault.stage === "warning") faults.warnings -= 1;
    else faults.errors -= 1;
  }
}

/** The faults as diagnostics in the order of the text, each that Consul would not tell marked as hidden. */
export function diagnosticsOf(faults: Faults): readonly Diagnostic[] {
  if (faults.found.length === 0) return [];
  const told = toldByConsul(faults.found);
  const { document } = faults;
  const diagnostics = faults.found
    .map((fault, order) => ({ fault, order }))
    .sort((a, b) => a.fault.start - b.fault.start || a.order - b.order)
    .map(({ fault }) =>
      diagnostic(fault.code, fault.message, {
        ...(fault.hint === undefined ? {} : { hint: fault.hint }),
        span: document.span(fault.start, fault.end),
        ...(fault.related === undefined
          ? {}
          : {
              related: fault.related.map(({ message, start, end }) => ({ message, span: document.span(start, end) })),
            }),
        ...(fault.stage === "warning" || fault === told ? {} : { hidden: true as const }),
      }),
    );
  const leftOut = Math.max(0, faults.errors - maximumProblems) + Math.max(0, faults.warnings - maximumProblems);
  if (leftOut > 0) {
    diagnostics.push(
      diagnostic("hcl/too-many-problems", `${leftOut} more problems of this file are not listed.`, {
        span: document.span(document.text.length, document.text.length),
      }),
    );
  }
  return diagnostics;
}

function earlier(a: Fault | undefined, b: Fault): Fault {
  return a === undefined || b.start < a.start ? b : a;
}

/**
 * Consul tells the last lexical fault met before its parser gives up, else the syntax fault that made it give up, else
 * the first fault in decoding.
 */
function toldByConsul(found: readonly Fault[]): Fault | undefined {
  return (
    found.findLast((fault) => fault.stage === "lexical" && fault.seen) ??
    found.find((fault) => fault.stage === "syntax") ??
    found.filter((fault) => fault.stage !== "warning").reduce<Fault | undefined>(earlier, undefined)
  );
}
