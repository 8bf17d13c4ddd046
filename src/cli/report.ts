import {
  ansiPaint,
  countDiagnostics,
  type Diagnostic,
  formatDiagnostics,
  noPaint,
  type Paint,
  type Source,
} from "../index.js";
import type { ExitCode } from "./command.js";
import type { Io } from "./io.js";

/** Colours for a terminal, none elsewhere. */
export function paintFor(io: Io): Paint {
  return io.wantsColour ? ansiPaint : noPaint;
}

/** What decides the exit status. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** False if something that was asked for could not be read. */
  readonly complete: boolean;
  /** `error`, `warning`, `info` or `never`. */
  readonly failOn: string | undefined;
}

const severities = ["error", "warning", "info"];

/** The exit status: the same whatever the output's format. */
export function exitCode({ diagnostics, complete, failOn }: Outcome): ExitCode {
  if (!complete) return 2;
  const threshold = severities.indexOf(failOn ?? "error");
  return diagnostics.some((one) => severities.indexOf(one.severity) <= threshold) ? 1 : 0;
}

/** How diagnostics are printed for people. */
export interface DiagnosticsPrinting {
  readonly paint: Paint;
  /** Whether notes (severity info) are printed, or only counted. */
  readonly notes: boolean;
}

/** Prints diagnostics for people, with their number at the end. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  print: (text: string) => void,
  { paint, notes }: DiagnosticsPrinting,
): void {
  if (diagnostics.length === 0) return;
  const shown = notes ? diagnostics : diagnostics.filter((one) => one.severity !== "info");
  const reports = formatDiagnostics(shown, { sources, paint });
  const advice = shown.length === diagnostics.length ? "" : " (--notes prints the notes)";
  print(`${reports === "" ? "" : `${reports}\n`}${countDiagnostics(diagnostics)}${advice}\n`);
}
