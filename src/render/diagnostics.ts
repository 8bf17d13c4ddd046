import type { Diagnostic, Severity } from "../base/diagnostic.js";
import { createDocument, type Document } from "../base/document.js";
import type { Source } from "../base/source.js";
import { formatSpan, type Span } from "../base/span.js";
import { counted } from "../base/wording.js";
import { noPaint, type Paint, printable } from "./paint.js";

/** What a text report of diagnostics may be given. */
export interface DiagnosticsTextOptions {
  /** The sources, to show the lines that the diagnostics point at. */
  readonly sources?: readonly Source[];
  /** Colours; none by default. */
  readonly paint?: Paint;
}

/** Columns shown of a line; longer lines are cut around the place. */
const shownWidth = 120;

/**
 * Prints diagnostics for people, each with the line that it points at and a mark under the place. Empty text for no
 * diagnostics; else it ends with a line break.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: DiagnosticsTextOptions = {}): string {
  const paint = options.paint ?? noPaint;
  const documents = new Map<string, Document>();
  for (const source of options.sources ?? []) documents.set(source.file, createDocument(source));
  return diagnostics.map((one) => `${formatOne(one, documents, paint)}\n`).join("\n");
}

function formatOne(one: Diagnostic, documents: ReadonlyMap<string, Document>, paint: Paint): string {
  const lines = [`${severityPaint(one.severity, paint)(`${one.severity}[${one.code}]`)} ${printable(one.message)}`];
  if (one.span !== undefined) lines.push(...formatPlace(one.span, documents, paint, one.severity));
  for (const place of one.related ?? []) {
    lines.push(`   ${paint.faint("=")} ${printable(formatSpan(place.span))}: ${printable(place.message)}`);
  }
  if (one.hint !== undefined) lines.push(`   ${paint.faint("=")} ${paint.good("hint")}: ${printable(one.hint)}`);
  return lines.join("\n");
}

function formatPlace(
  span: Span,
  documents: ReadonlyMap<string, Document>,
  paint: Paint,
  severity: Severity,
): readonly string[] {
  const arrow = `  ${paint.faint("-->")} ${printable(formatSpan(span))}`;
  const document = documents.get(span.file);
  if (document === undefined) return [arrow];
  const { shown, before, marked } = frame(document, span);
  const number = String(span.line);
  const margin = " ".repeat(number.length);
  const bar = paint.faint("|");
  return [
    arrow,
    ` ${margin} ${bar}`,
    ` ${paint.faint(number)} ${bar} ${shown}`,
    ` ${margin} ${bar} ${" ".repeat(before)}${severityPaint(severity, paint)("^".repeat(marked))}`,
  ];
}

/** The part of a line around a place, and how far from its start the mark stands. */
function frame(
  document: Document,
  span: Span,
): { readonly shown: string; readonly before: number; readonly marked: number } {
  const skip = document.line(span.line).length <= shownWidth ? 0 : Math.max(0, span.column - 1 - shownWidth / 2);
  // Only the window is read: a line of megabytes may have thousands of diagnostics. One more tells whether it goes on.
  const characters = document.characters(span.line, skip, skip + shownWidth + 1);
  const start = span.column - 1 - skip;
  const end = span.endLine === span.line ? span.endColumn - 1 - skip : characters.length;
  const visible = characters.slice(0, shownWidth).map((one) => (one === "\t" ? "    " : printable(one)));
  const width = (from: number, to: number) => visible.slice(from, to).reduce((sum, one) => sum + [...one].length, 0);
  const clipped = characters.length > shownWidth ? "…" : "";
  const lead = skip > 0 ? "…" : "";
  return {
    shown: `${lead}${visible.join("").trimEnd()}${clipped}`,
    before: lead.length + width(0, start) + Math.max(0, start - visible.length),
    marked: Math.max(1, width(start, Math.min(end, visible.length))),
  };
}

function severityPaint(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === "error") return paint.error;
  return severity === "warning" ? paint.warning : paint.name;
}

/** `3 errors, 1 warning`; empty text for none. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity, one: string): string[] => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : [counted(number, one)];
  };
  return [...count("error", "error"), ...count("warning", "warning"), ...count("info", "note")].join(", ");
}
