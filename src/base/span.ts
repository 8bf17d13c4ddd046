/** A place in a source: lines and columns count from 1, columns count code points; the end is exclusive. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** `web.hcl:7:14`: the form in which every report names a place. */
export function formatSpan(span: Span): string {
  return `${span.file}:${span.line}:${span.column}`;
}
