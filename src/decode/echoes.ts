import type { Diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";

/**
 * What was found in texts after reading them, less what only repeats a fault of reading: a value that is not closed is read as
 * far as it goes, and says nothing that should be judged; what is nested too deep for reading is so for everything after
 * it. Of a file that cannot be read Consul tells nothing more, so the
 * other errors in it are marked as hidden.
 *
 * @param syntax what reading the texts found
 * @param later what was found afterwards; what stands in it of `syntax` is kept as it is
 */
export function withoutEchoes(syntax: readonly Diagnostic[], later: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = syntax.filter((one) => one.severity === "error");
  if (errors.length === 0) return later;
  const files = new Set(errors.map(({ span }) => span?.file));
  // With a block that is still open stands where it began.
  const spoilt = new Set(
    errors.flatMap(({ span, related = [] }) => [span, ...related.map((one) => one.span)].map(startOf)),
  );
  const isTooDeep = errors.some(({ code }) => code === "hcl/too-deep" || code === "json/too-deep");
  return later
    .filter((one) => isOfReading(one) || one.span === undefined || !spoilt.has(startOf(one.span)))
    .filter(({ code }) => !isTooDeep || code !== "decode/too-deep")
    .map((one) =>
      isOfReading(one) || one.severity !== "error" || !files.has(one.span?.file)
        ? one
        : { ...one, hidden: true as const },
    );
}

function isOfReading({ code }: Diagnostic): boolean {
  return code.startsWith("hcl/") || code.startsWith("json/");
}

function startOf(span: Span | undefined): string {
  return span === undefined ? "" : JSON.stringify([span.file, span.line, span.column]);
}
