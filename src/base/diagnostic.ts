import { type Code, codes } from "./codes.js";
import type { Span } from "./span.js";

/** `error`: Consul refuses it, or it cannot work. `warning`: accepted, and surely not meant. `info`: worth knowing. */
export type Severity = "error" | "warning" | "info";

/** Something that a person should know about the input. */
export interface Diagnostic {
  /** Stable; see docs/diagnostics.md for each. */
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence that names the thing and the value in it. */
  readonly message: string;
  /** What to type instead, where that is known. */
  readonly hint?: string;
  readonly span?: Span;
  /** The field it is about, as a path inside its definition in Consul's names: `UpstreamConfig.Overrides[0].Name`. */
  readonly path?: string;
  /** Second places, such as the one where a name was used first. */
  readonly related?: readonly RelatedPlace[];
  /**
   * Present and true where Consul would not report this fault, because it stops at an earlier one. The fault is real
   * all the same, and shows once the earlier one is mended.
   */
  readonly hidden?: true;
  /** Present where the agent accepts a registration, and the servers refuse it whenever the agent synchronises. */
  readonly refusedBy?: "catalog";
}

/** A second place that belongs to a diagnostic, with what stands there. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** What a diagnostic may have besides its code and sentence. */
export type DiagnosticDetails = Pick<Diagnostic, "hint" | "span" | "path" | "related" | "hidden" | "refusedBy">;

/** Makes a diagnostic; the severity is the one that the table of codes gives. */
export function diagnostic(code: Code, message: string, details: DiagnosticDetails = {}): Diagnostic {
  return { code, severity: codes[code].severity, message, ...details };
}

/** True if at least one of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === "error");
}

/** In the order of their places: by file, line and column; those without a place first. The input is left as it is. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(comparePlaces);
}

/** Which of two diagnostics stands first; 0 for those of one place. */
export function comparePlaces(a: Diagnostic, b: Diagnostic): number {
  return compareSpans(a.span, b.span);
}

/** Which of two spans begins first; one that is not known comes before all others. */
export function compareSpans(a: Span | undefined, b: Span | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
