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

/** Prints diagnostics for people, with their number at the end. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  print: (text: string) => void,
  paint: Paint,
): void {
  if (diagnostics.length === 0) return;
  print(`${formatDiagnostics(diagnostics, { sources, paint })}\n${countDiagnostics(diagnostics)}\n`);
}
