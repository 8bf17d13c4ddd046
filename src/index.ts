export type { Diagnostic, RelatedPlace, Severity } from "./base/diagnostic.js";
export type { Source, Syntax } from "./base/source.js";
export { formatSpan, type Span } from "./base/span.js";
