import type { Diagnostic } from "../base/diagnostic.js";

/** A definition in another format. */
export interface Conversion {
  /** The whole text of a file; absent where the format has nothing for such a definition. */
  readonly text?: string;
  /** What the format cannot express: errors where nothing is printed, warnings where a part is missing. */
  readonly losses: readonly Diagnostic[];
}
