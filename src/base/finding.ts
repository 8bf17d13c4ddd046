import type { Code } from "./codes.js";
import type { Path } from "./place.js";

/** A fault in a typed value, before its place is known: a rule sees values only. */
export interface Finding {
  readonly code: Code;
  /** The offending part; for something missing, the part that lacks it. */
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  /** True where Consul stops at an earlier fault and would not report this one. */
  readonly hidden?: true;
}
