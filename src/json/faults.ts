import type { Code } from "../base/codes.js";
import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import { type Fault, type FaultDetails, type FaultRecord, faultDiagnostics, record } from "../base/faults.js";

/** `decoding` faults are told by Consul only where there is no fault of `syntax` anywhere in the text. */
export type Stage = "syntax" | "decoding" | "warning";

/** Everything found wrong with one text so far. */
export type Faults = FaultRecord<Fault<Stage>>;

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
  record(faults, { stage, code, message, start, end, ...details });
}

/** The faults as diagnostics in the order of the text; Consul tells the first one, the other errors are marked as hidden. */
export function diagnosticsOf(faults: Faults): readonly Diagnostic[] {
  return faultDiagnostics(faults, toldByConsul, "json/too-many-problems");
}

function toldByConsul(found: readonly Fault<Stage>[]): Fault<Stage> | undefined {
  return found.find((fault) => fault.stage === "syntax") ?? found.find((fault) => fault.stage === "decoding");
}
