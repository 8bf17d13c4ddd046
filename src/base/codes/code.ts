/** What the table of codes says about one. */
export interface CodeDescription {
  readonly severity: "error" | "warning" | "info";
  /** What is wrong, in one or two sentences, for docs/diagnostics.md and SARIF. */
  readonly explanation: string;
  /** A few words of input that show it. */
  readonly example: string;
}

/** Holds a stage's table to the form above and keeps its keys as literal types. */
export function describe<Table extends Readonly<Record<string, CodeDescription>>>(table: Table): Table {
  return table;
}
