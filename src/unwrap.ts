import type { Diagnostic } from "./base/diagnostic.js";
import type { Source } from "./base/source.js";
import { formatDiagnostics } from "./render/diagnostics.js";

/**
 * Gives a result back if there is no error among its diagnostics, and throws otherwise: the one function that does, for
 * scripts and tests. The message of the thrown error holds the errors as reports print them; with `sources`, also the
 * lines that they point at. Warnings do not count.
 *
 * @example
 * const { plan } = unwrap(analyze(sources), sources);
 */
export function unwrap<Result extends { readonly diagnostics: readonly Diagnostic[] }>(
  result: Result,
  sources: readonly Source[] = [],
): Result {
  const errors = result.diagnostics.filter((one) => one.severity === "error");
  if (errors.length === 0) return result;
  throw new Error(formatDiagnostics(errors, { sources }).trimEnd());
}
