import type { Code } from "../base/codes.js";
import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import { type Fault, type FaultDetails, type FaultRecord, faultDiagnostics, record } from "../base/faults.js";

/** Which step of Consul notices it. Of several faults Consul tells one; which one depends on the step. */
export type Stage = "lexical" | "syntax" | "decoding" | "warning";

interface HclFault extends Fault<Stage> {
  /** True for lexical faults that Consul's lexer meets before its parser gives up. */
  readonly seen: boolean;
}

/** Everything found wrong with one text so far. */
export interface Faults extends FaultRecord<HclFault> {
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
  record(faults, { stage, code, message, start, end, seen, ...details });
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
  return faultDiagnostics(faults, toldByConsul, "hcl/too-many-problems");
}

function earlier(a: HclFault | undefined, b: HclFault): HclFault {
  return a === undefined || b.start < a.start ? b : a;
}

/**
 * Consul tells the last lexical fault met before its parser gives up, else the syntax fault that made it give up, else
 * the first fault in decoding.
 */
function toldByConsul(found: readonly HclFault[]): HclFault | undefined {
  return (
    found.findLast((fault) => fault.stage === "lexical" && fault.seen) ??
    found.find((fault) => fault.stage === "syntax") ??
    found.filter((fault) => fault.stage !== "warning").reduce<HclFault | undefined>(earlier, undefined)
  );
}
