import {
  ansiPaint,
  countDiagnostics,
  type Diagnostic,
  formatDiagnostics,
  noPaint,
  type Paint,
  type Source,
  toGithubAnnotations,
  toSarif,
} from "../index.js";
import { type ExitCode, type OptionValues, textOption } from "./command.js";
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

/** What else there is to say beside findings. */
interface Beside {
  /** What was looked at, `3 files`; printed for people where nothing was found. */
  readonly lookedAt?: string;
  /** Further members of the report as JSON. */
  readonly json?: Readonly<Record<string, unknown>>;
}

/** Prints findings to standard output in the format that `--format` asks for, and tells it. */
export function printFindings(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  options: OptionValues,
  io: Io,
  { lookedAt, json }: Beside = {},
): string {
  const format = textOption(options, "format") ?? "text";
  if (format === "json") io.out(jsonText({ version: 1, diagnostics, ...json }));
  else if (format === "sarif") io.out(jsonText(toSarif(diagnostics)));
  else if (format === "github") io.out(toGithubAnnotations(diagnostics));
  else {
    printDiagnostics(diagnostics, sources, io.out, { paint: paintFor(io), notes: true });
    if (diagnostics.length === 0 && lookedAt !== undefined) io.out(`${lookedAt}: nothing to report\n`);
  }
  return format;
}

/** A report for programs. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `1 file`, `2 files`. */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file or folder"],
  ["ENOTDIR", "a part of the path is no folder"],
  ["EACCES", "permission is missing"],
  ["EPERM", "permission is missing"],
  ["EISDIR", "it is a folder"],
  ["ELOOP", "its links lead in a circle"],
  ["ENAMETOOLONG", "the name is too long"],
]);

/** What the machine said when it could not do something. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const known = typeof code === "string" ? reasons.get(code) : undefined;
  if (known !== undefined) return known;
  return error instanceof Error ? error.message : String(error);
}
