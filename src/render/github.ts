import type { Diagnostic, Severity } from "../base/diagnostic.js";
import { printable } from "./paint.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** Prints diagnostics as workflow commands of GitHub Actions, which show them beside the lines of a change. */
export function toGithubAnnotations(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => `${annotation(one)}\n`).join("");
}

function annotation({ code, severity, message, hint, span }: Diagnostic): string {
  const properties =
    span === undefined
      ? []
      : [
          `file=${escapeProperty(span.file)}`,
          `line=${span.line}`,
          `endLine=${span.endLine}`,
          `col=${span.column}`,
          `endColumn=${span.endColumn}`,
        ];
  const text = hint === undefined ? message : `${message} ${hint}`;
  return `::${commands[severity]} ${[...properties, `title=${escapeProperty(code)}`].join(",")}::${escapeData(text)}`;
}

/** The commands pass through a log that people read, so that other control characters become visible escapes. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").split("\n").map(printable).join("%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
